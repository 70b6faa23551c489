import type { Language } from '../i18n/language';

const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `0:07`, `12:40`, `1:02:09`: a running clock. Never negative. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % MINUTE)}` : `${minutes}:${two(whole % MINUTE)}`;
}

/** A length of time in words, coarse: `3 分钟`, `2 h 5 min`, `4 天 3 小时`. */
export function duration(language: Language, seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const unit = language === 'zh' ? { d: ' 天', h: ' 小时', m: ' 分钟', s: ' 秒' } : { d: ' d', h: ' h', m: ' min', s: ' s' };
  const days = Math.floor(whole / DAY);
  const hours = Math.floor((whole % DAY) / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  if (days > 0) {
    return hours > 0 ? `${days}${unit.d} ${hours}${unit.h}` : `${days}${unit.d}`;
  }
  if (hours > 0) {
    return minutes > 0 ? `${hours}${unit.h} ${minutes}${unit.m}` : `${hours}${unit.h}`;
  }
  return minutes > 0 ? `${minutes}${unit.m}` : `${whole}${unit.s}`;
}

export function secondsBetween(from: string | number, to: string | number): number {
  return (instant(to) - instant(from)) / 1000;
}

export function instant(time: string | number): number {
  return typeof time === 'number' ? time : Date.parse(time);
}

export function dateTime(language: Language, time: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(time));
}

/** A day that may be of another year. */
export function day(language: Language, time: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], { year: 'numeric', month: 'short', day: 'numeric' }).format(Date.parse(time));
}

export function timeOfDay(language: Language, time: string | number): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(instant(time));
}

/** A line's name without its number, which some names begin with: it stands before them anyway. */
export function lineName(number: string, name: string): string {
  return name.startsWith(number) ? name.slice(number.length).trim() || name : name;
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** `83 %`; a dash when there is nothing to divide yet. */
export function percent(share: number | null | undefined, digits = 0): string {
  return share === null || share === undefined || !Number.isFinite(share) ? '–' : `${(share * 100).toFixed(digits)} %`;
}

/** How likely something is: never certain, never impossible. `83 %`, `> 99 %`, `< 1 %`. */
export function likelihood(probability: number): string {
  return probability >= 0.995 ? '> 99 %' : probability < 0.005 ? '< 1 %' : percent(probability);
}

export type Urgency = 'overdue' | 'soon' | 'later';

/** Red when late, amber on the last day. */
export function urgency(dueAt: string, now: number): Urgency {
  const left = secondsBetween(now, dueAt);
  return left < 0 ? 'overdue' : left < DAY ? 'soon' : 'later';
}
