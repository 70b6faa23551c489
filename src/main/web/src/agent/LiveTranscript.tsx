import { Switch } from 'antd';
import { talkApi } from '../api/api';
import type { Talk } from '../api/types';
import { useLanguage } from '../i18n/language';

/** What the citizen says while the agent talks, as the recogniser hears it. */
export function LiveTranscript({ reservation, talk }: { reservation: string; talk: Talk }) {
  const { t } = useLanguage();
  const toggle = (on: boolean) => void talkApi.transcript(reservation, on).catch(() => undefined);
  return (
    <section className="live-transcript" data-testid="live-transcript">
      <h3>
        {t('talk.transcript')}{' '}
        <Switch
          size="small"
          checked={talk.transcribed}
          aria-label={t(talk.transcribed ? 'talk.transcriptOff' : 'talk.transcriptOn')}
          data-testid="transcript-switch"
          onChange={toggle}
        />
      </h3>
      <ol aria-live="polite">
        {talk.lines.map((line) => (
          <li key={line.at}>{line.text}</li>
        ))}
      </ol>
      {talk.lines.length === 0 && <p className="live-transcript-empty">{t('talk.transcriptEmpty')}</p>}
    </section>
  );
}
