import { Button, Card } from 'antd';
import type { CalledBack, Category, Channel } from '../api/types';
import { useLanguage } from '../i18n/language';
import { clock, duration, lineName, secondsBetween } from '../shared/format';
import { useNow } from '../shared/useNow';
import { ChannelMark } from './ChannelMark';
import { Suggestions } from './Suggestions';
import { useContact } from './useContact';

interface Props {
  offer: { id: string | null; contact: string | null; channel: Channel; joinedAt: string | null; expiresAt: string | null; callBack?: CalledBack | null };
  caller: string;
  canAnswer: boolean;
  /** Whether F2 takes this one. */
  byKey: boolean;
  taxonomy: readonly Category[];
  onAccept: () => void;
  onReject: () => void;
}

/** What waits for this agent, with all that is known of it, before it is taken. */
export function OfferCard({ offer, caller, canAnswer, byKey, taxonomy, onAccept, onReject }: Props) {
  const { language, t } = useLanguage();
  const now = useNow();
  const { contact } = useContact(offer.contact, 'offered');
  const voice = offer.channel === 'VOICE';
  const line = contact?.line ?? null;
  return (
    <Card
      className={`offer-card offer-${offer.channel}`}
      data-testid="offer-card"
      data-channel={offer.channel}
      data-contact={offer.contact ?? ''}
      role="alertdialog"
      aria-label={t(`offer.${offer.channel}`)}
    >
      <div className="offer-head">
        <ChannelMark channel={offer.channel} />
        <strong className="offer-who" data-testid="offer-phone">
          {contact?.phone ?? (contact === null ? caller || t('offer.loading') : t('contact.noPhone'))}
        </strong>
        {contact?.citizenName && <span>{contact.citizenName}</span>}
        {line !== null && (
          <span data-testid="offer-line">
            {line.number} {lineName(line.number, language === 'zh' ? line.nameZh : line.nameEn)}
          </span>
        )}
        {offer.joinedAt !== null && (
          <span className="offer-wait">{t('offer.waited', { time: duration(language, secondsBetween(offer.joinedAt, now)) })}</span>
        )}
        {/* When a telephone stops ringing is Asterisk's to say: the time given here is later. */}
        {!voice && offer.expiresAt !== null && <span className="offer-left">{t('offer.left', { time: clock(secondsBetween(now, offer.expiresAt)) })}</span>}
      </div>
      {offer.callBack != null && (
        <div className="offer-call-back" data-testid="offer-call-back" data-attempt={offer.callBack.attempt}>
          {t(offer.callBack.missed ? 'offer.missedCall' : 'offer.callBack', { number: offer.callBack.number })}{' '}
          {t('offer.attempt', { attempt: String(offer.callBack.attempt), attempts: String(offer.callBack.attempts) })}
        </div>
      )}
      {contact !== null && (
        <div className="offer-body">
          <blockquote data-testid="offer-text">
            {contact.subject && <strong>{contact.subject} — </strong>}
            {contact.text || t('contact.noText')}
          </blockquote>
          <Suggestions contact={contact} taxonomy={taxonomy} />
        </div>
      )}
      <div className="offer-actions">
        <Button className="answer-button" size="large" data-testid="offer-answer" disabled={!canAnswer} onClick={onAccept}>
          {t(voice ? (canAnswer ? 'call.answer' : 'offer.connecting') : 'offer.accept')} {byKey && <kbd>F2</kbd>}
        </Button>
        <Button size="large" data-testid="offer-reject" onClick={onReject}>
          {t('offer.reject')}
        </Button>
      </div>
    </Card>
  );
}
