import { WarningOutlined } from '@ant-design/icons';
import { reasonName } from '../agent/presence';
import { busyOf, busySince } from '../agent/work';
import type { PauseReasonEntry } from '../api/types';
import { useLanguage } from '../i18n/language';
import { clock, secondsBetween } from '../shared/format';
import { useNow } from '../shared/useNow';
import { inHand } from './team';
import type { AtWork } from './teamApi';

interface Props {
  agents: readonly AtWork[];
  /** What is said when there is nobody. */
  none: string;
  reasons: readonly PauseReasonEntry[];
  onOpen: (agent: AtWork) => void;
}

/** A table on a desk, cards on a phone: the same rows. */
export function TeamList({ agents, none, reasons, onOpen }: Props) {
  const { language, t } = useLanguage();
  const now = useNow();
  if (agents.length === 0) {
    return <p className="none">{none}</p>;
  }
  return (
    <ul className="row-list">
      <li className="team-row team-head row-head" aria-hidden="true">
        <span>{t('team.seat')}</span>
        <span>{t('team.name')}</span>
        <span>{t('team.state')}</span>
        <span className="team-since">{t('team.since')}</span>
        <span>{t('team.inHand')}</span>
        <span>{t('team.offers')}</span>
      </li>
      {agents.map((agent) => (
        <li key={agent.id}>
          <button type="button" className="team-row" data-testid="team-row" data-agent={agent.id} data-busy={busyOf(agent)} data-presence={agent.presence} onClick={() => onOpen(agent)}>
            <strong className="team-seat">{agent.seat ?? '–'}</strong>
            <strong className="team-name">{agent.name}</strong>
            <span className="team-state">
              <StateTag agent={agent} reasons={reasons} />
            </span>
            <strong className="team-since" title={t('team.since')}>
              {clock(secondsBetween(busySince(agent), now))}
            </strong>
            <span className="team-hand">{inHand(language, agent) || <span className="team-soft">{t('team.nothing')}</span>}</span>
            <span className="team-offers">
              <span className="team-soft">{t('team.offersOf', agent.offers)}</span>
              {agent.rejectsTooOften && (
                <span className="team-warn" data-testid="team-rejects">
                  <WarningOutlined /> {t('team.rejectsTooOften')}
                </span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What the agent does, why paused, and what comes after. */
export function StateTag({ agent, reasons }: { agent: AtWork; reasons: readonly PauseReasonEntry[] }) {
  const { language, t } = useLanguage();
  const busy = busyOf(agent);
  const reason = agent.pauseReason === null ? '' : reasonName(language, reasons, agent.pauseReason);
  return (
    <>
      <span className={`team-tag team-${busy}`}>
        {t(`busy.${busy}`)}
        {busy === 'PAUSED' && reason !== '' && ` · ${reason}`}
      </span>
      {agent.next !== null && <span className="team-soft">{t(agent.next === 'OFFLINE' ? 'team.next.OFFLINE' : 'team.next.PAUSED', { reason })}</span>}
      {agent.presence === 'PAUSED' && busy !== 'PAUSED' && <span className="team-soft">{t('team.pausedToo', { reason })}</span>}
    </>
  );
}
