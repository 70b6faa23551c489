import type { Report, ReportRow } from '../src/reports/reportApi.ts';

/** Figures of a plausible day, the same each time. */
function row(start: string | null, keys: (string | null)[], size: number): ReportRow {
  const answered = Math.round(size * 0.93);
  const abandoned = size - answered;
  const divided = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  return {
    start,
    keys,
    figures: {
      received: Math.round(size * 1.3), answered, abandoned, shortAbandoned: Math.round(abandoned * 0.3), wait90Millis: size > 0 ? 9_000 + size * 310 : null,
      handled: answered, transfers: Math.round(answered * 0.06), missed: Math.round(answered * 0.02), rejected: Math.round(answered * 0.01), selfServed: Math.round(size * 0.22),
    },
    rates: {
      serviceLevel: divided(answered * 0.9, size), soonRate: divided(answered * 0.82, answered), connectionRate: divided(answered, size),
      averageAnswerMillis: size > 0 ? 4_000 + size * 90 : null, averageHandlingMillis: size > 0 ? 231_000 : null, occupancy: size > 0 ? Math.min(0.93, 0.3 + size / 60) : null,
    },
  };
}

const LINES: [string, string, string][] = [['12345', '12345政务服务便民热线', '12345 Government Hotline'], ['12319', '城建服务热线', 'Urban Services Line'], ['12369', '环保举报热线', 'Environmental Complaints Line'], ['0473-2999901', '供水服务热线', 'Water Supply Line']];

export function mockReport(query: string): Report {
  const asked = new URLSearchParams(query);
  const by = asked.getAll('by') as Report['by'];
  const from = asked.get('from') ?? '';
  const to = asked.get('to') ?? '';
  const bucket = (asked.get('bucket') ?? 'DAY') as Report['bucket'];
  const starts: (string | null)[] =
    bucket === 'WHOLE' ? [null] : bucket === 'HALF_HOUR' ? Array.from({ length: 36 }, (_, half) => `${from}T${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}:00+08:00`) : Array.from({ length: Math.min(28, Number(to.slice(8)) - Number(from.slice(8)) + 1 || 12) }, (_, day) => `${from.slice(0, 8)}${String(day + 1).padStart(2, '0')}T00:00:00+08:00`);
  const size = (place: number) => (bucket === 'HALF_HOUR' && place < 4 ? 0 : Math.round(6 + 30 * Math.abs(Math.sin(place / 7 + 1))));
  const keys = by.length === 0 ? [[]] : by[0] === 'LINE' ? LINES.map(([number]) => [number]) : by[0] === 'CHANNEL' ? [['VOICE'], ['LETTER']] : [['0901'], ['1204'], [null]];
  const rows = starts.flatMap((start, place) => keys.map((key, other) => row(start, key, Math.round(size(place) / (1 + other)))));
  return {
    from, to, bucket, by,
    channel: asked.get('channel') as Report['channel'],
    answerWithinSeconds: 20, shortAbandonedSeconds: 5, rows,
    total: row(null, [], rows.reduce((sum, one) => sum + (one.figures['answered'] ?? 0), 0)),
    names: { LINE: Object.fromEntries(LINES.map(([number, zh, en]) => [number, { zh, en }])) },
  };
}
