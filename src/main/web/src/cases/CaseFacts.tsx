import { caseApi } from '../api/api';
import type { Case } from '../api/types';
import { useLanguage } from '../i18n/language';
import { dateTime } from '../shared/format';
import { RevealPhone } from '../shared/RevealPhone';
import './cases.css';
import { CaseStateTag } from './CaseStateTag';
import { DeadlineTag } from './DeadlineTag';

interface Props {
  of: Case;
  now: number;
  /** Whose the case is; a department knows. */
  unit?: string;
}

/** All that is known of a case. */
export function CaseFacts({ of, now, unit }: Props) {
  const { language, t } = useLanguage();
  return (
    <>
      <h2>{of.title}</h2>
      <p className="case-detail-marks">
        <CaseStateTag state={of.state} /> <DeadlineTag of={of} now={now} />
      </p>
      <dl>
        {unit !== undefined && (
          <>
            <dt>{t('case.field.department')}</dt>
            <dd data-testid="case-unit">{unit}</dd>
          </>
        )}
        <dt>{t('department.category')}</dt>
        <dd>{of.categoryName}</dd>
        <dt>{t('department.place')}</dt>
        <dd>{of.place || '–'}</dd>
        <dt>{t('department.citizen')}</dt>
        <dd>
          {of.citizenName}{' '}
          {of.phone !== null && <RevealPhone masked={of.phone} reveal={(reason) => caseApi.reveal(of.number, reason)} />}
        </dd>
        <dt>{t('department.opened')}</dt>
        <dd>{dateTime(language, of.openedAt)}</dd>
        <dt>{t('department.acceptBy')}</dt>
        <dd>{dateTime(language, of.acceptBy)}</dd>
        <dt>{t('department.dueAt')}</dt>
        <dd>{dateTime(language, of.dueAt)}</dd>
      </dl>
      <h3>{t('department.description')}</h3>
      <p className="case-text">{of.description}</p>
      {of.reply !== null && (
        <>
          <h3>{t('department.reply')}</h3>
          <p className="case-text case-text-reply">{of.reply}</p>
        </>
      )}
      {of.rating !== null && (
        <>
          <h3>{t('department.rating')}</h3>
          <p>
            {t(of.rating.solved ? 'department.solved' : 'department.notSolved')} · {t('department.satisfaction', { points: of.rating.satisfaction })}
            {of.rating.comment !== '' && ` · ${of.rating.comment}`}
          </p>
        </>
      )}
    </>
  );
}
