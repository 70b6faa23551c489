import { Alert, App, Button, Drawer, Popconfirm, Select } from 'antd';
import { useCallback, useState } from 'react';
import { ChannelMark } from '../agent/ChannelMark';
import { useLanguage } from '../i18n/language';
import { instant } from '../shared/format';
import { problemText } from '../shared/problemText';
import { testId } from '../shared/testId';
import { useNow } from '../shared/useNow';
import { age, agents, creditText, movable, needs, standing, verdict, waited, whyBefore, widens, type Words } from './explanation';
import { PRIORITIES, queueApi, type Explanation, type Profile, type QueuePriority, type Waiting } from './queueApi';
import { PriorityTag } from './QueuePanel';
import { usePolled } from '../shared/usePolled';
import type { QueueNames } from './useQueueNames';

interface Props {
  contact: string | null;
  /** Its row; null once it has left the list. */
  waiting: Waiting | null;
  names: QueueNames;
  words: Words;
  profiles: Profile[];
  onClose: () => void;
}

const REFRESH_MS = 4000;

/** Why a contact stands where it stands, and what a supervisor may change. */
export function ExplanationDrawer({ contact, onClose, ...rest }: Props) {
  const { t } = useLanguage();
  return (
    <Drawer open={contact !== null} onClose={onClose} size={640} destroyOnHidden className="queue-drawer" data-testid="explanation-drawer" title={t('queue.explain')}>
      {contact !== null && <Body key={contact} contact={contact} {...rest} />}
    </Drawer>
  );
}

function Body({ contact, waiting, names, words, profiles }: Omit<Props, 'contact' | 'onClose'> & { contact: string }) {
  const { language, t } = useLanguage();
  const ask = useCallback(() => queueApi.explain(contact), [contact]);
  const { data, at, problem, put } = usePolled(ask, REFRESH_MS);
  // The row may leave the list while it is read about.
  const [row, setRow] = useState(waiting);
  if (waiting !== null && waiting !== row) {
    setRow(waiting);
  }
  return (
    <div data-testid="explanation" data-contact={contact} data-verdict={data?.verdict}>
      {data !== null && (
        <p className="queue-facts">
          <ChannelMark channel={data.channel} />
          <PriorityTag priority={data.priority} />
          {row !== null && (
            <span>
              <strong>{row.line}</strong> {names.line(row.line)}
            </span>
          )}
          {row !== null && row.category !== null && <span>{names.category(row.category)}</span>}
        </p>
      )}
      {problem !== null && <Alert type="error" showIcon className="queue-alert" data-testid="explanation-problem" title={problemText(language, problem)} />}
      {data === null && problem === null && <p className="starting">{t('common.loading')}</p>}
      {data !== null && (
        <>
          <Reasons of={data} at={at} words={words} />
          {movable(data) && <Moves of={data} words={words} profiles={profiles} onMoved={put} />}
        </>
      )}
    </div>
  );
}

function Reasons({ of, at, words }: { of: Explanation; at: number; words: Words }) {
  const { language, t } = useLanguage();
  const now = useNow();
  // Both figures grow with the time; the server says where they stand, not the clock of the browser.
  const grown = movable(of) ? Math.max(0, (now - at) / 1000) : 0;
  const less = widens(language, of, instant(of.joinedAt) + (of.waitSeconds + grown) * 1000);
  return (
    <>
      <p className={`queue-verdict verdict-${of.verdict}`}>
        <span className="queue-soft">{t('queue.why')}</span>
        <strong data-testid="explanation-verdict">{verdict(language, of, words)}</strong>
        {movable(of) && <span>{agents(language, of)}</span>}
      </p>
      <dl className="queue-figures">
        <div>
          <dt>{t('queue.wait')}</dt>
          <dd data-testid="explanation-wait">{waited(language, of.waitSeconds + grown)}</dd>
          <dd className="queue-soft">{t('queue.waitHint')}</dd>
        </div>
        <div>
          <dt>{t('queue.routingAge')}</dt>
          <dd data-testid="explanation-age">{age(language, of.routingAgeSeconds + grown)}</dd>
          <dd className="queue-soft">{t('queue.routingAgeHint')}</dd>
        </div>
      </dl>
      <p className="queue-standing">{standing(language, of)}</p>
      {of.credits.length > 0 && (
        <ul className="queue-credits">
          {of.credits.map((credit) => (
            <li key={credit.reason} data-testid="credit" data-reason={credit.reason}>
              {creditText(language, credit)}
            </li>
          ))}
        </ul>
      )}
      <h3>{t('queue.needs')}</h3>
      <ul className="queue-credits">
        {needs(language, of, words).map((need) => (
          <li key={need}>{need}</li>
        ))}
        {less !== null && <li data-testid="explanation-widens">{less}</li>}
      </ul>
      {of.before.length > 0 && (
        <>
          <h3>{t('queue.before')}</h3>
          <ol className="queue-before">
            {of.before.map((other) => (
              <li key={other.contact}>
                <PriorityTag priority={other.priority} /> {whyBefore(language, of, other)}
              </li>
            ))}
          </ol>
          {of.ahead > of.before.length && <p className="queue-soft">{t('queue.before.more', { count: of.ahead - of.before.length })}</p>}
        </>
      )}
    </>
  );
}

function Moves({ of, words, profiles, onMoved }: { of: Explanation; words: Words; profiles: Profile[]; onMoved: (after: Explanation) => void }) {
  const { language, t } = useLanguage();
  const { message } = App.useApp();
  const [agent, setAgent] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const move = async (action: () => Promise<Explanation>, done: string) => {
    setBusy(true);
    setProblem(null);
    try {
      onMoved(await action());
      void message.success(done);
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };
  const set = (priority: QueuePriority) => void move(() => queueApi.priority(of.contact, priority), t('queue.moved', { priority: t(`queue.priority.${priority}`) }));
  const keep = (id: number) => void move(() => queueApi.keep(of.contact, id), t('queue.kept', { agent: words.agent(id) }));
  return (
    <section className="queue-moves" aria-label={t('queue.move')}>
      <h3>{t('queue.move')}</h3>
      <p className="queue-soft">{t('queue.moveHint')}</p>
      {problem !== null && <Alert type="error" showIcon className="queue-alert" data-testid="move-problem" title={problemText(language, problem)} />}
      <div className="queue-move">
        <span>{t('queue.set')}</span>
        <span className="queue-buttons">
          {PRIORITIES.map((priority) => (
            <Popconfirm
              key={priority}
              title={t(`queue.ask.${priority}`)}
              classNames={{ root: 'queue-ask' }}
              okText={t('queue.confirm')}
              cancelText={t('common.cancel')}
              okButtonProps={{ danger: priority === 'EMERGENCY', ...testId('priority-confirm') }}
              disabled={priority === of.priority}
              onConfirm={() => set(priority)}
            >
              <Button danger={priority === 'EMERGENCY'} disabled={priority === of.priority || busy} data-testid={`priority-${priority}`}>
                {t(`queue.priority.${priority}`)}
              </Button>
            </Popconfirm>
          ))}
        </span>
      </div>
      <div className="queue-move">
        <span>{t('queue.keepFor')}</span>
        <span className="queue-buttons">
          <Select
            className="queue-agent"
            data-testid="keep-agent"
            aria-label={t('queue.chooseAgent')}
            placeholder={t('queue.chooseAgent')}
            showSearch={{ optionFilterProp: 'label' }}
            value={agent}
            options={profiles.map((profile) => ({ value: profile.agent, label: profile.name }))}
            onChange={setAgent}
          />
          <Button disabled={agent === null || busy} data-testid="keep" onClick={() => agent !== null && keep(agent)}>
            {t('queue.keep')}
          </Button>
        </span>
      </div>
    </section>
  );
}
