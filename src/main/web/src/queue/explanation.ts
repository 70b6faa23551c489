import { translate, type Language } from '../i18n/language';
import { clock, duration, secondsBetween, timeOfDay } from '../shared/format';
import type { Before, Credit, Explanation } from './queueApi';

const DAY = 86_400;
const YEAR = 365 * DAY;

/** What the sentences call by name. */
export interface Words {
  skill: (skill: string) => string;
  agent: (agent: number) => string;
}

/** A running wait; from a day on, seconds say nothing any more. */
export function waited(language: Language, seconds: number): string {
  return seconds < DAY ? clock(seconds) : duration(language, seconds);
}

/** `3:07`, `10 years + 3:07`: the credits of priorities are years. */
export function age(language: Language, seconds: number): string {
  const years = Math.floor(seconds / YEAR);
  return years === 0 ? waited(language, seconds) : translate(language, 'queue.age', { years, rest: waited(language, seconds - years * YEAR) });
}

/** Why it was not offered yet. */
export function verdict(language: Language, of: Explanation, words: Words): string {
  if (of.verdict === 'OFFERING') {
    return translate(language, of.ahead > 0 ? 'queue.verdict.OFFERING.behind' : 'queue.verdict.OFFERING', { ahead: of.ahead });
  }
  if (of.verdict === 'NOBODY_FITS') {
    return of.agent === null
      ? translate(language, of.widensAt === null ? 'queue.verdict.NOBODY_FITS' : 'queue.verdict.NOBODY_FITS.yet')
      : translate(language, 'queue.verdict.NOBODY_FITS.agent', { agent: words.agent(of.agent) });
  }
  return translate(language, `queue.verdict.${of.verdict}`);
}

/** Where it stands, and by what. */
export function standing(language: Language, of: Explanation): string {
  const place = of.ahead === 0 ? translate(language, 'queue.stands.first') : translate(language, 'queue.stands', { place: of.ahead + 1, ahead: of.ahead });
  return `${place}${language === 'zh' ? '' : ' '}${translate(language, of.credits.length === 0 ? 'queue.stands.plain' : 'queue.stands.credits')}`;
}

export function creditText(language: Language, credit: Credit): string {
  const time = credit.seconds >= YEAR ? translate(language, 'queue.years', { years: Math.floor(credit.seconds / YEAR) }) : length(language, credit.seconds);
  return translate(language, `queue.credit.${credit.reason}`, { time });
}

/** Exact to the second, unlike the coarse lengths elsewhere: `2 分钟`, `1 min 30 s`. */
function length(language: Language, seconds: number): string {
  const rest = seconds % 60;
  return seconds < 60 || rest === 0 || seconds >= 3600 ? duration(language, seconds) : `${duration(language, seconds)} ${duration(language, rest)}`;
}

/** Why another one stands before it: it came earlier, or counts as having done so. */
export function whyBefore(language: Language, of: Explanation, other: Before): string {
  const earlier = secondsBetween(other.joinedAt, of.joinedAt);
  const own = new Map(of.credits.map(({ reason, seconds }) => [reason, seconds]));
  const more = other.credits.filter(({ reason, seconds }) => seconds > (own.get(reason) ?? 0)).map(({ reason }) => translate(language, `queue.because.${reason}`));
  const comma = language === 'zh' ? '、' : ', ';
  if (earlier >= 1) {
    return [translate(language, 'queue.because.earlier', { time: length(language, Math.floor(earlier)) }), ...more].join(comma);
  }
  if (earlier <= -1) {
    const later = { time: length(language, Math.floor(-earlier)) };
    return more.length === 0 ? translate(language, 'queue.because.later', later) : translate(language, 'queue.because.laterBut', { ...later, why: more.join(comma) });
  }
  return more.length === 0 ? translate(language, 'queue.because.same') : more.join(comma);
}

/** What an agent must be able to do now. */
export function needs(language: Language, of: Explanation, words: Words): string[] {
  const kept = of.agent === null ? [] : [translate(language, 'queue.needs.agent', { agent: words.agent(of.agent) })];
  const skills = of.needs.map(({ skill, level }) => level > 1 ? translate(language, 'queue.needs.skill', { skill: words.skill(skill), level }) : words.skill(skill));
  const all = [...kept, ...skills];
  return all.length === 0 ? [translate(language, 'queue.needs.none')] : all;
}

/** When it will need less; null when it never will, or does already. */
export function widens(language: Language, of: Explanation, now: number): string | null {
  if (of.widensAt === null) {
    return null;
  }
  const left = secondsBetween(now, of.widensAt);
  return left <= 0 ? null : translate(language, 'queue.widens', { left: clock(Math.ceil(left)), time: timeOfDay(language, of.widensAt) });
}

/** Agents that are idle and that fit; Redis may not tell. */
export function agents(language: Language, of: Explanation): string {
  return of.idleAgents === null ? translate(language, 'queue.agents.unknown') : translate(language, 'queue.agents', { idle: of.idleAgents, fitting: of.fittingAgents ?? 0 });
}

/** What has left the queue is not moved any more. */
export function movable(of: Explanation): boolean {
  return of.verdict !== 'WITH_AGENT' && of.verdict !== 'ENDED';
}
