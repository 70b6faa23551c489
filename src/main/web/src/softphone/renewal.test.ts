import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SoftphoneAccount } from '../api/types';
import { Renewal } from './renewal';

const account = (password: string, renewInSeconds = 21_600): SoftphoneAccount => ({
  uri: 'sip:seat-1001@127.0.0.1',
  webSocketUrl: 'ws://127.0.0.1/ws',
  username: 'seat-1001',
  password,
  expiresAt: '2026-11-29T20:00:00Z',
  renewInSeconds,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A renewal whose questions are answered by hand. */
const unanswered = () => {
  const asked: ((next: SoftphoneAccount) => void)[] = [];
  const used: string[] = [];
  const renewal = new Renewal(
    () => new Promise<SoftphoneAccount>((resolve) => asked.push(resolve)),
    (next) => used.push(next.password),
  );
  return { renewal, asked, used, answer: (next: SoftphoneAccount) => asked.at(-1)?.(next) };
};

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

test('the next password is fetched when the server says so, and the one after that', async () => {
  const used: string[] = [];
  const answers = [account('second', 100), account('third')];
  const renewal = new Renewal(() => Promise.resolve(answers.shift() ?? account('more')), (next) => used.push(next.password));
  renewal.follow(account('first', 200));
  await seconds(199);
  expect(used).toEqual([]);
  await seconds(1);
  expect(used).toEqual(['second']);
  await seconds(100);
  expect(used).toEqual(['second', 'third']);
});

test('without a server the present one stays and the question is asked again, less and less often', async () => {
  const used: string[] = [];
  let asked = 0;
  let away = true;
  const renewal = new Renewal(
    () => {
      asked += 1;
      return away ? Promise.reject(new Error('unreachable')) : Promise.resolve(account('second'));
    },
    (next) => used.push(next.password),
  );
  renewal.follow(account('first', 10));
  await seconds(70);
  expect(used).toEqual([]);
  expect(asked).toBeGreaterThan(5);
  expect(asked).toBeLessThan(16);
  away = false;
  await seconds(10);
  expect(used).toEqual(['second']);
});

test('a refused password is asked for at once, and once', async () => {
  const { renewal, asked, used, answer } = unanswered();
  renewal.follow(account('first'));
  renewal.hurry();
  renewal.hurry();
  expect(asked).toHaveLength(1);
  answer(account('second', 50));
  await seconds(49);
  expect(used).toEqual(['second']);
  expect(asked).toHaveLength(1);
  await seconds(1);
  expect(asked).toHaveLength(2);
});

test('a telephone that was stopped asks no more and uses nothing that comes late', async () => {
  const { renewal, asked, used, answer } = unanswered();
  renewal.follow(account('first', 10));
  renewal.hurry();
  renewal.stop();
  answer(account('second', 5));
  await seconds(60);
  expect(used).toEqual([]);
  expect(asked).toHaveLength(1);
});
