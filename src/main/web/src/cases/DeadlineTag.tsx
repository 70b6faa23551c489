import type { Case } from '../api/types';
import { useLanguage } from '../i18n/language';
import { dateTime, duration, secondsBetween } from '../shared/format';
import { deadlineOf } from './deadlines';

/** Says in words what the colour says. */
export function DeadlineTag({ of, now }: { of: Case; now: number }) {
  const { language, t } = useLanguage();
  const deadline = deadlineOf(of, now);
  if (deadline.step === 'done') {
    return <span className="deadline deadline-done">{dateTime(language, deadline.at)}</span>;
  }
  const seconds = secondsBetween(now, deadline.at);
  const time = duration(language, Math.abs(seconds));
  const late = deadline.urgency === 'overdue';
  return (
    <span className={`deadline deadline-${deadline.urgency}`} title={dateTime(language, deadline.at)} data-urgency={deadline.urgency}>
      {t(late ? `deadline.${deadline.step}.late` : `deadline.${deadline.step}.left`, { time })}
    </span>
  );
}
