import type { TextKey } from '../i18n/language';
import { percent } from '../shared/format';
import type { ReportRow } from './reportApi';

export interface Column {
  key: TextKey;
  text: (row: ReportRow) => string;
  number: (row: ReportRow) => number | null;
}

const NONE = '–';

export function whole(value: number | null | undefined): string {
  return value === null || value === undefined ? NONE : String(value);
}

/** Seconds below two minutes, then minutes and seconds; a dash for nothing. */
export function length(millis: number | null | undefined): string {
  if (millis === null || millis === undefined) {
    return NONE;
  }
  const seconds = millis / 1000;
  if (seconds < 120) {
    return `${seconds.toFixed(1)} s`;
  }
  const rounded = Math.round(seconds);
  return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, '0')}`;
}

const count = (name: string): Column => ({ key: `reports.figure.${name}` as TextKey, text: (row) => whole(row.figures[name]), number: (row) => row.figures[name] ?? null });
const time = (name: string): Column => ({ key: `reports.figure.${name}` as TextKey, text: (row) => length(row.figures[name]), number: (row) => row.figures[name] ?? null });
const share = (name: string): Column => ({ key: `reports.rate.${name}` as TextKey, text: (row) => percent(row.rates[name], 1), number: (row) => row.rates[name] ?? null });
const mean = (name: string): Column => ({ key: `reports.rate.${name}` as TextKey, text: (row) => length(row.rates[name]), number: (row) => row.rates[name] ?? null });

/** What a supervisor compares; the file has all figures. */
export const COLUMNS: readonly Column[] = [
  count('received'),
  count('answered'),
  count('abandoned'),
  count('shortAbandoned'),
  share('serviceLevel'),
  share('soonRate'),
  share('connectionRate'),
  mean('averageAnswerMillis'),
  time('wait90Millis'),
  count('handled'),
  mean('averageHandlingMillis'),
  count('transfers'),
  count('missed'),
  count('rejected'),
  count('selfServed'),
  share('occupancy'),
];
