import type { Reservation } from '../api/types';
import { useLanguage } from '../i18n/language';
import { duration, secondsBetween } from '../shared/format';
import { useNow } from '../shared/useNow';
import { ChannelMark } from './ChannelMark';
import { useContact } from './useContact';

interface Props {
  work: readonly Reservation[];
  offers: readonly Reservation[];
  selected: string | null;
  onSelect: (contact: string) => void;
}

export function WorkList({ work, offers, selected, onSelect }: Props) {
  const { t } = useLanguage();
  return (
    <nav className="work-list" aria-label={t('work.title')} data-testid="work-list">
      <h2>
        {t('work.title')} <span className="count">{work.length + offers.length}</span>
      </h2>
      {work.length + offers.length === 0 && <p className="work-empty">{t('work.empty')}</p>}
      <ul>
        {offers.map((offer) => (
          <li key={offer.id}>
            <WorkItem item={offer} selected={false} onSelect={() => undefined} />
          </li>
        ))}
        {work.map((item) => (
          <li key={item.id}>
            <WorkItem item={item} selected={item.contact === selected} onSelect={() => onSelect(item.contact)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function WorkItem({ item, selected, onSelect }: { item: Reservation; selected: boolean; onSelect: () => void }) {
  const { language, t } = useLanguage();
  const now = useNow(5000);
  const { contact } = useContact(item.contact, item.state);
  const offered = item.state === 'PENDING';
  return (
    <button
      type="button"
      className={`work-item work-${item.state}`}
      data-testid="work-item"
      data-contact={item.contact}
      data-channel={item.channel}
      data-state={item.state}
      aria-current={selected}
      disabled={offered}
      onClick={onSelect}
    >
      <span className="work-item-head">
        <ChannelMark channel={item.channel} />
        <span className="work-item-state">{t(`work.${item.channel === 'VOICE' && item.state === 'ACCEPTED' ? 'TALKING' : item.state}`)}</span>
      </span>
      <span className="work-item-title">{contact?.subject || contact?.text || contact?.phone || contact?.number || '…'}</span>
      <span className="work-item-age">{t('work.age', { age: duration(language, secondsBetween(item.joinedAt, now)) })}</span>
    </button>
  );
}
