import { expect, test } from 'vitest';
import { isBusy, next, PHONE_OFF, type PhoneEvent, type PhoneState } from './machine';

const run = (events: PhoneEvent[], from: PhoneState = PHONE_OFF) => events.reduce(next, from);
const rang: PhoneEvent = { type: 'rang', contact: 'c1', caller: '138****0000' };

test('a call rings, is answered, talks and ends', () => {
  const talking = run([{ type: 'started' }, { type: 'registered' }, rang, { type: 'answered' }, { type: 'connected', at: 5 }]);
  expect(talking.registration).toBe('registered');
  expect(talking.call).toEqual({ phase: 'talking', contact: 'c1', caller: '138****0000', since: 5, muted: false });
  expect(next(talking, { type: 'ended', cause: 'Terminated' }).call).toEqual({ phase: 'ended', contact: 'c1', cause: 'Terminated', talked: true });
});

test('a call that was never answered ends without a talk', () => {
  expect(run([rang, { type: 'ended', cause: 'Canceled' }]).call).toMatchObject({ phase: 'ended', talked: false });
});

test('a second call does not disturb the first', () => {
  const ringing = run([rang]);
  expect(next(ringing, { type: 'rang', contact: 'c2', caller: '' })).toEqual(ringing);
  expect(isBusy(ringing.call)).toBe(true);
});

test('a lost registration leaves the talk alone', () => {
  const talking = run([{ type: 'registered' }, rang, { type: 'answered' }, { type: 'connected', at: 5 }]);
  const lost = next(talking, { type: 'unregistered' });
  expect(lost.registration).toBe('unregistered');
  expect(lost.call).toEqual(talking.call);
});

test('events that the state does not allow change nothing', () => {
  const idle: PhoneState = { ...PHONE_OFF, registration: 'registered' };
  for (const event of [{ type: 'answered' }, { type: 'connected', at: 1 }, { type: 'muted', muted: true }, { type: 'ended', cause: '' }] satisfies PhoneEvent[]) {
    expect(next(idle, event).call).toEqual({ phase: 'idle' });
  }
  expect(next(PHONE_OFF, { type: 'unregistered' })).toEqual(PHONE_OFF);
});

test('a refusal keeps its cause until the telephone is registered', () => {
  const refused = run([{ type: 'started' }, { type: 'refused', cause: 'Rejected' }]);
  expect(refused).toMatchObject({ registration: 'refused', cause: 'Rejected' });
  expect(next(refused, { type: 'registered' }).cause).toBeNull();
});

test('mutes only while talking', () => {
  const talking = run([rang, { type: 'answered' }, { type: 'connected', at: 5 }, { type: 'muted', muted: true }]);
  expect(talking.call).toMatchObject({ phase: 'talking', muted: true });
});
