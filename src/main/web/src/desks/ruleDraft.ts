import type { Channel } from '../api/types';
import { translate, type Language } from '../i18n/language';
import type { WrapUpKind, WrapUpRule } from './desksApi';
import { within } from './reasonDraft';

/** The server checks the same again. */
export const LONGEST = 3600;
export const MOST_EXTENSIONS = 10;
export const LONGEST_EXTENSION = 600;
export const KINDS: readonly WrapUpKind[] = ['OPTIONAL', 'TIMED', 'MANDATORY', 'NONE'];
export const CHANNELS: readonly Channel[] = ['VOICE', 'LETTER', 'MESSAGE'];

export interface RuleDraft {
  channel: Channel;
  line: string;
  kind: WrapUpKind;
  seconds: number | null;
  extensions: number | null;
  extensionSeconds: number | null;
}

export function ruleDraft(rule: WrapUpRule | null): RuleDraft {
  return rule ?? { channel: 'VOICE', line: '', kind: 'OPTIONAL', seconds: 60, extensions: 2, extensionSeconds: 30 };
}

export function sameTarget(one: Pick<WrapUpRule, 'channel' | 'line'>, other: Pick<WrapUpRule, 'channel' | 'line'>): boolean {
  return one.channel === other.channel && one.line === other.line;
}

/** What is sent: where there is no wrap-up there is nothing to extend either. */
export function ruleOf(draft: RuleDraft): WrapUpRule {
  const none = draft.kind === 'NONE';
  const extensions = none ? 0 : (draft.extensions ?? 0);
  return { ...draft, seconds: none ? 0 : (draft.seconds ?? 0), extensions, extensionSeconds: extensions === 0 ? 0 : (draft.extensionSeconds ?? 0) };
}

/** Everything that is wrong, in words; `others` are the rules that a new one may not stand for again. */
export function ruleFaults(language: Language, draft: RuleDraft, others: readonly WrapUpRule[]): string[] {
  const faults: string[] = [];
  if (others.some((other) => sameTarget(other, draft))) {
    faults.push(translate(language, 'desks.fault.target'));
  }
  if (draft.kind === 'NONE') {
    return faults;
  }
  if (!within(draft.seconds, 1, LONGEST)) {
    faults.push(translate(language, 'desks.fault.seconds', { most: LONGEST }));
  }
  if (!within(draft.extensions, 0, MOST_EXTENSIONS)) {
    faults.push(translate(language, 'desks.fault.extensions', { most: MOST_EXTENSIONS }));
  } else if (draft.extensions !== 0 && !within(draft.extensionSeconds, 1, LONGEST_EXTENSION)) {
    faults.push(translate(language, 'desks.fault.extensionSeconds', { most: LONGEST_EXTENSION }));
  }
  return faults;
}

/** A rule in one sentence: what ends the wrap-up, and how often it may be extended. */
export function ruleSentence(language: Language, rule: WrapUpRule): string {
  const what = translate(language, `desks.does.${rule.kind}`, { seconds: rule.seconds });
  if (rule.kind === 'NONE') {
    return what;
  }
  const more = rule.extensions === 0 ? translate(language, 'desks.does.noMore') : translate(language, 'desks.does.more', { times: rule.extensions, seconds: rule.extensionSeconds });
  return `${what}${language === 'zh' ? '' : ' '}${more}`;
}
