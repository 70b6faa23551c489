import { Alert, Button, Drawer, Input } from 'antd';
import { useEffect, useState } from 'react';
import { caseApi } from '../api/api';
import type { Case } from '../api/types';
import { translateIfKnown, useLanguage } from '../i18n/language';
import { dateTime } from '../shared/format';
import { problemText } from '../shared/problemText';
import { RevealPhone } from '../shared/RevealPhone';
import { CaseStateTag } from './CaseStateTag';
import { DeadlineTag } from './DeadlineTag';

interface Props {
  current: Case | null;
  now: number;
  onClose: () => void;
  onChanged: (after: Case) => void;
}

const ANSWER_MAX = 5000;

export function CaseDrawer({ current, now, onClose, onChanged }: Props) {
  return (
    <Drawer open={current !== null} onClose={onClose} size={560} title={current?.number} destroyOnHidden data-testid="case-drawer">
      {current !== null && <CaseDetail key={current.number} current={current} now={now} onChanged={onChanged} />}
    </Drawer>
  );
}

function CaseDetail({ current, now, onChanged }: { current: Case; now: number; onChanged: (after: Case) => void }) {
  const { language, t } = useLanguage();
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState('');
  const [shown, setShown] = useState(current);
  useEffect(() => setShown(current), [current]);

  const run = async (action: () => Promise<Case>) => {
    setBusy(true);
    setProblem(null);
    try {
      const after = await action();
      setShown(after);
      onChanged(after);
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="case-detail" data-testid="case-detail" data-number={shown.number} data-state={shown.state}>
      <h2>{shown.title}</h2>
      <p className="case-detail-marks">
        <CaseStateTag state={shown.state} /> <DeadlineTag of={shown} now={now} />
      </p>
      <dl>
        <dt>{t('department.category')}</dt>
        <dd>{shown.categoryName}</dd>
        <dt>{t('department.place')}</dt>
        <dd>{shown.place || '–'}</dd>
        <dt>{t('department.citizen')}</dt>
        <dd>
          {shown.citizenName}{' '}
          {shown.phone !== null && <RevealPhone masked={shown.phone} reveal={(reason) => caseApi.reveal(shown.number, reason)} />}
        </dd>
        <dt>{t('department.opened')}</dt>
        <dd>{dateTime(language, shown.openedAt)}</dd>
        <dt>{t('department.acceptBy')}</dt>
        <dd>{dateTime(language, shown.acceptBy)}</dd>
        <dt>{t('department.dueAt')}</dt>
        <dd>{dateTime(language, shown.dueAt)}</dd>
      </dl>
      <h3>{t('department.description')}</h3>
      <p className="case-text">{shown.description}</p>
      {shown.reply !== null && (
        <>
          <h3>{t('department.reply')}</h3>
          <p className="case-text case-text-reply">{shown.reply}</p>
        </>
      )}
      {shown.rating !== null && (
        <>
          <h3>{t('department.rating')}</h3>
          <p>
            {t(shown.rating.solved ? 'department.solved' : 'department.notSolved')} · {t('department.satisfaction', { points: shown.rating.satisfaction })}
            {shown.rating.comment !== '' && ` · ${shown.rating.comment}`}
          </p>
        </>
      )}
      {problem !== null && <Alert type="error" showIcon data-testid="case-problem" title={problemText(language, problem)} />}
      {shown.state === 'DISPATCHED' && (
        <Button type="primary" size="large" block data-testid="case-sign" loading={busy} onClick={() => void run(() => caseApi.sign(shown.number))}>
          {t('department.sign')}
        </Button>
      )}
      {shown.state === 'IN_PROGRESS' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void run(() => caseApi.reply(shown.number, answer.trim()));
          }}
        >
          <label htmlFor="case-answer">
            <strong>{t('department.answer')}</strong>
          </label>
          <p className="case-hint">{t('department.answerHint')}</p>
          <Input.TextArea
            id="case-answer"
            data-testid="case-answer"
            value={answer}
            maxLength={ANSWER_MAX}
            showCount
            autoSize={{ minRows: 5, maxRows: 14 }}
            onChange={(event) => setAnswer(event.target.value)}
          />
          <Button type="primary" size="large" block htmlType="submit" data-testid="case-reply" loading={busy} disabled={answer.trim() === ''}>
            {t('department.send')}
          </Button>
        </form>
      )}
      <h3>{t('department.history')}</h3>
      <ol className="history" data-testid="case-history">
        {shown.history.map((entry, index) => (
          <li key={`${entry.at}-${index}`}>
            <time dateTime={entry.at}>{dateTime(language, entry.at)}</time>
            <span>
              <strong>{translateIfKnown(language, `action.${entry.action}`) ?? entry.action}</strong> {entry.by}
              {entry.note !== '' && <span className="history-note">{entry.note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
