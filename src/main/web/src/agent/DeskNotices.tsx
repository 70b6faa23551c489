import { Alert, Button } from 'antd';
import type { AgentNotice, AgentState, PauseReasonEntry } from '../api/types';
import { useLanguage } from '../i18n/language';
import { clock, secondsBetween, timeOfDay } from '../shared/format';
import { useNow } from '../shared/useNow';
import { mayBeginNow, reasonName } from './presence';
import { useContact } from './useContact';

interface Props {
  state: AgentState;
  reasons: readonly PauseReasonEntry[];
  onTakeBack: () => void;
  onNow: () => void;
  onRead: (id: number) => void;
}

/** What the agent has to know of the own state: what is pending, what ends by itself, what others did. */
export function DeskNotices({ state, reasons, onTakeBack, onNow, onRead }: Props) {
  const { t } = useLanguage();
  const now = useNow();
  return (
    <>
      {state.presence === 'FINISHING' && <Pending state={state} reasons={reasons} onTakeBack={onTakeBack} onNow={onNow} />}
      {state.returnsAt !== null && (
        <Alert type="info" showIcon banner data-testid="returns" title={t('notice.returns', { time: clock(secondsBetween(now, state.returnsAt)) })} />
      )}
      {state.notices.map((notice) => (
        <Notice key={notice.id} notice={notice} reasons={reasons} onRead={() => onRead(notice.id)} />
      ))}
    </>
  );
}

function Pending({ state, reasons, onTakeBack, onNow }: Omit<Props, 'onRead'>) {
  const { language, t } = useLanguage();
  const home = state.next === 'OFFLINE';
  return (
    <Alert
      type="info"
      showIcon
      banner
      data-testid="pending"
      data-next={state.next}
      title={home ? t('pending.shiftEnd') : t('pending.pause', { reason: reasonName(language, reasons, state.pauseReason ?? '') })}
      action={
        <span className="notice-actions">
          {mayBeginNow(state) && (
            <Button size="small" data-testid="pending-now" title={t(home ? 'pending.nowHomeHint' : 'pending.nowPauseHint')} onClick={onNow}>
              {t(home ? 'pending.nowHome' : 'pending.nowPause')}
            </Button>
          )}
          <Button size="small" type="primary" data-testid="pending-take-back" onClick={onTakeBack}>
            {t('pending.takeBack')}
          </Button>
        </span>
      }
    />
  );
}

export function Notice({ notice, reasons, onRead }: { notice: AgentNotice; reasons: readonly PauseReasonEntry[]; onRead: (() => void) | null }) {
  const { language, t } = useLanguage();
  const { contact } = useContact(notice.contact, 'notice');
  const who = contact === null ? '' : [contact.phone ?? contact.citizenName ?? '', contact.number].filter((part) => part !== '').join(' · ');
  const text = t(`notice.${notice.kind}`, {
    time: timeOfDay(language, notice.at),
    count: notice.missed ?? 1,
    who: who === '' ? t('notice.someone') : who,
    by: notice.by ?? '',
    reason: notice.pauseReason === null ? '' : reasonName(language, reasons, notice.pauseReason),
  });
  return (
    <Alert
      type={notice.kind === 'RETURNED' || notice.kind === 'SET_READY' ? 'info' : 'warning'}
      showIcon
      banner
      data-testid="notice"
      data-kind={notice.kind}
      title={notice.note === null ? text : t('notice.withNote', { text, note: notice.note })}
      action={
        onRead === null ? undefined : (
          <Button size="small" data-testid="notice-read" onClick={onRead}>
            {t('notice.read')}
          </Button>
        )
      }
    />
  );
}
