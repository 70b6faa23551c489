import { Alert, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { modelApi } from './modelApi';
import { cardBlocks, type CardBlock } from './modelFigures';

/** What people should know of a model; closed while there is no version. */
export function CardDrawer({ version, onClose }: { version: string | null; onClose: () => void }) {
  const { t } = useLanguage();
  const [shown, setShown] = useState<{ version: string; blocks: CardBlock[] | null } | null>(null);
  useEffect(() => {
    if (version === null) {
      return undefined;
    }
    let wanted = true;
    modelApi
      .card(version)
      .then(({ markdown }) => wanted && setShown({ version, blocks: cardBlocks(markdown) }))
      .catch(() => wanted && setShown({ version, blocks: null }));
    return () => {
      wanted = false;
    };
  }, [version]);
  const ready = shown !== null && shown.version === version;
  return (
    <Drawer open={version !== null} onClose={onClose} title={t('models.card')} size={560}>
      {!ready && version !== null && <p className="starting">{t('common.loading')}</p>}
      {ready && shown.blocks === null && <Alert type="warning" showIcon title={t('models.noCard')} />}
      {ready && shown.blocks !== null && <Card blocks={shown.blocks} />}
    </Drawer>
  );
}

function Card({ blocks }: { blocks: CardBlock[] }) {
  const { t } = useLanguage();
  return (
    <>
      <p className="model-soft">{t('models.cardLanguage')}</p>
      <article lang="en" className="model-card" data-testid="model-card-text">
        {blocks.map(({ kind, text }) => (kind === 'title' ? <h3 key={text}>{text}</h3> : <p key={text} className={`card-${kind}`}>{text}</p>))}
      </article>
    </>
  );
}
