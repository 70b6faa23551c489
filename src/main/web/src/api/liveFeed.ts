import { backOff } from './backOff';
import { Problem, reportSignedOut } from './http';
import { session } from './api';

export type Connection = 'connecting' | 'live' | 'lost';

interface Handlers<T> {
  onMessage: (message: T) => void;
  onConnection: (connection: Connection) => void;
}

const PING_MS = 20_000;

/**
 * A WebSocket that keeps coming back: with back-off, and at once when the network or the
 * tab wakes up. `silenceMs` closes a connection that says nothing for too long, for feeds
 * that promise to speak.
 */
export class LiveFeed<T> {
  private socket: WebSocket | null = null;
  private failures = 0;
  private stopped = false;
  private retryTimer: number | undefined;
  private pingTimer: number | undefined;
  private silenceTimer: number | undefined;

  constructor(
    private readonly path: string,
    private readonly handlers: Handlers<T>,
    private readonly silenceMs: number | null = null,
  ) {}

  start(): void {
    window.addEventListener('online', this.wake);
    document.addEventListener('visibilitychange', this.wake);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    window.removeEventListener('online', this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    this.clearTimers();
    this.socket?.close();
    this.socket = null;
  }

  private readonly wake = () => {
    if (!this.stopped && document.visibilityState === 'visible' && this.socket === null) {
      window.clearTimeout(this.retryTimer);
      this.connect();
    }
  };

  private connect(): void {
    const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${window.location.host}${this.path}`);
    this.socket = socket;
    this.handlers.onConnection(this.failures === 0 ? 'connecting' : 'lost');
    socket.onopen = () => {
      this.failures = 0;
      this.handlers.onConnection('live');
      this.pingTimer = window.setInterval(() => socket.send('{"type":"ping"}'), PING_MS);
      this.listen();
    };
    socket.onmessage = (event) => this.receive(event.data);
    socket.onclose = () => this.closed(socket);
  }

  private receive(data: unknown): void {
    this.listen();
    if (typeof data !== 'string') {
      return;
    }
    let message: T & { type?: unknown };
    try {
      message = JSON.parse(data) as T & { type?: unknown };
    } catch {
      return;
    }
    if (message.type !== 'pong') {
      this.handlers.onMessage(message);
    }
  }

  private listen(): void {
    if (this.silenceMs !== null) {
      window.clearTimeout(this.silenceTimer);
      const socket = this.socket;
      this.silenceTimer = window.setTimeout(() => {
        socket?.close();
        if (socket !== null) {
          this.closed(socket);
        }
      }, this.silenceMs);
    }
  }

  private closed(socket: WebSocket): void {
    if (this.stopped || this.socket !== socket) {
      return;
    }
    this.clearTimers();
    this.socket = null;
    this.failures += 1;
    this.handlers.onConnection('lost');
    this.retryTimer = window.setTimeout(() => this.connect(), backOff(this.failures));
    if (this.failures === 2) {
      void this.stillSignedIn();
    }
  }

  /** A handshake does not tell why it was refused; the session does. */
  private async stillSignedIn(): Promise<void> {
    try {
      await session.me();
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 401) {
        reportSignedOut();
      }
    }
  }

  private clearTimers(): void {
    window.clearTimeout(this.retryTimer);
    window.clearInterval(this.pingTimer);
    window.clearTimeout(this.silenceTimer);
  }
}
