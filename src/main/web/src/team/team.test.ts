import { expect, test } from 'vitest';
import type { Channel, Reservation } from '../api/types';
import { consequence, countIn, inHand, mayBeNow, orderDraft, orderFaults, shownAgents, withChanged, type OrderDraft } from './team';
import type { AtWork } from './teamApi';

const held = (channel: Channel, state: Reservation['state'] = 'ACCEPTED'): Reservation => ({
  id: `${channel}${state}`, contact: 'c', channel, state, parked: false, joinedAt: '2026-11-29T10:00:00Z', offeredAt: '2026-11-29T10:00:00Z', acceptedAt: null, expiresAt: null, wrapUntil: null, wrapUp: null, talk: null,
});
const agent = (part: Partial<AtWork>): AtWork => ({
  id: 7, name: '王敏', seat: '1001', presence: 'READY', pauseReason: null, since: '2026-11-29T10:00:00Z', next: null, returnsAt: null, offers: { missed: 0, rejected: 0, failed: 0 }, rejectsTooOften: false, reservations: [], ...part,
});
const draft = (part: Partial<OrderDraft>): OrderDraft => ({ order: 'PAUSED', reason: 'BREAK', now: false, note: '', ...part });

const idle = agent({ id: 1, name: 'Anna', seat: '1004' });
const talking = agent({ id: 2, name: '包秀兰', seat: '1002', reservations: [held('VOICE'), held('LETTER')] });
const writing = agent({ id: 3, name: '赵文', seat: '1003', reservations: [held('LETTER'), held('LETTER', 'PENDING'), held('MESSAGE')] });
const paused = agent({ id: 4, name: '刘洋', seat: null, presence: 'PAUSED', pauseReason: 'MEAL' });
const leaving = agent({ id: 5, name: '孙丽', seat: '1001', presence: 'FINISHING', next: 'OFFLINE' });
const team = [idle, talking, writing, paused, leaving];

test('counts who is ready, busy and paused by what they do, not by what they chose', () => {
  expect((['ALL', 'FREE', 'BUSY', 'PAUSED'] as const).map((filter) => countIn(team, filter))).toEqual([5, 1, 3, 1]);
});

test('shows the agents in the order of their seats, found by name or seat', () => {
  expect(shownAgents(team, 'ALL', '').map(({ id }) => id)).toEqual([4, 5, 2, 3, 1]);
  expect(shownAgents(team, 'BUSY', '').map(({ id }) => id)).toEqual([5, 2, 3]);
  expect(shownAgents(team, 'ALL', ' anna ').map(({ id }) => id)).toEqual([1]);
  expect(shownAgents(team, 'ALL', '1003').map(({ id }) => id)).toEqual([3]);
  expect(shownAgents(team, 'PAUSED', '1003')).toEqual([]);
});

test('says what is in hand without what is only offered', () => {
  expect(inHand('zh', talking)).toBe('电话 1 · 信件 1');
  expect(inHand('en', writing)).toBe('Letter 1 · Message 1');
  expect(inHand('en', idle)).toBe('');
});

test('begins with the opposite of what is', () => {
  expect(orderDraft(idle)).toMatchObject({ order: 'PAUSED', reason: null });
  expect(orderDraft(paused).order).toBe('READY');
  expect(orderDraft(leaving).order).toBe('READY');
});

test('asks for the reason of a pause and for a short note', () => {
  expect(orderFaults('zh', draft({ reason: null }))).toEqual(['请选择置忙原因。']);
  expect(orderFaults('en', draft({ note: 'x'.repeat(201) }))).toEqual(['A note has 200 characters at most.']);
  expect(orderFaults('en', draft({ order: 'HOME', reason: null, note: ` ${'x'.repeat(200)} ` }))).toEqual([]);
});

test('lets letters and messages not be waited for, a call always', () => {
  const order = (of: AtWork, part: Partial<OrderDraft>) => mayBeNow(of, draft(part));
  expect([order(writing, {}), order(writing, { order: 'HOME' }), order(talking, { order: 'HOME' })]).toEqual([true, true, true]);
  expect([order(talking, {}), order(idle, {}), order(writing, { order: 'READY' }), order({ ...writing, presence: 'PAUSED' }, {})]).toEqual([false, false, false, false]);
});

test('says what will happen before it does', () => {
  const then = (of: AtWork, part: Partial<OrderDraft>) => consequence('en', of, draft(part));
  expect(then(idle, { order: 'READY' })).toBe('Is ready already.');
  expect(then(paused, { order: 'READY' })).toBe('New contacts may come at once.');
  expect(then(idle, {})).toBe('The pause begins at once.');
  expect(then(talking, {})).toContain('when what is in hand is done');
  expect(then(talking, { now: true })).toContain('when what is in hand is done');
  expect(then(writing, { now: true })).toContain('are kept for the agent');
  expect(then({ ...writing, presence: 'PAUSED' }, {})).toBe('The pause begins at once.');
  expect(then(idle, { order: 'HOME' })).toBe('The shift ends at once.');
  expect(then(writing, { order: 'HOME' })).toContain('ends when what is in hand is done');
  expect(then(writing, { order: 'HOME', now: true })).toContain('then the shift ends');
  expect(then(talking, { order: 'HOME', now: true })).toContain('ends after the call');
});

test('shows the changed agent, and no longer one whose shift is over', () => {
  expect(withChanged(team, { ...idle, presence: 'PAUSED' }).find(({ id }) => id === 1)?.presence).toBe('PAUSED');
  expect(withChanged(team, { ...idle, presence: 'OFFLINE' }).map(({ id }) => id)).toEqual([2, 3, 4, 5]);
});
