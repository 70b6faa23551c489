import { MailOutlined, MessageOutlined, PhoneOutlined } from '@ant-design/icons';
import type { Channel } from '../api/types';
import { useLanguage } from '../i18n/language';

const ICONS = { VOICE: PhoneOutlined, LETTER: MailOutlined, MESSAGE: MessageOutlined };

export function ChannelMark({ channel }: { channel: Channel }) {
  const { t } = useLanguage();
  const Icon = ICONS[channel];
  return (
    <span className={`channel-mark channel-${channel}`}>
      <Icon aria-hidden /> {t(`channel.${channel}`)}
    </span>
  );
}
