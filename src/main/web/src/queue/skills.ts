import { translate, type Language } from '../i18n/language';
import type { Profile, SkillRule } from './queueApi';

export const MOST_SKILLS = 60;
export const MOST_RULES = 500;
export const MOST_AT_ONCE = 20;
export const LONGEST_SECONDS = 86_400;
export const LEVELS = [1, 2, 3];
export const USUAL = 3;

const FORM = /^[a-z]{1,20}:[a-z0-9][a-z0-9-]{0,19}$/;

/** Whether a text names a skill; `agent:…` does not, nobody else could learn that. */
export function isSkill(text: string): boolean {
  return FORM.test(text) && !text.startsWith('agent:');
}

/** What the names of skills stand for; null where they stand for nothing else. */
export interface SkillNames {
  major: (code: string) => string | null;
  group: (group: string) => string | null;
}

/** A skill in words where its kind is known: `蒙古语（lang:mn）`. */
export function skillWords(language: Language, skill: string, names: SkillNames): string {
  const [kind = '', name = ''] = skill.split(':');
  const known = kind === 'lang' ? languageName(language, name) : kind === 'major' ? names.major(name) : kind === 'group' ? translate(language, 'queue.group', { name: names.group(name) ?? name }) : null;
  return known === null || known === name ? skill : language === 'zh' ? `${known}（${skill}）` : `${known} (${skill})`;
}

function languageName(language: Language, code: string): string | null {
  try {
    return new Intl.DisplayNames([language === 'zh' ? 'zh-CN' : 'en'], { type: 'language', fallback: 'none' }).of(code) ?? null;
  } catch {
    return null;
  }
}

export interface SkillDraft {
  key: number;
  skill: string;
  level: number;
}

export interface ProfileDraft {
  skills: SkillDraft[];
  /** Own numbers; else the usual ones. */
  own: boolean;
  letters: number | null;
  messages: number | null;
}

export function profileDraft(profile: Profile): ProfileDraft {
  return {
    skills: sorted(profile).map(([skill, level], key) => ({ key, skill, level })),
    own: profile.letters !== null,
    letters: profile.letters ?? USUAL,
    messages: profile.messages ?? USUAL,
  };
}

export function sorted(profile: Profile): [string, number][] {
  return Object.entries(profile.skills).sort(([one], [other]) => (one < other ? -1 : 1));
}

export function profileFaults(language: Language, draft: ProfileDraft): string[] {
  const names = draft.skills.map(({ skill }) => skill.trim());
  const wrong = names.filter((name) => !isSkill(name)).map((name) => translate(language, name === '' ? 'queue.fault.noSkill' : 'queue.fault.skill', { skill: name }));
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index).map((skill) => translate(language, 'queue.fault.twice', { skill }));
  const faults = [...new Set([...wrong, ...twice])];
  if (names.length > MOST_SKILLS) {
    faults.push(translate(language, 'queue.fault.skills', { most: MOST_SKILLS }));
  }
  if (draft.own && ![draft.letters, draft.messages].every((value) => within(value, 0, MOST_AT_ONCE))) {
    faults.push(translate(language, 'queue.fault.capacity', { most: MOST_AT_ONCE }));
  }
  return faults;
}

function within(value: number | null, least: number, most: number): boolean {
  return value !== null && Number.isInteger(value) && value >= least && value <= most;
}

export function profileForm(draft: ProfileDraft): Pick<Profile, 'skills' | 'letters' | 'messages'> {
  return {
    skills: Object.fromEntries(draft.skills.map(({ skill, level }) => [skill.trim(), level])),
    letters: draft.own ? draft.letters : null,
    messages: draft.own ? draft.messages : null,
  };
}

export type RuleDraft = Omit<SkillRule, 'widensAfterSeconds'> & { key: number; widensAfterSeconds: number | null };

export function ruleDrafts(rules: readonly SkillRule[]): RuleDraft[] {
  return rules.map((rule, key) => ({ ...rule, key }));
}

export function emptyRule(drafts: readonly RuleDraft[]): RuleDraft {
  return { key: Math.max(-1, ...drafts.map(({ key }) => key)) + 1, line: null, channel: null, major: null, skill: '', level: 1, widensAfterSeconds: 60 };
}

export function ruleFaults(language: Language, drafts: readonly RuleDraft[]): string[] {
  const of = (index: number, fault: string) => translate(language, 'queue.fault.rule', { number: index + 1, fault });
  const faults = drafts.flatMap((draft, index) => {
    const skill = draft.skill.trim();
    return [
      ...(isSkill(skill) ? [] : [of(index, translate(language, skill === '' ? 'queue.fault.noSkill' : 'queue.fault.skill', { skill }))]),
      ...(within(draft.widensAfterSeconds, 1, LONGEST_SECONDS) ? [] : [of(index, translate(language, 'queue.fault.seconds', { most: LONGEST_SECONDS }))]),
    ];
  });
  return drafts.length > MOST_RULES ? [...faults, translate(language, 'queue.fault.rules', { most: MOST_RULES })] : faults;
}

export function rulesOf(drafts: readonly RuleDraft[]): SkillRule[] {
  return drafts.map(({ line, channel, major, skill, level, widensAfterSeconds }) => ({ line, channel, major, skill: skill.trim(), level, widensAfterSeconds: widensAfterSeconds ?? 0 }));
}

export function sameRules(drafts: readonly RuleDraft[], rules: readonly SkillRule[]): boolean {
  return JSON.stringify(rulesOf(drafts)) === JSON.stringify(rulesOf(ruleDrafts(rules)));
}

/** The skills that somebody has or something needs, for choosing instead of typing. */
export function knownSkills(profiles: readonly Profile[], rules: readonly { skill: string }[]): string[] {
  return [...new Set([...profiles.flatMap(({ skills }) => Object.keys(skills)), ...rules.map(({ skill }) => skill)])].filter(isSkill).sort();
}

/** By the name of the agent, or by a skill. */
export function matchingProfiles(profiles: readonly Profile[], words: string): Profile[] {
  const wanted = words.trim().toLowerCase();
  return profiles.filter((profile) => profile.name.toLowerCase().includes(wanted) || Object.keys(profile.skills).some((skill) => skill.includes(wanted)));
}
