import type { Case, CaseFilter } from '../api/types';
import { useLanguage } from '../i18n/language';
import { CaseStateTag } from '../cases/CaseStateTag';
import { DeadlineTag } from '../cases/DeadlineTag';

interface Props {
  cases: readonly Case[];
  now: number;
  filter: CaseFilter;
  onOpen: (opened: Case) => void;
}

/** A table on a desk, cards on a phone: the same rows. */
export function CaseList({ cases, now, filter, onOpen }: Props) {
  const { t } = useLanguage();
  if (cases.length === 0) {
    return <p className="none">{t(`department.none.${filter}`)}</p>;
  }
  return (
    <ul className="row-list">
      <li className="case-row case-row-head row-head" aria-hidden="true">
        <span>{t('department.deadline')}</span>
        <span>{t('department.case')}</span>
        <span>{t('department.category')}</span>
        <span>{t('department.place')}</span>
        <span>{t('department.state')}</span>
      </li>
      {cases.map((item) => (
        <li key={item.number}>
          <button type="button" className="case-row" data-testid="dept-case-row" data-number={item.number} data-state={item.state} onClick={() => onOpen(item)}>
            <span>
              <DeadlineTag of={item} now={now} />
            </span>
            <span className="case-row-title">
              <strong>{item.title}</strong>
              <span className="case-row-number">{item.number}</span>
            </span>
            <span>{item.categoryName}</span>
            <span>{item.place}</span>
            <span>
              <CaseStateTag state={item.state} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
