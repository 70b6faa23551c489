import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { ChannelMark } from '../agent/ChannelMark';
import type { Channel } from '../api/types';
import { useLanguage } from '../i18n/language';
import { secondsBetween, timeOfDay } from '../shared/format';
import { problemText } from '../shared/problemText';
import { useNow } from '../shared/useNow';
import { waited, type Words } from './explanation';
import { ExplanationDrawer } from './ExplanationDrawer';
import { queueApi, type Profile, type QueuePriority, type Waiting } from './queueApi';
import { usePolled } from '../shared/usePolled';
import type { QueueNames } from './useQueueNames';

interface Props {
  names: QueueNames;
  words: Words;
  profiles: Profile[];
}

type Filter = Channel | 'ALL';

const REFRESH_MS = 2000;
/** The server lists no more. */
const MOST = 200;
const FILTERS: Filter[] = ['ALL', 'VOICE', 'LETTER', 'MESSAGE'];

/** Who waits, in order. */
export function QueuePanel({ names, words, profiles }: Props) {
  const { language, t } = useLanguage();
  const { data, at, problem } = usePolled(queueApi.waiting, REFRESH_MS);
  const [filter, setFilter] = useState<Filter>('ALL');
  const [opened, setOpened] = useState<string | null>(null);
  const shown = (data ?? []).filter(({ channel }) => filter === 'ALL' || channel === filter);
  const emergencies = (data ?? []).filter(({ priority }) => priority === 'EMERGENCY').length;
  return (
    <>
      <div className="tools">
        <div className="wide-filter">
          <Segmented
            value={filter}
            onChange={(value) => setFilter(value as Filter)}
            options={FILTERS.map((value) => ({ value, label: <span data-testid={`queue-filter-${value}`}>{value === 'ALL' ? t('queue.all') : t(`channel.${value}`)}</span> }))}
          />
        </div>
        {data !== null && (
          <span role="status" data-testid="queue-count">
            {t('queue.count', { count: shown.length })}
            {emergencies > 0 && <strong className="queue-alarm"> · {t('queue.emergencies', { count: emergencies })}</strong>}
            {data.length >= MOST && <span className="queue-soft"> · {t('queue.most', { count: MOST })}</span>}
          </span>
        )}
      </div>
      {problem !== null && (
        <Alert
          type="error"
          showIcon
          className="queue-alert"
          data-testid="queue-problem"
          title={problemText(language, problem)}
          description={data === null ? undefined : t('queue.stale', { time: timeOfDay(language, at) })}
        />
      )}
      {data === null && problem === null && <p className="starting">{t('common.loading')}</p>}
      {data !== null && <QueueList waiting={shown} names={names} onOpen={setOpened} />}
      <ExplanationDrawer contact={opened} waiting={data?.find(({ contact }) => contact === opened) ?? null} names={names} words={words} profiles={profiles} onClose={() => setOpened(null)} />
    </>
  );
}

export function PriorityTag({ priority }: { priority: QueuePriority }) {
  const { t } = useLanguage();
  return <span className={`queue-tag priority-${priority}`}>{t(`queue.priority.${priority}`)}</span>;
}

/** A table on a desk, cards on a phone: the same rows. */
function QueueList({ waiting, names, onOpen }: { waiting: readonly Waiting[]; names: QueueNames; onOpen: (contact: string) => void }) {
  const { language, t } = useLanguage();
  const now = useNow();
  if (waiting.length === 0) {
    return <p className="none">{t('queue.none')}</p>;
  }
  return (
    <ol className="row-list">
      <li className="queue-row queue-head row-head" aria-hidden="true">
        <span>{t('queue.place')}</span>
        <span>{t('queue.channel')}</span>
        <span>{t('queue.priority')}</span>
        <span>{t('queue.line')}</span>
        <span>{t('queue.category')}</span>
        <span className="queue-wait">{t('queue.waiting')}</span>
        <span>{t('queue.state')}</span>
      </li>
      {waiting.map((one, index) => (
        <li key={one.contact}>
          <button
            type="button"
            className={`queue-row row-${one.priority}`}
            data-testid="queue-row"
            data-contact={one.contact}
            data-channel={one.channel}
            data-priority={one.priority}
            data-present={one.present}
            onClick={() => onOpen(one.contact)}
          >
            <strong className="queue-place">{index + 1}</strong>
            <ChannelMark channel={one.channel} />
            <span>
              <PriorityTag priority={one.priority} />
            </span>
            <span className="queue-line">
              <strong>{one.line}</strong> {names.line(one.line)}
            </span>
            <span className="queue-category">{one.category === null ? <span className="queue-soft">{t('queue.noCategory')}</span> : names.category(one.category)}</span>
            <strong className="queue-wait">{waited(language, secondsBetween(one.joinedAt, now))}</strong>
            <span className={one.present ? 'queue-soft queue-state' : 'queue-absent queue-state'}>{t(one.present ? 'queue.present' : 'queue.absent')}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
