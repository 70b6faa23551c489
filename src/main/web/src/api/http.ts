import { currentLanguage } from '../i18n/language';
import { TAB } from './tab';

/** A refusal of the server, or `unreachable` when there was no answer. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
  ) {
    super(detail === '' ? code : detail);
    this.name = 'Problem';
  }
}

const TIMEOUT_MS = 15_000;
const PREFIX = 'urn:yihaotong:problem:';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type SignedOutListener = () => void;

let signedOutListener: SignedOutListener = () => undefined;

/** Is told when the server no longer knows the session. */
export function onSignedOut(listener: SignedOutListener): void {
  signedOutListener = listener;
}

export function reportSignedOut(): void {
  signedOutListener();
}

export function cookieValue(cookies: string, name: string): string | null {
  const prefix = `${name}=`;
  const found = cookies.split(/;\s*/).find((part) => part.startsWith(prefix));
  return found === undefined ? null : decodeURIComponent(found.slice(prefix.length));
}

/** Makes a problem of an answer's body, whatever the body is. */
export function problemOf(status: number, body: unknown): Problem {
  if (typeof body === 'object' && body !== null) {
    const { type, detail, title } = body as { type?: unknown; detail?: unknown; title?: unknown };
    const code = typeof type === 'string' && type.startsWith(PREFIX) ? type.slice(PREFIX.length) : `http-${status}`;
    const text = typeof detail === 'string' ? detail : typeof title === 'string' ? title : '';
    return new Problem(status, code, text);
  }
  return new Problem(status, `http-${status}`, '');
}

async function send(method: Method, path: string, body: unknown, extra: Record<string, string> = {}): Promise<Response> {
  const headers: Record<string, string> = {
    ...extra,
    Accept: 'application/json, application/problem+json',
    'Accept-Language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
  };
  if (path.startsWith('/api/agent/')) {
    headers['X-Agent-Tab'] = TAB;
  }
  const token = cookieValue(document.cookie, 'XSRF-TOKEN');
  if (method !== 'GET' && token !== null) {
    headers['X-XSRF-TOKEN'] = token;
  }
  const options: RequestInit = {
    method,
    headers,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  try {
    return await fetch(path, options);
  } catch {
    throw new Problem(0, 'unreachable', '');
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

async function exchange<T>(method: Method, path: string, body: unknown, retry: boolean, extra: Record<string, string> = {}): Promise<T> {
  const before = cookieValue(document.cookie, 'XSRF-TOKEN');
  const response = await send(method, path, body, extra);
  if (response.ok) {
    return (response.status === 204 ? undefined : await bodyOf(response)) as T;
  }
  if (response.status === 403 && method !== 'GET' && retry) {
    // Signing in and out changes the CSRF token: fetch the new one and try once more.
    await send('GET', '/api/session', undefined);
    if (cookieValue(document.cookie, 'XSRF-TOKEN') !== before) {
      return exchange(method, path, body, false, extra);
    }
  }
  if (response.status === 401 && path !== '/api/session') {
    reportSignedOut();
  }
  throw problemOf(response.status, await bodyOf(response));
}

/** Fetches sound or another file that must not be kept by the browser. */
async function blob(path: string, body: unknown): Promise<Blob> {
  const response = await send('POST', path, body);
  if (!response.ok) {
    throw problemOf(response.status, await bodyOf(response));
  }
  return response.blob();
}

export const http = {
  postForBlob: blob,
  get: <T>(path: string) => exchange<T>('GET', path, undefined, true),
  post: <T>(path: string, body?: unknown) => exchange<T>('POST', path, body, true),
  put: <T>(path: string, body?: unknown) => exchange<T>('PUT', path, body, true),
  /** Changes what still has the version that was read, and nothing else (RFC 9110, If-Match). */
  putIfUnchanged: <T>(path: string, version: number, body: unknown) => exchange<T>('PUT', path, body, true, { 'If-Match': `"${version}"` }),
  delete: <T>(path: string) => exchange<T>('DELETE', path, undefined, true),
};
