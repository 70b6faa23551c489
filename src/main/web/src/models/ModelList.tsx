import { Button, Popconfirm } from 'antd';
import { useLanguage } from '../i18n/language';
import { dateTime, percent } from '../shared/format';
import { testId } from '../shared/testId';
import { BUILT, type Compared, type TrainedModel } from './modelApi';
import { agreement, gain, points, type ModelRow } from './modelFigures';

interface Props {
  rows: ModelRow[];
  busy: boolean;
  onCard: (version: string) => void;
  onActivate: (version: string) => void;
}

export function ModelList({ rows, busy, onCard, onActivate }: Props) {
  return (
    <ul className="row-list">
      {rows.map((row) => (
        <li key={row.version} className="model-row" data-testid="model-row" data-version={row.version} data-state={row.state}>
          <Name row={row} />
          {row.trained === null ? <CameWith /> : <Facts model={row.trained} />}
          <Buttons row={row} busy={busy} onCard={onCard} onActivate={onActivate} />
        </li>
      ))}
    </ul>
  );
}

function Name({ row }: { row: ModelRow }) {
  const { t } = useLanguage();
  return (
    <div className="model-name">
      <strong>{row.version === BUILT ? t('models.built') : row.version}</strong>
      <span className={`model-tag model-${row.state}`}>{t(`models.state.${row.state}`)}</span>
    </div>
  );
}

function CameWith() {
  const { t } = useLanguage();
  return <p className="model-soft model-facts">{t('models.cameWith')}</p>;
}

function Facts({ model }: { model: TrainedModel }) {
  const { language, t } = useLanguage();
  return (
    <dl className="model-facts">
      <div>
        <dt>{t('models.trainedAt')}</dt>
        <dd>{dateTime(language, model.trainedAt)}</dd>
        <dd className="model-soft">
          {t('models.labels')} {model.labels}
        </dd>
      </div>
      <Measured name={t('models.heldWeeks')} compared={model.figures.held_weeks} />
      <Measured name={t('models.heldTexts')} compared={model.figures.held_texts} />
      <div>
        <dt>{t('models.agreement')}</dt>
        <dd data-testid="model-agreement">{percent(agreement(model), 1)}</dd>
        <dd className="model-soft">{model.shadowAnswers > 0 ? t('models.agreementOf', { count: model.shadowAnswers }) : t('models.noShadow')}</dd>
      </div>
    </dl>
  );
}

function grade(difference: number | null): string {
  return difference === null || points(difference) === points(0) ? 'model-soft' : difference < 0 ? 'model-worse' : 'model-better';
}

function Measured({ name, compared }: { name: string; compared: Compared | undefined }) {
  const { t } = useLanguage();
  const difference = gain(compared);
  return (
    <div>
      <dt>{name}</dt>
      <dd>{percent(compared?.top1_new, 1)}</dd>
      <dd className={grade(difference)}>
        {difference === null ? t('models.notMeasured') : t('models.against', { points: points(difference) })}
      </dd>
    </div>
  );
}

function Buttons({ row, busy, onCard, onActivate }: Omit<Props, 'rows'> & { row: ModelRow }) {
  const { t } = useLanguage();
  const name = row.version === BUILT ? t('models.built') : row.version;
  return (
    <div className="model-buttons">
      <Button onClick={() => onCard(row.version)}>{t('models.card')}</Button>
      {row.state !== 'ACTIVE' && (
        <Popconfirm
          title={t('models.activateAsk', { version: name })}
          description={t('models.activateHint')}
          okText={t('models.activate')}
          cancelText={t('common.cancel')}
          classNames={{ root: 'model-ask' }}
          okButtonProps={testId('model-activate-confirm')}
          onConfirm={() => onActivate(row.version)}
        >
          <Button type="primary" data-testid="model-activate" disabled={busy}>
            {t('models.activate')}
          </Button>
        </Popconfirm>
      )}
    </div>
  );
}
