import { Button } from 'antd';
import type { Reservation } from '../api/types';
import { useLanguage } from '../i18n/language';
import { clock, secondsBetween } from '../shared/format';
import { useNow } from '../shared/useNow';

/** The wrap-up that ends last: an agent has one timer. */
export function runningWrapUp(reservations: readonly Reservation[]): Reservation | null {
  const wrapping = reservations.filter((reservation) => reservation.state === 'WRAPPING' && reservation.wrapUntil !== null);
  return wrapping.sort((one, other) => Date.parse(other.wrapUntil ?? '') - Date.parse(one.wrapUntil ?? ''))[0] ?? null;
}

/** How long the agent may still finish, always in view, and the way to more time. */
export function WrapUpControls({ wrapping, onExtend }: { wrapping: Reservation; onExtend: () => void }) {
  const { t } = useLanguage();
  const now = useNow();
  const left = wrapping.wrapUntil === null ? 0 : secondsBetween(now, wrapping.wrapUntil);
  const wrapUp = wrapping.wrapUp;
  return (
    <>
      <span className={`presence-clock ${left < 15 ? 'presence-clock-soon' : ''}`} role="timer" data-testid="wrap-up-left">
        {clock(left)}
      </span>
      {wrapUp !== null && wrapUp.extensionsLeft > 0 && (
        <Button size="small" data-testid="wrap-up-extend" onClick={onExtend}>
          {t('wrapUp.extend', { seconds: wrapUp.extensionSeconds, left: wrapUp.extensionsLeft })} <kbd>F7</kbd>
        </Button>
      )}
    </>
  );
}
