import { expect, test } from 'vitest';
import type { PauseReasonEntry } from '../api/types';
import type { WrapUpRule } from './desksApi';
import { newReason, reasonDraft, reasonFaults, reasonOf } from './reasonDraft';
import { ruleDraft, ruleFaults, ruleOf, ruleSentence } from './ruleDraft';

const meal: PauseReasonEntry = { code: 'MEAL', nameZh: '用餐', nameEn: 'Meal', countsAs: 'UNPAID', choosable: true, givenBySystem: false, position: 20 };
const missed: PauseReasonEntry = { code: 'MISSED_OFFER', nameZh: '未接来件', nameEn: 'Missed offer', countsAs: 'PAID', choosable: false, givenBySystem: true, position: 90 };
const rule: WrapUpRule = { channel: 'VOICE', line: '95598', kind: 'OPTIONAL', seconds: 60, extensions: 2, extensionSeconds: 30 };

test('gives back the reason that it was given', () => {
  expect({ ...reasonOf(reasonDraft(meal)), givenBySystem: false }).toEqual(meal);
  expect(reasonFaults('zh', reasonDraft(missed), [])).toEqual([]);
});

test('a new reason stands behind those that may be chosen', () => {
  expect(newReason([meal, missed])).toMatchObject({ code: '', choosable: true, position: 30 });
  expect(newReason([{ ...meal, position: 1000 }]).position).toBe(1000);
  expect(newReason([]).position).toBe(10);
});

test('says what is wrong with a reason, each thing in a sentence', () => {
  const faults = (part: Partial<PauseReasonEntry>, taken: string[] = []) => reasonFaults('en', { ...reasonDraft(meal), ...part }, taken);
  expect(faults({ nameEn: ' Lunch ' })).toEqual([]);
  for (const code of ['', 'A', 'lunch', '1A', 'A-B', `A${'B'.repeat(40)}`]) {
    expect(faults({ code }), code).toEqual(['A code begins with a capital letter and has 2 to 40 capital letters, digits and underscores, like COACHING.']);
  }
  expect(faults({}, Array.from({ length: 60 }, (_, index) => `R${index}`))).toEqual(['There are 60 reasons at most; use a retired one again.']);
  expect(faults({}, ['MEAL'])).toEqual(['There is a reason with the code MEAL already.']);
  expect(faults({ nameZh: ' ', nameEn: 'x'.repeat(41), position: 1001 })).toHaveLength(3);
  expect(reasonFaults('zh', { ...reasonDraft(meal), position: null }, [])).toEqual(['顺序应为 0 到 1000 的整数。']);
});

test('gives back the rule that it was given, and nothing beside no wrap-up', () => {
  expect(ruleOf(ruleDraft(rule))).toEqual(rule);
  expect(ruleOf({ ...rule, kind: 'NONE' })).toEqual({ ...rule, kind: 'NONE', seconds: 0, extensions: 0, extensionSeconds: 0 });
  expect(ruleOf({ ...rule, extensions: 0 })).toMatchObject({ seconds: 60, extensions: 0, extensionSeconds: 0 });
});

test('says what is wrong with a rule, each thing in a sentence', () => {
  const faults = (part: Partial<WrapUpRule>) => ruleFaults('en', { ...rule, ...part }, []);
  expect(faults({})).toEqual([]);
  expect(faults({ seconds: 0 })).toEqual(['The time is 1 to 3600 seconds.']);
  expect(faults({ seconds: 3601, extensions: 11 })).toEqual(['The time is 1 to 3600 seconds.', 'There may be 0 to 10 extensions.']);
  expect(faults({ extensionSeconds: 601 })).toEqual(['Each extension is 1 to 600 seconds.']);
  expect(faults({ extensions: 0, extensionSeconds: 0 })).toEqual([]);
  expect(faults({ kind: 'NONE', seconds: 0, extensions: 99 })).toEqual([]);
  expect(ruleFaults('zh', ruleDraft(rule), [rule])).toEqual(['这个渠道和线路已经有规则，请修改那一条。']);
  expect(ruleFaults('zh', ruleDraft(rule), [{ ...rule, channel: 'LETTER' }, { ...rule, line: '' }])).toEqual([]);
});

test('says each rule in a sentence, in both languages', () => {
  expect(ruleSentence('zh', rule)).toBe('坐席可以提前结束，60 秒后自动结束；可以延长 2 次，每次 30 秒。');
  expect(ruleSentence('en', { ...rule, extensions: 0 })).toBe('The agent may end it; ends by itself after 60 s. Cannot be extended.');
  for (const kind of ['OPTIONAL', 'TIMED', 'MANDATORY', 'NONE'] as const) {
    expect(ruleSentence('zh', { ...rule, kind })).toMatch(/。$/);
    expect(ruleSentence('en', { ...rule, kind })).toMatch(/\.$/);
  }
});
