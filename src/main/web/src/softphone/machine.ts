/** What the softphone is doing, as pure data: JsSIP's events go in, the next state comes out. */

export type Registration = 'off' | 'connecting' | 'registered' | 'unregistered' | 'refused';

export type PhoneCall =
  | { phase: 'idle' }
  | { phase: 'ringing'; contact: string | null; caller: string }
  | { phase: 'answering'; contact: string | null; caller: string }
  | { phase: 'talking'; contact: string | null; caller: string; since: number; muted: boolean }
  | { phase: 'ended'; contact: string | null; cause: string; talked: boolean };

export interface PhoneState {
  registration: Registration;
  cause: string | null;
  call: PhoneCall;
}

export type PhoneEvent =
  | { type: 'started' }
  | { type: 'registered' }
  | { type: 'unregistered' }
  | { type: 'refused'; cause: string }
  | { type: 'stopped' }
  | { type: 'rang'; contact: string | null; caller: string }
  | { type: 'answered' }
  | { type: 'connected'; at: number }
  | { type: 'muted'; muted: boolean }
  | { type: 'ended'; cause: string };

export const PHONE_OFF: PhoneState = { registration: 'off', cause: null, call: { phase: 'idle' } };

/** The next state; an event that the state does not allow changes nothing. */
export function next(state: PhoneState, event: PhoneEvent): PhoneState {
  switch (event.type) {
    case 'started':
      return { ...state, registration: 'connecting', cause: null };
    case 'registered':
      return { ...state, registration: 'registered', cause: null };
    case 'unregistered':
      return state.registration === 'off' ? state : { ...state, registration: 'unregistered', cause: null };
    case 'refused':
      return { ...state, registration: 'refused', cause: event.cause };
    case 'stopped':
      return PHONE_OFF;
    default:
      return { ...state, call: nextCall(state.call, event) };
  }
}

type CallEvent = Extract<PhoneEvent, { type: 'rang' | 'answered' | 'connected' | 'muted' | 'ended' }>;

function nextCall(call: PhoneCall, event: CallEvent): PhoneCall {
  switch (event.type) {
    case 'rang':
      return isBusy(call) ? call : { phase: 'ringing', contact: event.contact, caller: event.caller };
    case 'answered':
      return call.phase === 'ringing' ? { ...call, phase: 'answering' } : call;
    case 'connected':
      return call.phase === 'answering' ? { ...call, phase: 'talking', since: event.at, muted: false } : call;
    case 'muted':
      return call.phase === 'talking' ? { ...call, muted: event.muted } : call;
    case 'ended':
      return isBusy(call)
        ? { phase: 'ended', contact: call.contact, cause: event.cause, talked: call.phase === 'talking' }
        : call;
  }
}

/** One call at a time: a second one is refused while this is true. */
export function isBusy(
  call: PhoneCall,
): call is Extract<PhoneCall, { phase: 'ringing' | 'answering' | 'talking' }> {
  return call.phase === 'ringing' || call.phase === 'answering' || call.phase === 'talking';
}
