import type { AgentState, Channel, Reservation } from '../api/types';

const CHANNEL_ORDER: Record<Channel, number> = { VOICE: 0, LETTER: 1, MESSAGE: 2 };

/** Voice first, then letters, then messages; the oldest first within each. */
export function inWorkingOrder(reservations: readonly Reservation[]): Reservation[] {
  return [...reservations].sort(
    (one, other) =>
      CHANNEL_ORDER[one.channel] - CHANNEL_ORDER[other.channel] || Date.parse(one.joinedAt) - Date.parse(other.joinedAt),
  );
}

export function offersOf(reservations: readonly Reservation[]): Reservation[] {
  return inWorkingOrder(reservations.filter((reservation) => reservation.state === 'PENDING'));
}

export function workOf(reservations: readonly Reservation[]): Reservation[] {
  return inWorkingOrder(reservations.filter((reservation) => reservation.state !== 'PENDING'));
}

/** What of an agent's state says what the agent does. */
type Doing = Pick<AgentState, 'presence' | 'since' | 'reservations'>;

/** What colleagues and the supervisor see: presence and what the agent is busy with. */
export type Busy = 'OFFLINE' | 'PAUSED' | 'READY' | 'FINISHING' | 'OFFERED' | 'TALKING' | 'WRAPPING' | 'WORKING';

export function busyOf(state: Doing): Busy {
  const { reservations } = state;
  const voice = reservations.find((reservation) => reservation.channel === 'VOICE');
  if (voice !== undefined) {
    return voice.state === 'PENDING' ? 'OFFERED' : voice.state === 'ACCEPTED' || voice.state === 'CONSULTING' ? 'TALKING' : 'WRAPPING';
  }
  if (reservations.some((reservation) => reservation.state === 'PENDING')) {
    return 'OFFERED';
  }
  return reservations.length > 0 ? 'WORKING' : state.presence;
}

/** When the agent began what `busyOf` says. */
export function busySince(state: Doing): string {
  const busy = busyOf(state);
  if (busy === 'OFFLINE' || busy === 'PAUSED' || busy === 'READY' || busy === 'FINISHING') {
    return state.since;
  }
  const first = inWorkingOrder(state.reservations)[0];
  return first?.acceptedAt ?? first?.offeredAt ?? state.since;
}

/**
 * Which contact stands in the middle: a talk that has just begun comes to the front; else the
 * one that the agent chose, as long as it is there; else the first.
 */
export function selectedContact(
  chosen: string | null,
  before: readonly Reservation[],
  now: readonly Reservation[],
  leftovers: readonly string[] = [],
): string | null {
  const work = workOf(now);
  const isNew = (candidate: Reservation) => !workOf(before).some((known) => known.id === candidate.id);
  const begun = work.find((reservation) => reservation.channel === 'VOICE' && isNew(reservation)) ?? null;
  if (begun !== null) {
    return begun.contact;
  }
  const stays = work.some((reservation) => reservation.contact === chosen) || (chosen !== null && leftovers.includes(chosen));
  return stays ? chosen : (work[0]?.contact ?? null);
}
