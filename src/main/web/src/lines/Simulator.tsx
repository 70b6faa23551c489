import { Alert, Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { problemText } from '../shared/problemText';
import { cityTime, fromField, toField } from './cityTime';
import { lineApi, type Decision, type Line, type Simulation } from './lineApi';
import { reason, sentence, type GroupName } from './sentence';

/** What the number does now, and what it would do at another time. */
export function Simulator({ line, groupName }: { line: Line; groupName: GroupName }) {
  const { language, t } = useLanguage();
  const [field, setField] = useState(() => toField(Date.now()));
  const [waiting, setWaiting] = useState<number | null>(0);
  const [minutes, setMinutes] = useState<number | null>(0);
  const [result, setResult] = useState<Simulation | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const at = fromField(field);
  const simulate = () => {
    if (at !== null) {
      setProblem(null);
      lineApi.simulate(line.number, at, waiting ?? 0, (minutes ?? 0) * 60).then(setResult).catch(setProblem);
    }
  };
  return (
    <section className="line-section">
      <h3>{t('lines.now')}</h3>
      <Answer decision={line.now} groupName={groupName} testId="decision-now" />
      <h3>{t('lines.simulate')}</h3>
      <p className="line-soft">{t('lines.simulateHint')}</p>
      <form
        className="line-fields"
        onSubmit={(event) => {
          event.preventDefault();
          simulate();
        }}
      >
        <label>
          <span>{t('lines.at')}</span>
          <Input type="datetime-local" data-testid="simulate-at" value={field} onChange={(event) => setField(event.target.value)} />
        </label>
        <label>
          <span>{t('lines.waiting')}</span>
          <InputNumber min={0} max={9999} precision={0} data-testid="simulate-waiting" value={waiting} onChange={setWaiting} />
        </label>
        <label>
          <span>{t('lines.waitMinutes')}</span>
          <InputNumber min={0} max={120} precision={0} value={minutes} onChange={setMinutes} />
        </label>
        <Button type="primary" htmlType="submit" data-testid="simulate" disabled={at === null}>
          {t('lines.simulate')}
        </Button>
      </form>
      {problem !== null && <Alert type="error" showIcon title={problemText(language, problem)} />}
      {result !== null && (
        <>
          <p className="line-simulated">{t('lines.simulated', { time: cityTime(language, result.at), number: line.number })}</p>
          <Answer decision={result.decision} groupName={groupName} testId="decision-simulated" />
        </>
      )}
    </section>
  );
}

function Answer({ decision, groupName, testId }: { decision: Decision; groupName: GroupName; testId: string }) {
  const { language, t } = useLanguage();
  return (
    <div className="line-answer" data-testid={testId} data-outcome={decision.outcome.kind} data-reason={decision.reason} data-stage={decision.stage ?? ''}>
      <strong>{sentence(language, decision.outcome, groupName)}</strong>
      <span className="line-soft">
        {t('lines.why')}: {reason(language, decision)}
      </span>
    </div>
  );
}
