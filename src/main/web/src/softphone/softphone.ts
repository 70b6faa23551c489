import type { UA } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRTCSessionEvent, RTCSessionEvent, UnRegisteredEvent } from 'jssip/lib/UA';
import { backOff } from '../api/backOff';
import type { SoftphoneAccount } from '../api/types';
import { isBusy, next, PHONE_OFF, type PhoneEvent, type PhoneState } from './machine';
import { Renewal } from './renewal';
import { NO_STATISTICS, readStatistics, type SoftphoneStatistics } from './statistics';

/** The telephone in the page, whatever speaks SIP beneath. */
export interface Phone {
  subscribe(listener: () => void): () => void;
  state(): PhoneState;
  /** Registers by the account, and by those that follow it in time. */
  start(account: SoftphoneAccount, remoteAudio: HTMLAudioElement, nextAccount: () => Promise<SoftphoneAccount>): Promise<void>;
  stop(): void;
  /** Takes no further calls, but lets the present one go on. */
  retire(): void;
  answer(): void;
  hangUp(): void;
  mute(muted: boolean): void;
  statistics(): Promise<SoftphoneStatistics>;
}

const REGISTER_EXPIRES_S = 120;
const REFUSALS_PER_QUESTION = 6;
const BUSY_HERE = 486;
// Without this JsSIP waits for every candidate of every interface, seconds on some machines.
const CANDIDATES_MS = 400;

/** SIP over WebSocket by JsSIP, which is loaded only when an agent starts a shift. */
export class SipPhone implements Phone {
  private current: PhoneState = PHONE_OFF;
  private readonly listeners = new Set<() => void>();
  private agent: UA | null = null;
  private session: RTCSession | null = null;
  private audio: HTMLAudioElement | null = null;
  private renewal: Renewal | null = null;
  private starts = 0;
  private refusals = 0;
  private retry: number | undefined;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  state = (): PhoneState => this.current;

  async start(
    account: SoftphoneAccount,
    remoteAudio: HTMLAudioElement,
    nextAccount: () => Promise<SoftphoneAccount>,
  ): Promise<void> {
    this.stop();
    const mine = this.starts;
    this.audio = remoteAudio;
    this.apply({ type: 'started' });
    const { default: JsSIP } = await import('jssip');
    if (mine !== this.starts) {
      return;
    }
    const agent = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(account.webSocketUrl)],
      uri: account.uri,
      authorization_user: account.username,
      password: account.password,
      register: true,
      register_expires: REGISTER_EXPIRES_S,
      session_timers: false,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 10,
      user_agent: 'Yihaotong console',
    });
    agent.on('connecting', () => this.apply({ type: this.current.cause === null ? 'started' : 'unregistered' }));
    agent.on('registered', () => {
      this.refusals = 0;
      this.apply({ type: 'registered' });
    });
    agent.on('unregistered', () => this.apply({ type: 'unregistered' }));
    agent.on('disconnected', () => {
      if (this.agent !== agent) {
        return;
      }
      this.apply({ type: 'unregistered' });
      // The Asterisk may be lost, and the server may name another one.
      this.renewal?.hurry();
    });
    agent.on('registrationFailed', (event: UnRegisteredEvent) => {
      this.apply({ type: 'refused', cause: event.cause ?? '' });
      this.refusals += 1;
      // The password may have ended: by the hand of a supervisor, or after an outage.
      if (this.refusals % REFUSALS_PER_QUESTION === 1) {
        this.renewal?.hurry();
      }
      // JsSIP comes back by itself after a lost connection, but not after a refusal.
      this.retry = window.setTimeout(() => agent.isConnected() && agent.register(), backOff(this.refusals));
    });
    agent.on('newRTCSession', (event: RTCSessionEvent) => this.incoming(event as IncomingRTCSessionEvent));
    this.agent = agent;
    agent.start();
    let password = account.password;
    this.renewal = new Renewal(nextAccount, (renewed) => {
      if (renewed.webSocketUrl !== account.webSocketUrl && !isBusy(this.current.call)) {
        void this.start(renewed, remoteAudio, nextAccount);
        return;
      }
      if (renewed.password !== password) {
        password = renewed.password;
        agent.set('password', password);
        // Nothing inside a talk is asked for a password; a registration that stands goes on meanwhile.
        if (agent.isConnected()) {
          agent.register();
        }
      }
    });
    this.renewal.follow(account);
  }

  stop(): void {
    this.starts += 1;
    window.clearTimeout(this.retry);
    this.renewal?.stop();
    this.renewal = null;
    this.agent?.stop();
    this.agent = null;
    this.session = null;
    if (this.current !== PHONE_OFF) {
      this.apply({ type: 'stopped' });
    }
  }

  retire(): void {
    window.clearTimeout(this.retry);
    this.renewal?.stop();
    this.agent?.unregister();
  }

  answer(): void {
    if (this.current.call.phase !== 'ringing' || this.session === null) {
      return;
    }
    this.apply({ type: 'answered' });
    this.session.answer({
      mediaConstraints: { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true }, video: false },
      pcConfig: { iceServers: [] },
    });
  }

  hangUp(): void {
    if (this.session !== null && isBusy(this.current.call)) {
      this.session.terminate();
    }
  }

  mute(muted: boolean): void {
    if (this.session === null) {
      return;
    }
    if (muted) {
      this.session.mute({ audio: true });
    } else {
      this.session.unmute({ audio: true });
    }
  }

  async statistics(): Promise<SoftphoneStatistics> {
    const connection = this.session?.connection;
    if (connection === undefined || connection === null) {
      return NO_STATISTICS;
    }
    const report = await connection.getStats();
    return readStatistics([...report.values()] as Record<string, unknown>[]);
  }

  private incoming(event: IncomingRTCSessionEvent): void {
    const session = event.session;
    if ((event.originator as string) !== 'remote') {
      return;
    }
    if (isBusy(this.current.call)) {
      session.terminate({ status_code: BUSY_HERE });
      return;
    }
    this.session = session;
    const contact = event.request.getHeader('X-Contact') as string | undefined;
    const caller = session.remote_identity?.uri?.user ?? '';
    this.follow(session);
    this.apply({ type: 'rang', contact: contact?.trim() ?? null, caller });
  }

  private follow(session: RTCSession): void {
    const mine = (event: PhoneEvent) => {
      if (this.session === session) {
        this.apply(event);
      }
    };
    session.on('peerconnection', ({ peerconnection }) => {
      peerconnection.addEventListener('track', (event: RTCTrackEvent) => this.play(event));
    });
    let gathering: number | undefined;
    session.on('icecandidate', ({ ready }) => {
      gathering ??= window.setTimeout(ready, CANDIDATES_MS);
    });
    session.on('confirmed', () => mine({ type: 'connected', at: Date.now() }));
    session.on('muted', () => mine({ type: 'muted', muted: true }));
    session.on('unmuted', () => mine({ type: 'muted', muted: false }));
    session.on('ended', ({ cause }) => mine({ type: 'ended', cause }));
    session.on('failed', ({ cause }) => mine({ type: 'ended', cause }));
  }

  private play(event: RTCTrackEvent): void {
    if (this.audio !== null) {
      this.audio.srcObject = event.streams[0] ?? new MediaStream([event.track]);
      // Answering was a click or a key, so the browser lets it play.
      void this.audio.play().catch(() => undefined);
    }
  }

  private apply(event: PhoneEvent): void {
    const before = this.current;
    this.current = next(before, event);
    if (this.current !== before) {
      this.listeners.forEach((listener) => listener());
    }
  }
}
