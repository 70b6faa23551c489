import { translate, type Language } from '../i18n/language';
import type { Day, Holidays, Hours, LineDetail, Rule, Rules } from './lineApi';

export const DAYS: readonly Day[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
export type RuleKey = 'merged' | 'dual' | 'stripped' | 'stationed';
export const RULES: readonly RuleKey[] = ['merged', 'dual', 'stripped', 'stationed'];

/** Hours as a person types them. */
export interface HoursDraft {
  week: Record<Day, string>;
  holidays: Holidays;
  specialDays: string;
}

export interface SettingsDraft {
  greeting: string;
  hours: HoursDraft;
  hasOtherCentre: boolean;
  otherNumber: string;
  otherHours: HoursDraft;
  dutyEntry: string;
  dutyRingSeconds: number | null;
  rules: Partial<Record<RuleKey, Rule>>;
}

const DUTY_RING_SECONDS = 25;
const MOST_SPANS = 4;
const DAY_MINUTES = 24 * 60;
const SPAN = /^([01]?\d|2[0-4]):([0-5]\d)\s*[-–—至]\s*([01]?\d|2[0-4]):([0-5]\d)$/;

export function hoursDraft(hours: Hours | null): HoursDraft {
  const week = Object.fromEntries(DAYS.map((day) => [day, (hours === null ? ['00:00-24:00'] : (hours.week[day] ?? [])).join(', ')])) as Record<Day, string>;
  return {
    week,
    holidays: hours?.holidays ?? 'AS_USUAL',
    specialDays: (hours?.specialDays ?? []).map((special) => [special.day, ...special.spans].join(' ')).join('\n'),
  };
}

export function settingsDraft(detail: LineDetail): SettingsDraft {
  const rules: Partial<Record<RuleKey, Rule>> = {};
  for (const key of RULES) {
    const rule = detail.rules[key];
    if (rule !== null) {
      rules[key] = rule;
    }
  }
  return {
    greeting: detail.greeting,
    hours: hoursDraft(detail.rules.hours),
    hasOtherCentre: detail.rules.otherCentre !== null,
    otherNumber: detail.rules.otherCentre?.number ?? '',
    otherHours: hoursDraft(detail.rules.otherCentre?.hours ?? null),
    dutyEntry: detail.rules.duty?.entry ?? '',
    dutyRingSeconds: detail.rules.duty?.ringSeconds ?? DUTY_RING_SECONDS,
    rules,
  };
}

export function spansOf(text: string): string[] {
  return text
    .split(/[,，;；、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function rulesOf(draft: SettingsDraft): Rules {
  return {
    hours: hoursOf(draft.hours),
    otherCentre: draft.hasOtherCentre ? { number: draft.otherNumber.replace(/[\s-]/g, ''), hours: hoursOf(draft.otherHours) } : null,
    duty: draft.dutyEntry === '' ? null : { entry: draft.dutyEntry, ringSeconds: draft.dutyRingSeconds },
    merged: draft.rules.merged ?? null,
    dual: draft.rules.dual ?? null,
    stripped: draft.rules.stripped ?? null,
    stationed: draft.rules.stationed ?? null,
  };
}

function hoursOf(draft: HoursDraft): Hours {
  const week = Object.fromEntries(DAYS.map((day) => [day, spansOf(draft.week[day])])) as Record<Day, string[]>;
  const specialDays = specialLines(draft).map((line) => ({ day: line.split(/\s+/)[0] ?? '', spans: spansOf(line.replace(/^\S+\s*/, '').replace(/(\d)\s+(\d)/g, '$1, $2')) }));
  return { week, holidays: draft.holidays, specialDays };
}

function specialLines(draft: HoursDraft): string[] {
  return draft.specialDays
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Everything that is wrong, in words; the server checks the same again. */
export function faultsOf(language: Language, draft: SettingsDraft): string[] {
  const faults: string[] = [];
  const greeting = draft.greeting.trim();
  if (greeting === '' || greeting.length > 200) {
    faults.push(translate(language, 'lines.fault.greeting'));
  }
  faults.push(...hoursFaults(language, draft.hours));
  if (draft.hasOtherCentre) {
    faults.push(...hoursFaults(language, draft.otherHours));
    if (!/^\d{3,20}$/.test(draft.otherNumber.replace(/[\s-]/g, ''))) {
      faults.push(translate(language, 'lines.fault.number'));
    }
  }
  if (draft.dutyEntry !== '' && !within(draft.dutyRingSeconds, 5, 60)) {
    faults.push(translate(language, 'lines.fault.dutyRing'));
  }
  for (const key of RULES) {
    const rule = draft.rules[key];
    if (rule !== undefined) {
      faults.push(...ruleFaults(language, draft, key, rule));
    }
  }
  return [...new Set(faults)];
}

export function ruleName(language: Language, key: RuleKey): string {
  return translate(language, key === 'merged' ? 'lines.rule.merged' : `lines.rule.${key.toUpperCase() as 'DUAL' | 'STRIPPED' | 'STATIONED'}`);
}

function ruleFaults(language: Language, draft: SettingsDraft, key: RuleKey, rule: Rule): string[] {
  const faults: string[] = [];
  const name = ruleName(language, key);
  const usesCentre = rule.first === 'THERE' || rule.ownBusiness === true || rule.overflow.action === 'OTHER_CENTRE' || rule.afterHours === 'OTHER_CENTRE';
  if (usesCentre && !draft.hasOtherCentre) {
    faults.push(translate(language, 'lines.fault.centreMissing', { rule: name }));
  }
  if (rule.afterHours === 'DUTY' && draft.dutyEntry === '') {
    faults.push(translate(language, 'lines.fault.dutyMissing', { rule: name }));
  }
  if (key === 'stationed' && !/^[a-z0-9][a-z0-9-]{0,19}$/.test((rule.skillGroup ?? '').trim())) {
    faults.push(translate(language, 'lines.fault.group'));
  }
  if (!within(rule.overflow.longestQueue, 0, 999) || !within(rule.overflow.longestWaitSeconds, 0, 3600)) {
    faults.push(translate(language, 'lines.fault.limit', { rule: name }));
  }
  if (key === 'dual' && !within(rule.ringThereSeconds, 5, 60)) {
    faults.push(translate(language, 'lines.fault.ring'));
  }
  return faults;
}

function within(value: number | null, least: number, most: number): boolean {
  return value !== null && Number.isInteger(value) && value >= least && value <= most;
}

function hoursFaults(language: Language, draft: HoursDraft): string[] {
  const faults = DAYS.flatMap((day) => dayFaults(language, translate(language, `lines.day.${day}`), spansOf(draft.week[day])));
  const seen = new Set<string>();
  for (const line of specialLines(draft)) {
    const date = line.split(/\s+/)[0] ?? '';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
      faults.push(translate(language, 'lines.fault.date', { text: date }));
    } else if (seen.has(date)) {
      faults.push(translate(language, 'lines.fault.twice', { text: date }));
    }
    seen.add(date);
    faults.push(...dayFaults(language, date, hoursOf({ ...draft, specialDays: line }).specialDays[0]?.spans ?? []));
  }
  return faults;
}

function dayFaults(language: Language, day: string, spans: string[]): string[] {
  if (spans.length > MOST_SPANS) {
    return [translate(language, 'lines.fault.many', { day })];
  }
  const read: { text: string; from: number; to: number }[] = [];
  for (const text of spans) {
    const minutes = minutesOf(text);
    if (minutes === null) {
      return [translate(language, 'lines.fault.span', { day, text })];
    }
    read.push({ text, ...minutes });
  }
  read.sort((one, other) => one.from - other.from);
  for (let i = 1; i < read.length; i++) {
    const [one, other] = [read[i - 1], read[i]];
    if (one !== undefined && other !== undefined && other.from < one.to) {
      return [translate(language, 'lines.fault.overlap', { day, one: one.text, other: other.text })];
    }
  }
  return [];
}

function minutesOf(text: string): { from: number; to: number } | null {
  const match = SPAN.exec(text);
  if (match === null) {
    return null;
  }
  const from = Number(match[1]) * 60 + Number(match[2]);
  const to = Number(match[3]) * 60 + Number(match[4]);
  return from < to && to <= DAY_MINUTES ? { from, to } : null;
}
