import type { Language } from '../i18n/language';

/** The city's clock, wherever the browser stands. China has no summer time. */
const ZONE = 'Asia/Shanghai';
const OFFSET = '+08:00';

/** `2026-12-01T08:00`, as a field of type `datetime-local` wants it. */
export function toField(instant: string | number): string {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
  return text.replace(' ', 'T');
}

/** The instant of a field; null while it is empty or no time. */
export function fromField(field: string): string | null {
  const time = Date.parse(`${field}:00${OFFSET}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** `2026年12月1日 周二 08:00`: the year is said, for plans reach into the next. */
export function cityTime(language: Language, instant: string | number): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}
