import { busyOf, workOf, type Busy } from '../agent/work';
import { translate, type Language } from '../i18n/language';
import type { AtWork } from './teamApi';

/** What an agent is told with a change, at most; the server checks the same. */
export const LONGEST_NOTE = 200;

export type Filter = 'ALL' | 'FREE' | 'BUSY' | 'PAUSED';
export const FILTERS: readonly Filter[] = ['ALL', 'FREE', 'BUSY', 'PAUSED'];

const GROUP: Record<Busy, Filter | null> = {
  OFFLINE: null,
  READY: 'FREE',
  PAUSED: 'PAUSED',
  FINISHING: 'BUSY',
  OFFERED: 'BUSY',
  TALKING: 'BUSY',
  WRAPPING: 'BUSY',
  WORKING: 'BUSY',
};

export function countIn(agents: readonly AtWork[], filter: Filter): number {
  return filter === 'ALL' ? agents.length : agents.filter((agent) => GROUP[busyOf(agent)] === filter).length;
}

/** By name or seat; in the order of the seats, so that nobody jumps while being looked at. */
export function shownAgents(agents: readonly AtWork[], filter: Filter, words: string): AtWork[] {
  const wanted = words.trim().toLowerCase();
  return agents
    .filter((agent) => (filter === 'ALL' || GROUP[busyOf(agent)] === filter) && (agent.name.toLowerCase().includes(wanted) || (agent.seat ?? '').includes(wanted)))
    .sort((one, other) => (one.seat ?? '').localeCompare(other.seat ?? '') || one.id - other.id);
}

/** What is in hand, in short: `电话 1 · 信件 2`; empty when there is nothing. */
export function inHand(language: Language, agent: AtWork): string {
  const work = workOf(agent.reservations);
  return (['VOICE', 'LETTER', 'MESSAGE'] as const)
    .map((channel) => ({ channel, count: work.filter((one) => one.channel === channel).length }))
    .filter(({ count }) => count > 0)
    .map(({ channel, count }) => `${translate(language, `channel.${channel}`)} ${count}`)
    .join(' · ');
}

export type Order = 'READY' | 'PAUSED' | 'HOME';
export const ORDERS: readonly Order[] = ['READY', 'PAUSED', 'HOME'];

export interface OrderDraft {
  order: Order;
  reason: string | null;
  /** Letters and messages in hand are not waited for. */
  now: boolean;
  note: string;
}

/** What is most likely wanted: the opposite of what is. */
export function orderDraft(agent: AtWork): OrderDraft {
  return { order: agent.presence === 'READY' ? 'PAUSED' : 'READY', reason: null, now: false, note: '' };
}

export function orderFaults(language: Language, draft: OrderDraft): string[] {
  const faults: string[] = [];
  if (draft.order === 'PAUSED' && draft.reason === null) {
    faults.push(translate(language, 'team.fault.reason'));
  }
  if (draft.note.trim().length > LONGEST_NOTE) {
    faults.push(translate(language, 'team.fault.note', { most: LONGEST_NOTE }));
  }
  return faults;
}

/** What will happen, before it does; as `ShiftDesk` of the server has it. */
export function consequence(language: Language, agent: AtWork, draft: OrderDraft): string {
  if (draft.order === 'READY') {
    return translate(language, agent.presence === 'READY' ? 'team.then.alreadyReady' : 'team.then.ready');
  }
  const free = agent.reservations.length === 0;
  const talking = onCall(agent);
  const now = draft.now && mayBeNow(agent, draft);
  if (draft.order === 'PAUSED') {
    return translate(language, free || agent.presence === 'PAUSED' ? 'team.then.pause' : now ? 'team.then.pauseNow' : 'team.then.pauseAfter');
  }
  return translate(language, free ? 'team.then.home' : now ? (talking ? 'team.then.homeNowTalk' : 'team.then.homeNow') : 'team.then.homeAfter');
}

/** Whether there are letters or messages that need not be waited for; a call always is, and before a pause all with it. */
export function mayBeNow(agent: AtWork, draft: OrderDraft): boolean {
  const others = agent.reservations.some(({ channel }) => channel !== 'VOICE');
  return others && (draft.order === 'HOME' || (draft.order === 'PAUSED' && agent.presence !== 'PAUSED' && !onCall(agent)));
}

function onCall(agent: AtWork): boolean {
  return agent.reservations.some(({ channel }) => channel === 'VOICE');
}

/** The list with an agent's new state in it; whose shift is over is no longer there. */
export function withChanged(agents: readonly AtWork[], changed: AtWork): AtWork[] {
  return agents.map((agent) => (agent.id === changed.id ? changed : agent)).filter(({ presence }) => presence !== 'OFFLINE');
}
