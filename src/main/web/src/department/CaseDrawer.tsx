import { Alert, Button, Drawer, Input } from 'antd';
import { useEffect, useState } from 'react';
import { caseApi } from '../api/api';
import type { Case } from '../api/types';
import { CaseFacts } from '../cases/CaseFacts';
import { CaseHistory } from '../cases/CaseHistory';
import { useLanguage } from '../i18n/language';
import { problemText } from '../shared/problemText';

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
      <CaseFacts of={shown} now={now} />
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
      <CaseHistory of={shown} />
    </div>
  );
}
