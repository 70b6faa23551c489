import type { Reservation } from '../api/types';
import { CaseLookup } from '../cases/CaseLookup';
import { useLanguage } from '../i18n/language';
import { duration, secondsBetween } from '../shared/format';
import { useNow } from '../shared/useNow';
import { ChannelMark } from './ChannelMark';
import { useContact } from './useContact';

interface Props {
  work: readonly Reservation[];
  offers: readonly Reservation[];
  /** Contacts whose work ended before their case was registered. */
  leftovers: readonly string[];
  selected: string | null;
  onSelect: (contact: string) => void;
}

export function WorkList({ work, offers, leftovers, selected, onSelect }: Props) {
  const { t } = useLanguage();
  const count = work.length + offers.length + leftovers.length;
  return (
    <nav className="work-list" aria-label={t('work.title')} data-testid="work-list">
      <h2>
        {t('work.title')} <span className="count">{count}</span>
      </h2>
      {count === 0 && <p className="work-empty">{t('work.empty')}</p>}
      <ul>
        {offers.map((offer) => (
          <li key={offer.id}>
            <WorkItem id={offer.contact} item={offer} selected={false} onSelect={() => undefined} />
          </li>
        ))}
        {work.map((item) => (
          <li key={item.id}>
            <WorkItem id={item.contact} item={item} selected={item.contact === selected} onSelect={() => onSelect(item.contact)} />
          </li>
        ))}
        {leftovers.map((contact) => (
          <li key={contact}>
            <WorkItem id={contact} item={null} selected={contact === selected} onSelect={() => onSelect(contact)} />
          </li>
        ))}
      </ul>
      <p className="work-lookup">
        <CaseLookup label={t('lookup.title')} />
      </p>
    </nav>
  );
}

function WorkItem({ id, item, selected, onSelect }: { id: string; item: Reservation | null; selected: boolean; onSelect: () => void }) {
  const { language, t } = useLanguage();
  const now = useNow(5000);
  const state = item?.state ?? 'ENDED';
  const shown = item?.parked === true ? 'PARKED' : item?.channel === 'VOICE' && state === 'ACCEPTED' ? 'TALKING' : state;
  const { contact } = useContact(id, state);
  const channel = item?.channel ?? contact?.channel;
  const since = item?.joinedAt ?? contact?.receivedAt;
  return (
    <button
      type="button"
      className={`work-item work-${shown}`}
      data-testid="work-item"
      data-contact={id}
      data-channel={channel}
      data-state={state}
      data-parked={item?.parked ?? false}
      aria-current={selected}
      disabled={state === 'PENDING'}
      onClick={onSelect}
    >
      <span className="work-item-head">
        {channel !== undefined && <ChannelMark channel={channel} />}
        <span className="work-item-state">{t(`work.${shown}`)}</span>
      </span>
      <span className="work-item-title">{contact?.subject || contact?.text || contact?.phone || contact?.number || '…'}</span>
      {since !== undefined && <span className="work-item-age">{t('work.age', { age: duration(language, secondsBetween(since, now)) })}</span>}
    </button>
  );
}
