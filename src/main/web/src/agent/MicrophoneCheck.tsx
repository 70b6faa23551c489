import { Alert, Button, Card } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { HEARD_LEVEL, microphoneProblem, openMicrophone, type LevelMeter, type MicrophoneProblem } from '../softphone/microphone';

type Check =
  | { phase: 'asked' }
  | { phase: 'opening' }
  | { phase: 'listening'; label: string }
  | { phase: 'failed'; problem: MicrophoneProblem };

/** Nobody takes a call with a dead microphone: hear the agent once before "ready". */
export function MicrophoneCheck({ onChecked }: { onChecked: () => void }) {
  const { t } = useLanguage();
  const [check, setCheck] = useState<Check>({ phase: 'asked' });
  const [level, setLevel] = useState(0);
  const [heard, setHeard] = useState(false);
  const meter = useRef<LevelMeter | null>(null);

  useEffect(() => () => meter.current?.stop(), []);

  const start = async () => {
    setCheck({ phase: 'opening' });
    try {
      meter.current?.stop();
      meter.current = await openMicrophone((loudness) => {
        setLevel(loudness);
        if (loudness >= HEARD_LEVEL) {
          setHeard(true);
        }
      });
      setCheck({ phase: 'listening', label: meter.current.label });
    } catch (error) {
      setCheck({ phase: 'failed', problem: microphoneProblem(error, window.isSecureContext) });
    }
  };
  const confirm = () => {
    meter.current?.stop();
    meter.current = null;
    onChecked();
  };

  return (
    <Card className="mic-check" data-testid="mic-check" title={t('mic.title')}>
      <p>{t('mic.why')}</p>
      {check.phase === 'failed' && <Alert type="error" showIcon data-testid="mic-problem" title={t(`mic.problem.${check.problem}`)} />}
      {check.phase === 'listening' && (
        <>
          <p className="mic-device">{check.label}</p>
          <div className="mic-meter" role="meter" aria-label={t('mic.level')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(level * 100)}>
            <span style={{ width: `${Math.min(100, Math.round(level * 140))}%` }} />
          </div>
          <p role="status" data-testid="mic-heard" data-heard={heard}>
            {t(heard ? 'mic.heard' : 'mic.speak')}
          </p>
        </>
      )}
      <div className="mic-actions">
        {check.phase === 'listening' ? (
          <>
            <Button type="primary" data-testid="mic-check-ok" disabled={!heard} onClick={confirm}>
              {t('mic.ok')}
            </Button>
            {!heard && (
              <Button type="text" data-testid="mic-check-anyway" onClick={confirm}>
                {t('mic.anyway')}
              </Button>
            )}
          </>
        ) : (
          <Button type="primary" data-testid="mic-check-start" loading={check.phase === 'opening'} onClick={() => void start()}>
            {t(check.phase === 'failed' ? 'mic.again' : 'mic.start')}
          </Button>
        )}
      </div>
    </Card>
  );
}
