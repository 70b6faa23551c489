import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { PauseReasonEntry } from '../api/types';
import { useLanguage } from '../i18n/language';
import { problemText } from '../shared/problemText';
import { desksApi } from './desksApi';
import { ReasonDrawer } from './ReasonDrawer';
import { useKept } from './useKept';

/** The reasons for pauses, in the order of the agents' menu. */
export function ReasonsPanel() {
  const { language, t } = useLanguage();
  const { kept, problem, put } = useKept(desksApi.reasons);
  const [edited, setEdited] = useState<PauseReasonEntry | 'new' | null>(null);
  return (
    <>
      <div className="tools">
        <span className="desks-soft desks-hint">{t('desks.reasons.hint')}</span>
        <Button type="primary" icon={<PlusOutlined />} data-testid="reason-add" disabled={kept === null} onClick={() => setEdited('new')}>
          {t('desks.reasons.add')}
        </Button>
      </div>
      {problem !== null && <Alert type="error" showIcon className="desks-alert" title={problemText(language, problem)} />}
      {kept === null && problem === null && <p className="starting">{t('common.loading')}</p>}
      {kept !== null && (
        <ul className="row-list">
          <li className="desks-row reason-row desks-head row-head" aria-hidden="true">
            <span>{t('desks.reasons.name')}</span>
            <span>{t('desks.reasons.code')}</span>
            <span>{t('desks.reasons.countsAs')}</span>
            <span>{t('desks.reasons.use')}</span>
            <span className="desks-number">{t('desks.reasons.position')}</span>
          </li>
          {kept.map((entry) => (
            <li key={entry.code}>
              <button type="button" className="desks-row reason-row" data-testid="reason-row" data-code={entry.code} data-choosable={entry.choosable} onClick={() => setEdited(entry)}>
                <span className="desks-name">
                  <strong>{language === 'zh' ? entry.nameZh : entry.nameEn}</strong> <span className="desks-soft">{language === 'zh' ? entry.nameEn : entry.nameZh}</span>
                </span>
                <code>{entry.code}</code>
                <span>{t(`desks.countsAs.${entry.countsAs}`)}</span>
                <span>
                  <span className={`desks-tag use-${useOf(entry)}`}>{t(`desks.use.${useOf(entry)}`)}</span>
                </span>
                <span className="desks-number desks-soft">{entry.position}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <ReasonDrawer edited={edited} reasons={kept ?? []} onClose={() => setEdited(null)} onSaved={put} />
    </>
  );
}

function useOf(entry: PauseReasonEntry): 'SYSTEM' | 'CHOOSABLE' | 'RETIRED' {
  return entry.givenBySystem ? 'SYSTEM' : entry.choosable ? 'CHOOSABLE' : 'RETIRED';
}
