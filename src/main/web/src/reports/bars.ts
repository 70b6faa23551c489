import type { Language } from '../i18n/language';
import { intervalName } from './question';
import { groupName } from './ReportTable';
import type { Bar } from './ReportChart';
import type { Report } from './reportApi';

const MOST_GROUPS = 16;

/** The part of an interval's name that differs from its neighbours'. */
function shortName(report: Report, start: string | null): string {
  const name = intervalName(report.bucket, start);
  switch (report.bucket) {
    case 'HALF_HOUR':
      return report.from === report.to ? name.slice(6) : name;
    case 'DAY':
    case 'WEEK':
      return name.slice(5);
    case 'WHOLE':
    case 'MONTH':
    case 'YEAR':
      return name;
  }
}

/** One bar for each interval; with groups one for each group, the largest first. */
export function bars(language: Language, report: Report): Bar[] {
  const figure = (value: number | null | undefined) => value ?? 0;
  if (report.by.length === 0) {
    return report.rows.map((row) => ({
      name: shortName(report, row.start),
      answered: figure(row.figures['answered']),
      abandoned: figure(row.figures['abandoned']),
      rate: row.rates['connectionRate'] ?? null,
    }));
  }
  const groups = new Map<string, Bar>();
  for (const row of report.rows) {
    const name = groupName(language, report, row);
    const bar = groups.get(name) ?? { name, answered: 0, abandoned: 0, rate: null };
    bar.answered += figure(row.figures['answered']);
    bar.abandoned += figure(row.figures['abandoned']);
    groups.set(name, bar);
  }
  return [...groups.values()]
    .filter((bar) => bar.answered + bar.abandoned > 0)
    .sort((one, other) => other.answered + other.abandoned - one.answered - one.abandoned)
    .slice(0, MOST_GROUPS)
    .map((bar) => ({ ...bar, name: bar.name.length > 8 ? `${bar.name.slice(0, 7)}…` : bar.name }));
}
