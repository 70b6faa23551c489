import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, App, AutoComplete, Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Channel } from '../api/types';
import { useLanguage } from '../i18n/language';
import { Faults } from '../shared/Faults';
import { problemText } from '../shared/problemText';
import { queueApi, type SkillRule } from './queueApi';
import { emptyRule, LEVELS, LONGEST_SECONDS, MOST_RULES, ruleDrafts, ruleFaults, rulesOf, sameRules, type RuleDraft } from './skills';
import type { QueueNames } from './useQueueNames';

interface Props {
  rules: readonly SkillRule[];
  names: QueueNames;
  known: readonly string[];
  onSaved: (rules: SkillRule[]) => void;
}

const CHANNELS: Channel[] = ['VOICE', 'LETTER', 'MESSAGE'];

/** All rules together, for they are saved together. */
export function RuleTable({ rules, names, known, onSaved }: Props) {
  const { language, t } = useLanguage();
  const { message } = App.useApp();
  const [drafts, setDrafts] = useState(() => ruleDrafts(rules));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const faults = ruleFaults(language, drafts);
  const changed = !sameRules(drafts, rules);
  const change = (key: number, part: Partial<RuleDraft>) => setDrafts((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const undo = () => {
    setDrafts(ruleDrafts(rules));
    setTried(false);
    setProblem(null);
  };
  const save = async () => {
    setTried(true);
    if (faults.length > 0) {
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const after = await queueApi.saveRules(rulesOf(drafts));
      setDrafts(ruleDrafts(after));
      setTried(false);
      onSaved(after);
      void message.success(t('queue.rules.saved', { count: after.length }));
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className="queue-soft">{t('queue.rules.hint')}</p>
      {drafts.length === 0 && <p className="none">{t('queue.rules.none')}</p>}
      {drafts.length > 0 && (
        <ol className="row-list rule-list" data-testid="rules">
          <li className="rule-row queue-head row-head" aria-hidden="true">
            <span />
            <span>{t('queue.line')}</span>
            <span>{t('queue.channel')}</span>
            <span>{t('queue.rules.major')}</span>
            <span>{t('queue.skills.skill')}</span>
            <span>{t('queue.skills.level')}</span>
            <span>{t('queue.rules.widens')}</span>
            <span />
          </li>
          {drafts.map((draft, index) => (
            <li key={draft.key} className="rule-row" data-testid="rule">
              <strong>{index + 1}</strong>
              <label>
                <span>{t('queue.line')}</span>
                <Select
                  allowClear
                  showSearch={{ optionFilterProp: 'label' }}
                  popupMatchSelectWidth={false}
                  placeholder={t('queue.rules.anyLine')}
                  value={draft.line}
                  options={names.lines}
                  onChange={(line: string | undefined) => change(draft.key, { line: line ?? null })}
                />
              </label>
              <label>
                <span>{t('queue.channel')}</span>
                <Select
                  allowClear
                  placeholder={t('queue.rules.anyChannel')}
                  value={draft.channel}
                  options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
                  onChange={(channel: Channel | undefined) => change(draft.key, { channel: channel ?? null })}
                />
              </label>
              <label>
                <span>{t('queue.rules.major')}</span>
                <Select
                  allowClear
                  showSearch={{ optionFilterProp: 'label' }}
                  popupMatchSelectWidth={false}
                  placeholder={t('queue.rules.anyMajor')}
                  value={draft.major}
                  options={names.majors}
                  onChange={(major: string | undefined) => change(draft.key, { major: major ?? null })}
                />
              </label>
              <label>
                <span>{t('queue.skills.skill')}</span>
                <AutoComplete
                  placeholder="group:heating"
                  value={draft.skill}
                  options={known.filter((skill) => skill.includes(draft.skill.trim())).map((skill) => ({ value: skill }))}
                  onChange={(skill: string) => change(draft.key, { skill })}
                />
              </label>
              <label>
                <span>{t('queue.skills.level')}</span>
                <Select value={draft.level} options={LEVELS.map((level) => ({ value: level, label: t('queue.skills.levelOf', { level }) }))} onChange={(level) => change(draft.key, { level })} />
              </label>
              <label>
                <span>{t('queue.rules.widens')}</span>
                <InputNumber min={1} max={LONGEST_SECONDS} precision={0} value={draft.widensAfterSeconds} onChange={(widensAfterSeconds) => change(draft.key, { widensAfterSeconds })} />
              </label>
              <Button icon={<DeleteOutlined />} aria-label={t('queue.rules.remove', { number: index + 1 })} data-testid="rule-remove" onClick={() => setDrafts((before) => before.filter(({ key }) => key !== draft.key))} />
            </li>
          ))}
        </ol>
      )}
      {tried && faults.length > 0 && <Faults faults={faults} />}
      {problem !== null && <Alert type="error" showIcon className="queue-alert" data-testid="rules-problem" title={problemText(language, problem)} />}
      <div className="rule-tools">
        <Button icon={<PlusOutlined />} data-testid="rule-add" disabled={drafts.length >= MOST_RULES} onClick={() => setDrafts((before) => [...before, emptyRule(before)])}>
          {t('queue.rules.add')}
        </Button>
        {changed && <span role="status">{t('queue.rules.unsaved')}</span>}
        <Button disabled={!changed || busy} data-testid="rules-undo" onClick={undo}>
          {t('queue.rules.undo')}
        </Button>
        <Button type="primary" disabled={!changed} loading={busy} data-testid="rules-save" onClick={() => void save()}>
          {t('queue.rules.save')}
        </Button>
      </div>
    </>
  );
}
