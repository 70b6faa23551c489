/**
 * Answers the console's API from memory while developing (`npm run dev`, `npm run preview`), so
 * that screens can be drawn without a server. Never part of the build. Sign in as `agent1`,
 * `dept1`, `boss1` or `admin` with any password but `wrong`; `?mock=NAME` on the page chooses a scene.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { WebSocketServer, type WebSocket } from 'ws';
import { MockRefusal } from './mockRefusal.ts';
import { MockWorld } from './mockWorld.ts';

interface Sockets {
  agent: Set<WebSocket>;
  wall: Set<WebSocket>;
}

export function mockServer(): Plugin {
  const world = new MockWorld();
  const sockets: Sockets = { agent: new Set(), wall: new Set() };
  const tell = () => {
    sockets.agent.forEach((socket) => socket.send(JSON.stringify(world.agent)));
    sockets.wall.forEach((socket) => socket.send(JSON.stringify(world.wallboard())));
  };
  const serve = (server: ViteDevServer | PreviewServer) => {
    server.middlewares.use((request, response, next) => {
      if (request.url?.startsWith('/api/') === true) {
        void answer(world, request, response).then(tell);
      } else {
        next();
      }
    });
    const upgrades = new WebSocketServer({ noServer: true });
    const http = server.httpServer as unknown as { on(event: 'upgrade', listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void };
    http.on('upgrade', (request, socket, head) => {
      const group = request.url?.startsWith('/ws/agent') === true ? sockets.agent : request.url === '/ws/wallboard' ? sockets.wall : null;
      if (group === null) {
        return;
      }
      upgrades.handleUpgrade(request, socket, head, (opened) => {
        group.add(opened);
        opened.on('close', () => group.delete(opened));
        opened.send(JSON.stringify(group === sockets.agent ? world.agent : world.wallboard()));
      });
    });
    setInterval(tell, 4000).unref();
  };
  return { name: 'yihaotong-mock', configureServer: serve, configurePreviewServer: serve };
}

async function answer(world: MockWorld, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  response.setHeader('Set-Cookie', 'XSRF-TOKEN=mock; Path=/');
  try {
    const result = world.handle(request.method ?? 'GET', request.url ?? '', text === '' ? {} : (JSON.parse(text) as Record<string, string>));
    response.statusCode = result === undefined ? 204 : 200;
    response.setHeader('Content-Type', 'application/json');
    response.end(result === undefined ? '' : JSON.stringify(result));
  } catch (problem) {
    const refusal = problem instanceof MockRefusal ? problem : new MockRefusal(500, 'mock', String(problem));
    response.statusCode = refusal.status;
    response.setHeader('Content-Type', 'application/problem+json');
    response.end(JSON.stringify({ type: `urn:yihaotong:problem:${refusal.code}`, status: refusal.status, detail: refusal.message }));
  }
}
