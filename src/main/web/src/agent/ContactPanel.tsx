import { PaperClipOutlined } from '@ant-design/icons';
import { contactApi } from '../api/api';
import type { Category, Contact, Reservation } from '../api/types';
import { useLanguage } from '../i18n/language';
import { dateTime, fileSize, lineName } from '../shared/format';
import { RevealPhone } from '../shared/RevealPhone';
import { LiveTranscript } from './LiveTranscript';
import { Suggestions } from './Suggestions';

interface Props {
  contact: Contact;
  reservation: Reservation | null;
  taxonomy: readonly Category[];
  chosen: string;
  locked: boolean;
  onApply: (code: string) => void;
}

export function ContactPanel({ contact, reservation, taxonomy, chosen, locked, onApply }: Props) {
  const { language, t } = useLanguage();
  const { line } = contact;
  return (
    <aside className="contact-panel" aria-label={t('contact.title')} data-testid="contact-panel">
      <section>
        <h3>{t('contact.title')}</h3>
        <dl>
          <dt>{t('contact.phone')}</dt>
          <dd>
            {contact.phone === null ? t('contact.noPhone') : <RevealPhone masked={contact.phone} reveal={(reason) => contactApi.reveal(contact.id, reason)} />}
          </dd>
          {contact.citizenName && (
            <>
              <dt>{t('contact.name')}</dt>
              <dd>{contact.citizenName}</dd>
            </>
          )}
          {contact.mail && (
            <>
              <dt>{t('contact.mail')}</dt>
              <dd>{contact.mail}</dd>
            </>
          )}
          {line !== null && (
            <>
              <dt>{t('contact.line')}</dt>
              <dd>
                {line.number} {lineName(line.number, language === 'zh' ? line.nameZh : line.nameEn)}
              </dd>
            </>
          )}
          {contact.plate && (
            <>
              <dt>{t('contact.plate')}</dt>
              <dd>{contact.plate}</dd>
            </>
          )}
          <dt>{t('contact.received')}</dt>
          <dd>{dateTime(language, contact.receivedAt)}</dd>
        </dl>
      </section>
      <section>
        {locked ? (
          <Suggestions contact={contact} taxonomy={taxonomy} chosen={chosen} />
        ) : (
          <Suggestions contact={contact} taxonomy={taxonomy} chosen={chosen} onApply={onApply} />
        )}
      </section>
      <section>
        <h3>{t(contact.channel === 'VOICE' ? 'contact.transcript' : 'contact.text')}</h3>
        {contact.subject && <p className="contact-subject">{contact.subject}</p>}
        <blockquote data-testid="contact-text">{contact.text || t('contact.noText')}</blockquote>
      </section>
      {reservation?.talk != null && <LiveTranscript reservation={reservation.id} talk={reservation.talk} />}
      {contact.attachments.length > 0 && (
        <section>
          <h3>{t('contact.attachments')}</h3>
          <ul className="attachments">
            {contact.attachments.map((attachment) => (
              <li key={attachment.id}>
                <a href={contactApi.attachmentPath(contact.id, attachment.id)} download={attachment.fileName} data-testid="attachment">
                  <PaperClipOutlined aria-hidden /> {attachment.fileName}
                </a>{' '}
                <span>{fileSize(attachment.size)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
