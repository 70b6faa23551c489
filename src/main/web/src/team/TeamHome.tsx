import { SearchOutlined } from '@ant-design/icons';
import { Alert, Input, Segmented } from 'antd';
import { useState } from 'react';
import { usePauseReasons } from '../agent/usePauseReasons';
import type { Me } from '../api/types';
import { useLanguage } from '../i18n/language';
import '../queue/queue.css';
import { timeOfDay } from '../shared/format';
import { PageBar } from '../shared/PageBar';
import { problemText } from '../shared/problemText';
import { Providers } from '../shared/Providers';
import { usePolled } from '../shared/usePolled';
import { AgentDrawer } from './AgentDrawer';
import { TeamList } from './TeamList';
import { countIn, FILTERS, shownAgents, withChanged, type Filter } from './team';
import './team.css';
import { teamApi } from './teamApi';

interface Props {
  me: Me;
  onSignOut: () => void;
}

const REFRESH_MS = 3000;

export default function TeamHome(props: Props) {
  return (
    <Providers>
      <TeamPage {...props} />
    </Providers>
  );
}

/** Who is at work, what everybody does, and what a supervisor may change. */
function TeamPage({ me, onSignOut }: Props) {
  const { language, t } = useLanguage();
  const { data, at, problem, put } = usePolled(teamApi.all, REFRESH_MS);
  const reasons = usePauseReasons();
  const [filter, setFilter] = useState<Filter>('ALL');
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState<{ id: number; name: string } | null>(null);
  const agents = data ?? [];
  return (
    <>
      <PageBar title={t('team.title')} me={me} onSignOut={onSignOut} />
      <main className="team" data-testid="team">
        <div className="tools">
          <div className="wide-filter">
            <Segmented
              value={filter}
              onChange={setFilter}
              options={FILTERS.map((value) => ({
                value,
                label: <span data-testid={`team-filter-${value}`}>{t(`team.filter.${value}`, { count: countIn(agents, value) })}</span>,
              }))}
            />
          </div>
          <Input
            allowClear
            className="team-search"
            prefix={<SearchOutlined />}
            data-testid="team-search"
            aria-label={t('team.search')}
            placeholder={t('team.search')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        {problem !== null && (
          <Alert
            type="error"
            showIcon
            className="team-alert"
            data-testid="team-problem"
            title={problemText(language, problem)}
            description={data === null ? undefined : t('team.stale', { time: timeOfDay(language, at) })}
          />
        )}
        {data === null && problem === null && <p className="starting">{t('common.loading')}</p>}
        {data !== null && (
          <TeamList
            agents={shownAgents(agents, filter, words)}
            none={t(agents.length === 0 ? 'team.nobody' : 'team.none')}
            reasons={reasons}
            onOpen={setOpened}
          />
        )}
        <AgentDrawer
          opened={opened}
          agent={agents.find(({ id }) => id === opened?.id) ?? null}
          reasons={reasons}
          onClose={() => setOpened(null)}
          onChanged={(changed) => put(withChanged(agents, changed))}
        />
      </main>
    </>
  );
}
