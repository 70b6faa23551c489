import type { Case } from '../api/types';
import { translateIfKnown, useLanguage } from '../i18n/language';
import { dateTime } from '../shared/format';

/** What was done with a case, by whom, the first step first. */
export function CaseHistory({ of }: { of: Case }) {
  const { language, t } = useLanguage();
  return (
    <>
      <h3>{t('department.history')}</h3>
      <ol className="history" data-testid="case-history">
        {of.history.map((entry, index) => (
          <li key={`${entry.at}-${index}`}>
            <time dateTime={entry.at}>{dateTime(language, entry.at)}</time>
            <span>
              <strong>{translateIfKnown(language, `action.${entry.action}`) ?? entry.action}</strong> {entry.by}
              {entry.note !== '' && <span className="history-note">{entry.note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
