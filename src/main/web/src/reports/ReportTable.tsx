import { useState } from 'react';
import { translateIfKnown, useLanguage, type Language } from '../i18n/language';
import { COLUMNS } from './columns';
import { intervalName } from './question';
import type { Report, ReportRow } from './reportApi';

const FIRST = 300;

/** The name of a row's group; the dash is for what nobody knows, a call without a category for one. */
export function groupName(language: Language, report: Report, row: ReportRow): string {
  const dimension = report.by[0];
  const key = row.keys[0] ?? null;
  if (dimension === undefined) {
    return '';
  }
  if (key === null) {
    return '–';
  }
  if (dimension === 'CHANNEL') {
    return translateIfKnown(language, `channel.${key}`) ?? key;
  }
  const name = report.names[dimension]?.[key]?.[language];
  return name === undefined ? key : dimension === 'LINE' && !name.startsWith(key) ? `${key} ${name}` : name;
}

export function ReportTable({ report }: { report: Report }) {
  const { language, t } = useLanguage();
  const [all, setAll] = useState(false);
  const grouped = report.by.length > 0;
  const intervals = report.bucket !== 'WHOLE';
  const shown = all ? report.rows : report.rows.slice(0, FIRST);
  return (
    <div className="report-table">
      <table data-testid="report-table">
        <thead>
          <tr>
            {intervals && <th scope="col">{t('reports.interval')}</th>}
            {grouped && <th scope="col">{t(`reports.by.${report.by[0] ?? 'LINE'}`)}</th>}
            {!intervals && !grouped && <th scope="col">{t('reports.interval')}</th>}
            {COLUMNS.map((column) => (
              <th scope="col" key={column.key}>
                {t(column.key, { seconds: report.answerWithinSeconds })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={index} data-testid="report-row">
              {intervals && <th scope="row" className="report-interval">{intervalName(report.bucket, row.start)}</th>}
              {grouped && <th scope="row">{groupName(language, report, row)}</th>}
              {!intervals && !grouped && <th scope="row">{t('reports.whole')}</th>}
              {COLUMNS.map((column) => (
                <td key={column.key}>{column.text(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-testid="report-total">
            <th scope="row" colSpan={intervals && grouped ? 2 : 1}>
              {t('reports.total')}
            </th>
            {COLUMNS.map((column) => (
              <td key={column.key}>{column.text(report.total)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
      {shown.length < report.rows.length && (
        <button className="report-more" type="button" onClick={() => setAll(true)}>
          {t('reports.all', { count: report.rows.length })}
        </button>
      )}
    </div>
  );
}
