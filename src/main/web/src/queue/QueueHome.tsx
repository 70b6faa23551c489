import { Tabs } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { Me } from '../api/types';
import { useLanguage } from '../i18n/language';
import { PageBar } from '../shared/PageBar';
import { Providers } from '../shared/Providers';
import type { Words } from './explanation';
import './queue.css';
import { queueApi, type Profile } from './queueApi';
import { QueuePanel } from './QueuePanel';
import { skillWords } from './skills';
import { SkillsPanel } from './SkillsPanel';
import { useQueueNames } from './useQueueNames';

interface Props {
  me: Me;
  onSignOut: () => void;
}

export default function QueueHome(props: Props) {
  return (
    <Providers>
      <QueuePage {...props} />
    </Providers>
  );
}

function QueuePage({ me, onSignOut }: Props) {
  const { language, t } = useLanguage();
  const [tab, setTab] = useState('queue');
  const names = useQueueNames();
  const { profiles, problem, reload } = useProfiles();
  const words: Words = {
    skill: (skill) => skillWords(language, skill, names),
    agent: (id) => profiles?.find(({ agent }) => agent === id)?.name ?? t('queue.agent', { id }),
  };
  return (
    <>
      <PageBar title={t('queue.title')} me={me} onSignOut={onSignOut} />
      <main className="queue" data-testid="queue">
        <Tabs
          activeKey={tab}
          onChange={setTab}
          items={[
            {
              key: 'queue',
              label: <span data-testid="tab-queue">{t('queue.tab.queue')}</span>,
              // Asks the server only while it is looked at.
              children: tab === 'queue' && <QueuePanel names={names} words={words} profiles={profiles ?? []} />,
            },
            {
              key: 'skills',
              label: <span data-testid="tab-skills">{t('queue.tab.skills')}</span>,
              children: <SkillsPanel names={names} words={words} profiles={profiles} problem={problem} onChanged={reload} />,
            },
          ]}
        />
      </main>
    </>
  );
}

function useProfiles(): { profiles: Profile[] | null; problem: unknown; reload: () => void } {
  const [profiles, setProfiles] = useState<Profile[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const reload = useCallback(() => {
    queueApi
      .profiles()
      .then((all) => {
        setProfiles(all);
        setProblem(null);
      })
      .catch(setProblem);
  }, []);
  useEffect(() => {
    reload();
    window.addEventListener('focus', reload);
    return () => window.removeEventListener('focus', reload);
  }, [reload]);
  return { profiles, problem, reload };
}
