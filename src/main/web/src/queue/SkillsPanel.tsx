import { SearchOutlined } from '@ant-design/icons';
import { Alert, Input, Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { problemText } from '../shared/problemText';
import type { Words } from './explanation';
import { ProfileDrawer } from './ProfileDrawer';
import { ProfileSummary } from './ProfileSummary';
import { queueApi, type Profile, type SkillRule } from './queueApi';
import { RuleTable } from './RuleTable';
import { knownSkills, matchingProfiles } from './skills';
import type { QueueNames } from './useQueueNames';

interface Props {
  names: QueueNames;
  words: Words;
  profiles: Profile[] | null;
  problem: unknown;
  onChanged: () => void;
}

/** What agents can do, and which contacts need it. */
export function SkillsPanel({ names, words, profiles, problem, onChanged }: Props) {
  const { language, t } = useLanguage();
  const [part, setPart] = useState<'agents' | 'rules'>('agents');
  const [wanted, setWanted] = useState('');
  const [opened, setOpened] = useState<number | null>(null);
  const { rules, problem: ruleProblem, setRules } = useRules();
  const known = useMemo(() => knownSkills(profiles ?? [], rules ?? []), [profiles, rules]);
  const profile = profiles?.find(({ agent }) => agent === opened) ?? null;
  const failed = part === 'agents' ? problem : ruleProblem;
  return (
    <>
      <div className="tools">
        <Segmented
          value={part}
          onChange={setPart}
          options={(['agents', 'rules'] as const).map((value) => ({ value, label: <span data-testid={`skills-${value}`}>{t(`queue.skills.${value}`)}</span> }))}
        />
        {part === 'agents' && (
          <Input
            allowClear
            className="queue-search"
            prefix={<SearchOutlined />}
            data-testid="skills-search"
            aria-label={t('queue.skills.search')}
            placeholder={t('queue.skills.search')}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        )}
      </div>
      {failed !== null && <Alert type="error" showIcon className="queue-alert" title={problemText(language, failed)} />}
      {part === 'agents' && profiles !== null && <ProfileList profiles={matchingProfiles(profiles, wanted)} words={words} onOpen={setOpened} />}
      {/* Stays while the agents are looked at, and what was typed with it. */}
      <div hidden={part !== 'rules'}>{rules !== null && <RuleTable rules={rules} names={names} known={known} onSaved={setRules} />}</div>
      <ProfileDrawer profile={profile} known={known} onClose={() => setOpened(null)} onSaved={onChanged} />
    </>
  );
}

function useRules() {
  const [rules, setRules] = useState<SkillRule[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    queueApi.rules().then(setRules).catch(setProblem);
  }, []);
  return {
    rules,
    problem,
    setRules: useCallback((after: SkillRule[]) => {
      setRules(after);
      setProblem(null);
    }, []),
  };
}

function ProfileList({ profiles, words, onOpen }: { profiles: readonly Profile[]; words: Words; onOpen: (agent: number) => void }) {
  const { t } = useLanguage();
  if (profiles.length === 0) {
    return <p className="none">{t('queue.skills.none')}</p>;
  }
  return (
    <ul className="row-list">
      <li className="queue-row profile-row queue-head row-head" aria-hidden="true">
        <span>{t('queue.skills.name')}</span>
        <span>{t('queue.skills.skills')}</span>
        <span>{t('queue.skills.atOnce')}</span>
      </li>
      {profiles.map((profile) => (
        <li key={profile.agent}>
          <button type="button" className="queue-row profile-row" data-testid="profile-row" data-agent={profile.agent} onClick={() => onOpen(profile.agent)}>
            <strong>{profile.name}</strong>
            <ProfileSummary profile={profile} words={words.skill} />
          </button>
        </li>
      ))}
    </ul>
  );
}
