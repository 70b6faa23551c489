import { useLanguage } from '../i18n/language';
import { dateTime, percent } from '../shared/format';
import type { Drift } from './modelApi';
import { shares } from './modelFigures';

/** Whether the city still speaks as the model has learned. */
export function DriftTiles({ drift }: { drift: Drift }) {
  const { language, t } = useLanguage();
  const { texts, doubtful, unknown, corrected, unknownWords } = shares(drift);
  const tiles = [
    { key: 'doubtful', share: doubtful },
    { key: 'unknown', share: unknown },
    { key: 'words', share: unknownWords },
    { key: 'corrected', share: corrected },
  ] as const;
  return (
    <section aria-label={t('models.drift')}>
      <h2>{t('models.drift')}</h2>
      <dl className="model-tiles">
        {tiles.map(({ key, share }) => (
          <div key={key}>
            <dt>{t(`models.${key}`)}</dt>
            <dd className="model-number" data-testid={`model-${key}`}>
              {percent(share, 1)}
            </dd>
            <dd className="model-soft">{t(`models.${key}Hint`)}</dd>
          </div>
        ))}
      </dl>
      <p className="model-soft">{t('models.since', { time: dateTime(language, drift.since), count: texts, labels: drift.labels })}</p>
    </section>
  );
}
