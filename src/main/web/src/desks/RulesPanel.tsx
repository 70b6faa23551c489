import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { ChannelMark } from '../agent/ChannelMark';
import { useLanguage } from '../i18n/language';
import { useQueueNames } from '../queue/useQueueNames';
import { problemText } from '../shared/problemText';
import { desksApi, type WrapUpRule } from './desksApi';
import { RuleDrawer } from './RuleDrawer';
import { ruleSentence } from './ruleDraft';
import { useKept } from './useKept';

/** How long agents may finish, for a channel and for single lines. */
export function RulesPanel() {
  const { language, t } = useLanguage();
  const { kept, problem, put } = useKept(desksApi.rules);
  const names = useQueueNames();
  const [edited, setEdited] = useState<WrapUpRule | 'new' | null>(null);
  return (
    <>
      <div className="tools">
        <span className="desks-soft desks-hint">{t('desks.rules.hint')}</span>
        <Button type="primary" icon={<PlusOutlined />} data-testid="wrap-up-add" disabled={kept === null} onClick={() => setEdited('new')}>
          {t('desks.rules.add')}
        </Button>
      </div>
      {problem !== null && <Alert type="error" showIcon className="desks-alert" title={problemText(language, problem)} />}
      {kept === null && problem === null && <p className="starting">{t('common.loading')}</p>}
      {kept?.length === 0 && <p className="none">{t('desks.rules.none')}</p>}
      {kept !== null && kept.length > 0 && (
        <ul className="row-list">
          <li className="desks-row rule-of-row desks-head row-head" aria-hidden="true">
            <span>{t('desks.rules.channel')}</span>
            <span>{t('desks.rules.line')}</span>
            <span>{t('desks.rules.what')}</span>
          </li>
          {kept.map((rule) => (
            <li key={`${rule.channel} ${rule.line}`}>
              <button type="button" className="desks-row rule-of-row" data-testid="wrap-up-row" data-channel={rule.channel} data-line={rule.line} data-kind={rule.kind} onClick={() => setEdited(rule)}>
                <ChannelMark channel={rule.channel} />
                <span className="desks-name">
                  {rule.line === '' ? (
                    t('desks.rules.everyLine')
                  ) : (
                    <>
                      <strong>{rule.line}</strong> {names.line(rule.line)}
                    </>
                  )}
                </span>
                <span className="desks-sentence">{ruleSentence(language, rule)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <RuleDrawer edited={edited} rules={kept ?? []} names={names} onClose={() => setEdited(null)} onSaved={put} />
    </>
  );
}
