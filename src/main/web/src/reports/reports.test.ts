import { expect, test } from 'vitest';
import { bars } from './bars';
import { length, whole } from './columns';
import { intervalName, preset } from './question';
import { path, type Report, type ReportRow } from './reportApi';

const row = (start: string | null, keys: (string | null)[], answered: number, rate: number | null): ReportRow => ({ start, keys, figures: { answered, abandoned: 0 }, rates: { connectionRate: rate } });

const report = (part: Partial<Report>): Report => ({
  from: '2026-11-28', to: '2026-11-28', bucket: 'HALF_HOUR', by: [], channel: null, answerWithinSeconds: 20, shortAbandonedSeconds: 5,
  rows: [], total: row(null, [], 0, null), names: {}, ...part,
});

test('presets follow the calendar and choose intervals that suit them', () => {
  expect(preset('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29', bucket: 'DAY' });
  expect(preset('yesterday', '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-02-28', bucket: 'HALF_HOUR' });
  expect(preset('month', '2026-11-28')).toEqual({ from: '2026-11-01', to: '2026-11-28', bucket: 'DAY' });
  expect(preset('year', '2026-11-28')).toEqual({ from: '2026-01-01', to: '2026-11-28', bucket: 'MONTH' });
});

test('the address carries what was asked and nothing else', () => {
  expect(path({ from: '2026-11-01', to: '2026-11-02', bucket: 'DAY', by: null, channel: null })).toBe('/api/reports?from=2026-11-01&to=2026-11-02&bucket=DAY');
  expect(path({ from: '2026-11-01', to: '2026-11-02', bucket: 'DAY', by: 'LINE', channel: 'VOICE' }, 'csv')).toContain('by=LINE&channel=VOICE&format=csv');
});

test('nothing is a dash and never a zero', () => {
  expect(whole(null)).toBe('–');
  expect(length(null)).toBe('–');
  expect(length(0)).toBe('0.0 s');
  expect(length(119_940)).toBe('119.9 s');
  expect(length(179_600)).toBe('3:00');
});

test('intervals are named in city time, as the server told them', () => {
  expect(intervalName('HALF_HOUR', '2026-11-28T09:30:00+08:00')).toBe('11-28 09:30');
  expect(intervalName('MONTH', '2026-11-01T00:00:00+08:00')).toBe('2026-11');
});

test('an interval without calls breaks the line', () => {
  expect(bars('zh', report({ rows: [row('2026-11-28T09:30:00+08:00', [], 0, null)] }))[0]).toEqual({ name: '09:30', answered: 0, abandoned: 0, rate: null });
});

test('groups are drawn with the largest first', () => {
  const rows = [row(null, ['12319'], 2, 1), row(null, ['12345'], 9, 1), row(null, [null], 1, 1)];
  const drawn = bars('en', report({ bucket: 'WHOLE', by: ['LINE'], rows, names: { LINE: { '12345': { zh: '12345', en: '12345' } } } }));
  expect(drawn.map((bar) => bar.name)).toEqual(['12345', '12319', '–']);
});
