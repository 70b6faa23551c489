import { Alert, Drawer } from 'antd';
import type { PauseReasonEntry } from '../api/types';
import { useLanguage } from '../i18n/language';
import { ChannelMark } from '../agent/ChannelMark';
import { workOf, offersOf } from '../agent/work';
import { duration, secondsBetween, timeOfDay } from '../shared/format';
import { useNow } from '../shared/useNow';
import { OrderForm } from './OrderForm';
import { OwnSkills } from './OwnSkills';
import { StateTag } from './TeamList';
import type { AtWork } from './teamApi';

interface Props {
  opened: { id: number; name: string } | null;
  /** Null when the shift has ended meanwhile. */
  agent: AtWork | null;
  reasons: readonly PauseReasonEntry[];
  onClose: () => void;
  onChanged: (agent: AtWork) => void;
}

export function AgentDrawer({ opened, agent, reasons, onClose, onChanged }: Props) {
  const { t } = useLanguage();
  return (
    <Drawer open={opened !== null} onClose={onClose} size={560} destroyOnHidden className="team-drawer" data-testid="agent-drawer" title={opened?.name}>
      {opened !== null && agent === null && <Alert type="info" showIcon data-testid="agent-gone" title={t('team.gone', { name: opened.name })} />}
      {agent !== null && (
        <>
          <Standing agent={agent} reasons={reasons} />
          <OrderForm key={agent.id} agent={agent} reasons={reasons} onChanged={onChanged} />
          <OwnSkills agent={agent.id} />
        </>
      )}
    </Drawer>
  );
}

function Standing({ agent, reasons }: { agent: AtWork; reasons: readonly PauseReasonEntry[] }) {
  const { language, t } = useLanguage();
  const now = useNow();
  const held = [...offersOf(agent.reservations), ...workOf(agent.reservations)];
  return (
    <section data-testid="agent-standing" data-presence={agent.presence}>
      <p className="team-standing">
        <StateTag agent={agent} reasons={reasons} />
        <span className="team-soft">
          {t('team.seat')} {agent.seat ?? '–'} · {t('team.presenceSince', { time: timeOfDay(language, agent.since) })}
        </span>
        {agent.returnsAt !== null && <span className="team-soft">{t('team.returns', { time: timeOfDay(language, agent.returnsAt) })}</span>}
      </p>
      <p className="team-soft">{t('team.offersLong', agent.offers)}</p>
      {agent.rejectsTooOften && <Alert type="warning" showIcon className="team-alert" title={t('team.rejectsTooOften')} />}
      <h3>{t('team.inHand')}</h3>
      {held.length === 0 ? (
        <p className="team-soft">{t('team.nothing')}</p>
      ) : (
        <ul className="team-held">
          {held.map((one) => (
            <li key={one.id}>
              <ChannelMark channel={one.channel} />
              <span>{t(`work.${one.parked ? 'PARKED' : one.channel === 'VOICE' && one.state === 'ACCEPTED' ? 'TALKING' : one.state}`)}</span>
              <span className="team-soft">{duration(language, secondsBetween(one.acceptedAt ?? one.offeredAt, now))}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
