import { useEffect, useState } from 'react';
import { LiveFeed, type Connection } from '../api/liveFeed';
import type { Channel, Me, Wallboard } from '../api/types';
import { CaseLookup } from '../cases/CaseLookup';
import { useLanguage } from '../i18n/language';
import { useLineNames } from '../lines/useLineNames';
import { useNames } from '../lines/useLines';
import { Recordings } from '../recordings/Recordings';
import { clock, lineName, percent, timeOfDay } from '../shared/format';
import { DESKS_PAGE, LINES_PAGE, MODELS_PAGE, QUEUE_PAGE, REPORTS_PAGE, TEAM_PAGE } from '../shared/home';
import { Providers } from '../shared/Providers';
import { skillGroupName } from '../shared/skillGroup';
import { SignedInUser } from '../shared/SignedInUser';
import { useNow } from '../shared/useNow';
import { grade, WAIT_LIMITS } from './grades';
import './wallboard.css';

interface Props {
  me: Me;
  onSignOut: () => void;
}

// The server promises to speak every 5 s.
const SILENCE_MS = 12_000;
const CHANNELS: Channel[] = ['VOICE', 'LETTER', 'MESSAGE'];
const AGENT_STATES = ['READY', 'OFFERED', 'TALKING', 'WORKING', 'WRAPPING', 'PAUSED'] as const;
const CASE_STATES = ['DISPATCHED', 'IN_PROGRESS', 'REPLIED', 'CLOSED'] as const;

export default function WallboardHome(props: Props) {
  return (
    <Providers>
      <WallboardPage {...props} />
    </Providers>
  );
}

function WallboardPage({ me, onSignOut }: Props) {
  const { language, t } = useLanguage();
  const { board, connection } = useWallboard();
  return (
    <div className="wall" data-testid="wallboard" data-at={board?.at ?? ''}>
      <header className="top-bar wall-bar">
        <h1>{t('wall.title')}</h1>
        <span className={`wall-connection connection-${connection}`} role="status" data-testid="wallboard-connection" data-state={connection}>
          {t(`connection.${connection}`)}
          {board !== null && ` · ${timeOfDay(language, board.at)}`}
        </span>
        <nav className="wall-nav" aria-label={t('wall.pages')}>
          <a className="bar-link" href={LINES_PAGE} data-testid="to-lines">
            {t('lines.title')}
          </a>
          <a className="bar-link" href={QUEUE_PAGE} data-testid="to-queue">
            {t('queue.title')}
          </a>
          {me.role === 'ADMINISTRATOR' && (
            <>
              <a className="bar-link" href={DESKS_PAGE} data-testid="to-desks">
                {t('desks.title')}
              </a>
              <a className="bar-link" href={MODELS_PAGE} data-testid="to-models">
                {t('models.title')}
              </a>
            </>
          )}
          {me.role === 'SUPERVISOR' && (
            <a className="bar-link" href={TEAM_PAGE} data-testid="to-team">
              {t('team.title')}
            </a>
          )}
          {me.role === 'SUPERVISOR' && (
            <a className="bar-link" href={REPORTS_PAGE} data-testid="to-reports">
              {t('reports.title')}
            </a>
          )}
          {me.role === 'SUPERVISOR' && (
            <>
              <CaseLookup label={t('lookup.title')} />
              <Recordings />
            </>
          )}
        </nav>
        <SignedInUser me={me} onSignOut={onSignOut} />
      </header>
      {connection === 'lost' && (
        <p className="wall-warning" role="alert">
          {board === null ? t('wall.lost') : t('wall.lostSince', { time: timeOfDay(language, board.at) })}
        </p>
      )}
      {board !== null && !board.asteriskConnected && (
        <p className="wall-warning" role="alert" data-testid="wallboard-asterisk">
          {t('wall.noAsterisk')}
        </p>
      )}
      {board !== null && board.asteriskConnected && board.asterisksAway.length > 0 && (
        <p className="wall-warning" role="alert" data-testid="wallboard-asterisk-away">
          {t('wall.asteriskAway', { names: board.asterisksAway.join('、') })}
        </p>
      )}
      {board === null ? (
        <p className="starting">{t('common.loading')}</p>
      ) : (
        <main className={connection === 'lost' ? 'wall-main wall-stale' : 'wall-main'}>
          <Waiting board={board} />
          <Today board={board} />
          <Agents board={board} />
          <Cases board={board} />
          <Lines board={board} />
        </main>
      )}
    </div>
  );
}

function useWallboard(): { board: Wallboard | null; connection: Connection } {
  const [board, setBoard] = useState<Wallboard | null>(null);
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    const feed = new LiveFeed<Wallboard>('/ws/wallboard', { onMessage: setBoard, onConnection: setConnection }, SILENCE_MS);
    feed.start();
    return () => feed.stop();
  }, []);
  return { board, connection };
}

function Waiting({ board }: { board: Wallboard }) {
  const { t } = useLanguage();
  // Between two pushes the longest wait grows by itself.
  const now = useNow();
  const [received, setReceived] = useState({ at: board.at, local: Date.now() });
  if (received.at !== board.at) {
    setReceived({ at: board.at, local: Date.now() });
  }
  return (
    <section className="wall-waiting" aria-label={t('wall.waiting')}>
      <h2>{t('wall.waiting')}</h2>
      <div className="wall-tiles">
        {CHANNELS.map((channel) => {
          const count = board.waiting[channel] ?? 0;
          const grown = count > 0 ? Math.max(0, (now - received.local) / 1000) : 0;
          const longest = (board.longestWaitSeconds[channel] ?? 0) + grown;
          const [late, tooLate] = WAIT_LIMITS[channel];
          const mark = count === 0 ? 'good' : grade(-longest, -late, -tooLate);
          return (
            <div key={channel} className={`tile grade-${mark}`}>
              <span className="tile-name">{t(`channel.${channel}`)}</span>
              <strong className="tile-number" data-testid={`wallboard-waiting-${channel.toLowerCase()}`}>
                {count}
              </strong>
              <span className="tile-note" data-testid={`wallboard-longest-${channel.toLowerCase()}`}>
                {count === 0 ? t('wall.noneWaiting') : t('wall.longest', { time: clock(longest) })}
              </span>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Today({ board }: { board: Wallboard }) {
  const { t } = useLanguage();
  const { today } = board;
  const share = today.answered > 0 ? today.answeredWithin15sShare : null;
  const rate = today.calls > 0 ? today.connectionRate : null;
  const average = today.answered > 0 ? today.averageAnswerSeconds : null;
  return (
    <section className="wall-today" aria-label={t('wall.today')}>
      <h2>{t('wall.today')}</h2>
      <div className="wall-tiles">
        <Figure name={t('wall.within15')} value={percent(share)} id="within15" mark={share === null ? 'good' : grade(share, 0.9, 0.8)} />
        <Figure name={t('wall.connected')} value={percent(rate, 1)} id="connection-rate" mark={rate === null ? 'good' : grade(rate, 0.95, 0.9)} />
        <Figure name={t('wall.averageAnswer')} value={average === null ? '–' : t('wall.seconds', { seconds: average.toFixed(1) })} id="average-answer" mark="plain" />
      </div>
      <dl className="wall-counts">
        <Count name={t('wall.calls')} value={today.calls} id="calls" />
        <Count name={t('wall.answered')} value={today.answered} id="answered" />
        <Count name={t('wall.abandoned')} value={today.abandoned} id="abandoned" />
        <Count name={t('channel.LETTER')} value={today.letters} id="letters" />
        <Count name={t('channel.MESSAGE')} value={today.messages} id="messages" />
      </dl>
    </section>
  );
}

function Agents({ board }: { board: Wallboard }) {
  const { t } = useLanguage();
  const total = AGENT_STATES.reduce((sum, state) => sum + (board.agents[state] ?? 0), 0);
  return (
    <section aria-label={t('wall.agents')}>
      <h2>
        {t('wall.agents')} <span className="wall-total">{total}</span>
      </h2>
      <ul className="wall-bars">
        {AGENT_STATES.map((state) => {
          const count = board.agents[state] ?? 0;
          return (
            <li key={state}>
              <span>{t(`busy.${state}`)}</span>
              <span className="bar-track" aria-hidden="true">
                <span className={`bar bar-${state}`} style={{ width: `${total === 0 ? 0 : (count / total) * 100}%` }} />
              </span>
              <strong data-testid={`wallboard-agents-${state.toLowerCase()}`}>{count}</strong>
            </li>
          );
        })}
      </ul>
      {board.groups.length > 0 && <Groups groups={board.groups} />}
    </section>
  );
}

function Groups({ groups }: { groups: Wallboard['groups'] }) {
  const { language, t } = useLanguage();
  const { departments } = useNames();
  return (
    <div className="wall-table wall-groups" tabIndex={0}>
      <table data-testid="wallboard-groups">
        <thead>
          <tr>
            <th>{t('wall.group')}</th>
            <th className="figure">{t('wall.groupWaiting')}</th>
            <th className="figure">{t('busy.READY')}</th>
            <th className="figure">{t('wall.groupAtWork')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const atWork = AGENT_STATES.reduce((sum, state) => sum + (group.agents[state] ?? 0), 0);
            return (
              <tr key={group.group} className={group.waiting > 0 && group.agents.READY === 0 ? 'count-warn' : undefined} data-testid={`wallboard-group-${group.group}`}>
                <td>{skillGroupName(language, departments.values(), group.group) ?? group.group}</td>
                <td className="figure">
                  {group.waiting}
                  {group.waiting > 0 && <span className="tile-note"> {t('wall.longest', { time: clock(group.longestWaitSeconds) })}</span>}
                </td>
                <td className="figure">{group.agents.READY}</td>
                <td className="figure">{atWork}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Cases({ board }: { board: Wallboard }) {
  const { t } = useLanguage();
  const { cases } = board;
  return (
    <section aria-label={t('wall.cases')}>
      <h2>{t('wall.cases')}</h2>
      <dl className="wall-counts wall-cases">
        {CASE_STATES.map((state) => (
          <Count key={state} name={t(`caseState.${state}`)} value={cases[state] ?? 0} id={`cases-${state.toLowerCase()}`} />
        ))}
        <Count name={t('wall.dueToday')} value={cases.dueToday} id="cases-due-today" mark={cases.dueToday > 0 ? 'warn' : 'plain'} />
        <Count name={t('wall.overdue')} value={cases.overdue} id="cases-overdue" mark={cases.overdue > 0 ? 'bad' : 'plain'} />
      </dl>
    </section>
  );
}

function Lines({ board }: { board: Wallboard }) {
  const { t } = useLanguage();
  const nameOf = useLineNames();
  return (
    <section className="wall-lines" aria-label={t('wall.lines')}>
      <h2>{t('wall.lines')}</h2>
      <div className="wall-table" tabIndex={0}>
        <table data-testid="wallboard-lines">
          <thead>
            <tr>
              <th>{t('wall.line')}</th>
              <th className="figure">{t('wall.calls')}</th>
              <th className="figure">{t('wall.answered')}</th>
              <th className="figure">{t('wall.abandoned')}</th>
            </tr>
          </thead>
          <tbody>
            {board.lines.map((line) => (
              <tr key={line.number}>
                <td>
                  <strong>{line.number}</strong> {nameOf(line.number) ?? lineName(line.number, line.name)}
                </td>
                <td className="figure">{line.calls}</td>
                <td className="figure">{line.answered}</td>
                <td className="figure">{line.abandoned}</td>
              </tr>
            ))}
            {board.lines.length === 0 && (
              <tr>
                <td colSpan={4}>{t('wall.noCalls')}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Figure({ name, value, id, mark }: { name: string; value: string; id: string; mark: string }) {
  return (
    <div className={`tile grade-${mark}`}>
      <span className="tile-name">{name}</span>
      <strong className="tile-number tile-figure" data-testid={`wallboard-${id}`}>
        {value}
      </strong>
    </div>
  );
}

function Count({ name, value, id, mark = 'plain' }: { name: string; value: number; id: string; mark?: string }) {
  return (
    <div className={`count-${mark}`}>
      <dt>{name}</dt>
      <dd data-testid={`wallboard-${id}`}>{value}</dd>
    </div>
  );
}
