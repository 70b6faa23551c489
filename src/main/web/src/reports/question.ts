import { toField } from '../lines/cityTime';
import type { Bucket, Question } from './reportApi';

export const PRESETS = ['today', 'yesterday', 'week', 'month', 'year'] as const;
export type Preset = (typeof PRESETS)[number];

const DAY_MS = 86_400_000;

/** Days of the calendar, reckoned at noon in UTC so that no zone moves them. */
function day(text: string): Date {
  return new Date(`${text}T12:00:00Z`);
}

function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function cityToday(now: number): string {
  return toField(now).slice(0, 10);
}

/** The days of a preset and the intervals that suit them. */
export function preset(which: Preset, today: string): Pick<Question, 'from' | 'to' | 'bucket'> {
  const now = day(today);
  switch (which) {
    case 'today':
      return { from: today, to: today, bucket: 'HALF_HOUR' };
    case 'yesterday': {
      const before = text(new Date(now.getTime() - DAY_MS));
      return { from: before, to: before, bucket: 'HALF_HOUR' };
    }
    case 'week': {
      const sinceMonday = (now.getUTCDay() + 6) % 7;
      return { from: text(new Date(now.getTime() - sinceMonday * DAY_MS)), to: today, bucket: 'DAY' };
    }
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today, bucket: 'DAY' };
    case 'year':
      return { from: `${today.slice(0, 5)}01-01`, to: today, bucket: 'MONTH' };
  }
}

/** `11-28 09:30` for a half hour, `2026-11` for a month: as much as tells intervals apart. The start is city time already. */
export function intervalName(bucket: Bucket, start: string | null): string {
  if (start === null) {
    return '';
  }
  switch (bucket) {
    case 'HALF_HOUR':
      return `${start.slice(5, 10)} ${start.slice(11, 16)}`;
    case 'MONTH':
      return start.slice(0, 7);
    case 'YEAR':
      return start.slice(0, 4);
    case 'WHOLE':
    case 'DAY':
    case 'WEEK':
      return start.slice(0, 10);
  }
}
