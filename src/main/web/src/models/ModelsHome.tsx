import { Alert, App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Me } from '../api/types';
import { useLanguage } from '../i18n/language';
import { usePolled } from '../shared/usePolled';
import { dateTime, timeOfDay } from '../shared/format';
import { PageBar } from '../shared/PageBar';
import { problemText } from '../shared/problemText';
import { Providers } from '../shared/Providers';
import { testId } from '../shared/testId';
import { CardDrawer } from './CardDrawer';
import { DriftTiles } from './DriftTiles';
import { BUILT, modelApi, type Models } from './modelApi';
import { lastTrained, rows } from './modelFigures';
import { ModelList } from './ModelList';
import './models.css';

interface Props {
  me: Me;
  onSignOut: () => void;
}

const EVERY_MS = 15_000;
const TRAIN = './run model train';

export default function ModelsHome(props: Props) {
  return (
    <Providers>
      <ModelsPage {...props} />
    </Providers>
  );
}

function ModelsPage({ me, onSignOut }: Props) {
  const { language, t } = useLanguage();
  const { data, at, problem, put } = usePolled(modelApi.get, EVERY_MS);
  const [card, setCard] = useState<string | null>(null);
  const { busy, refused, choose } = useChoice(put);
  return (
    <>
      <PageBar title={t('models.title')} me={me} onSignOut={onSignOut} />
      <main className="models" data-testid="models" data-active={data?.active ?? ''}>
        {refused !== null && <Alert type="error" showIcon data-testid="model-problem" title={problemText(language, refused)} />}
        {problem !== null && (
          <Alert type="warning" showIcon title={problemText(language, problem)} description={data !== null && t('models.stale', { time: timeOfDay(language, at) })} />
        )}
        {data === null ? (
          problem === null && <p className="starting">{t('common.loading')}</p>
        ) : (
          <>
            <InUse models={data} busy={busy} onBack={() => choose(modelApi.back)} onCard={setCard} />
            <DriftTiles drift={data.drift} />
            <Training models={data} />
            <h2>{t('models.all')}</h2>
            <ModelList rows={rows(data)} busy={busy} onCard={setCard} onActivate={(version) => choose(() => modelApi.activate(version))} />
          </>
        )}
        <CardDrawer version={card} onClose={() => setCard(null)} />
      </main>
    </>
  );
}

function useChoice(put: (models: Models) => void) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const choose = (ask: () => Promise<Models>) => {
    setBusy(true);
    setRefused(null);
    ask()
      .then((models) => {
        put(models);
        message.success(t('models.activated', { version: models.active === BUILT ? t('models.built') : models.active }));
      })
      .catch(setRefused)
      .finally(() => setBusy(false));
  };
  return { busy, refused, choose };
}

function InUse({ models, busy, onBack, onCard }: { models: Models; busy: boolean; onBack: () => void; onCard: (version: string) => void }) {
  const { t } = useLanguage();
  const name = (version: string) => (version === BUILT ? t('models.built') : version);
  return (
    <section className="model-in-use" aria-label={t('models.active')}>
      <div>
        <span className="model-soft">{t('models.active')}</span>
        <strong data-testid="model-active">{name(models.active)}</strong>
        {models.active === BUILT && <span className="model-soft">{t('models.builtVersion', { version: models.builtVersion })}</span>}
        {models.previous !== models.active && <span className="model-soft">{t('models.previous', { version: name(models.previous) })}</span>}
      </div>
      <div className="model-buttons">
        <Button data-testid="model-card" onClick={() => onCard(models.active)}>
          {t('models.card')}
        </Button>
        {models.previous !== models.active && (
          <Popconfirm
            title={t('models.backAsk', { version: name(models.previous) })}
            description={t('models.backHint')}
            okText={t('models.back')}
            cancelText={t('common.cancel')}
            okButtonProps={testId('model-back-confirm')}
            onConfirm={onBack}
          >
            <Button danger data-testid="model-back" loading={busy}>
              {t('models.back')}
            </Button>
          </Popconfirm>
        )}
      </div>
    </section>
  );
}

function Training({ models }: { models: Models }) {
  const { language, t } = useLanguage();
  const last = lastTrained(models);
  const [before, after] = t('models.howToTrain').split('{command}');
  return (
    <section className="model-training" aria-label={t('models.training')} data-testid="model-training">
      <h2>{t('models.training')}</h2>
      <p>
        {last === null ? t('models.neverTrained') : t('models.lastTrained', { time: dateTime(language, last.trainedAt), labels: last.labels })}{' '}
        {models.drift.waiting > 0 && t('models.waiting', { count: models.drift.waiting })}
      </p>
      <p className="model-soft">
        {before}
        <code>{TRAIN}</code>
        {after}
      </p>
    </section>
  );
}
