import { expect, test } from 'vitest';
import { announcementFaults, onAir } from './announcement';
import { cityTime, fromField, toField } from './cityTime';
import { differences } from './differences';
import { matching } from './filter';
import type { Decision, HotSpot, Line, LineDetail, Outcome, Rule } from './lineApi';
import { planDraft, planFaults, stageAt } from './planDraft';
import { reason, sentence } from './sentence';
import { skillGroupName } from '../shared/skillGroup';
import { faultsOf, rulesOf, settingsDraft, spansOf } from './settingsDraft';

const outcome = (over: Partial<Outcome>): Outcome => ({ kind: 'RING_HERE', group: null, ownBusiness: null, centre: null, trunk: null, duty: null, ringSeconds: null, unanswered: null, ...over });
const decision = (over: Partial<Decision>): Decision => ({ outcome: outcome({}), reason: 'AS_USUAL', stage: null, stageSince: null, opensAt: null, ...over });
const rule = (over: Partial<Rule>): Rule => ({ first: null, ringThereSeconds: null, ownBusiness: null, skillGroup: null, overflow: { action: 'WAIT', longestQueue: 10, longestWaitSeconds: 180 }, afterHours: 'VOICEMAIL', ...over });
const hours = { week: { MONDAY: ['08:30-12:00', '14:30-18:00'], SUNDAY: [] }, holidays: 'CLOSED' as const, specialDays: [{ day: '2027-02-06', spans: ['09:00-12:00'] }] };
const detail: LineDetail = {
  number: '95598',
  version: 3,
  greeting: '您好',
  rules: { hours, otherCentre: { number: '95598', hours }, duty: { entry: 'U03', ringSeconds: 40 }, merged: null, dual: rule({ first: 'THERE', ringThereSeconds: 25 }), stripped: rule({ ownBusiness: true }), stationed: rule({ skillGroup: 'u03' }) },
  plan: { first: 'DUAL', cutOvers: [{ at: '2026-12-01T00:00:00Z', stage: 'STRIPPED' }, { at: '2027-01-01T00:00:00Z', stage: 'STATIONED' }] },
};
const code = (group: string) => group;
const units = [{ code: 'U03', nameZh: '市供电公司', nameEn: 'City Power Supply Company', kind: 'utility' }];
const NOW = Date.parse('2026-12-02T00:00:00Z');

test('says each outcome in one sentence, in both languages', () => {
  const there = outcome({ kind: 'RING_THERE', centre: '95598', trunk: 'utilities', ringSeconds: 25, unanswered: outcome({ kind: 'CALL_BACK' }) });
  expect(sentence('zh', there, code)).toBe('转到企业客服中心（95598，经中继 utilities）振铃 25 秒；无人接听则安排稍后回电。');
  expect(sentence('en', there, code)).toBe("It rings at the utility's own centre (95598 over trunk utilities) for 25 s; if nobody answers, a call-back is offered.");
  expect(sentence('en', outcome({ ownBusiness: '95598' }), code)).toContain('key 1');
  for (const kind of ['RING_HERE', 'VOICEMAIL', 'CALL_BACK', 'EMERGENCY_ONLY', 'ANNOUNCE_AND_END'] as const) {
    expect(sentence('zh', outcome({ kind }), code)).toMatch(/。$/);
    expect(sentence('en', outcome({ kind }), code)).toMatch(/\.$/);
  }
});

test('says the name of a skill group, its code when it has none', () => {
  const named = (group: string) => skillGroupName('zh', units, group) ?? group;
  expect(sentence('zh', outcome({ group: 'u03' }), named)).toBe('在本中心振铃，由市供电公司技能组的坐席接听。');
  expect(sentence('zh', outcome({ kind: 'RING_THERE', unanswered: outcome({ group: 'u03' }) }), named)).toContain('由市供电公司技能组接听');
  expect(sentence('en', outcome({ group: 'heating' }), named)).toBe('It rings here, at the agents of the heating skill group.');
  expect(skillGroupName('en', units, 'u03')).toBe('City Power Supply Company');
  expect(skillGroupName('en', units, 'u0')).toBeNull();
});

test('keeps the duty telephone, and says who it is', () => {
  const named = (group: string) => skillGroupName('en', units, group) ?? group;
  const duty = outcome({ kind: 'RING_DUTY', duty: 'U03', ringSeconds: 40, unanswered: outcome({ kind: 'VOICEMAIL' }) });
  expect(sentence('en', duty, named)).toBe('It rings at the duty telephone (City Power Supply Company) for 40 s; if nobody answers, the caller may leave a message.');
  expect(sentence('zh', duty, code)).toBe('转到值班电话（u03）振铃 40 秒；无人接听则请来电人留言。');
  const draft = settingsDraft(detail);
  expect(rulesOf(draft).duty).toEqual({ entry: 'U03', ringSeconds: 40 });
  expect(rulesOf({ ...draft, dutyEntry: '' }).duty).toBeNull();
  expect(faultsOf('en', { ...draft, dutyRingSeconds: 4 })).toEqual(['Duty telephone: it rings 5 to 60 seconds.']);
  const rules = { ...draft.rules, dual: rule({ first: 'THERE', ringThereSeconds: 25, afterHours: 'DUTY' }) };
  expect(faultsOf('en', { ...draft, rules })).toEqual([]);
  expect(faultsOf('en', { ...draft, dutyEntry: '', rules })[0]).toContain('who is on duty');
});

test('names the rule, the plan and the time it opens', () => {
  const closed = decision({ reason: 'OUTSIDE_HOURS', stage: 'STRIPPED', stageSince: '2026-12-01T00:00:00Z', opensAt: '2026-12-02T00:30:00Z' });
  expect(reason('en', closed)).toBe(`stripped stage since the cut-over of ${cityTime('en', '2026-12-01T00:00:00Z')}; outside the hours: after-hours rule; served again from ${cityTime('en', '2026-12-02T00:30:00Z')}`);
  expect(reason('zh', decision({}))).toBe('整体并入的热线；服务时间内，按常规规则');
});

test('reads and writes the time of the city wherever the browser stands', () => {
  expect(toField('2026-12-31T16:30:00Z')).toBe('2027-01-01T00:30');
  expect(fromField('2027-01-01T00:30')).toBe('2026-12-31T16:30:00.000Z');
  expect(fromField('')).toBeNull();
  expect(cityTime('en', '2026-12-31T16:30:00Z')).toContain('00:30');
});

test('gives back the settings that it was given', () => {
  const draft = settingsDraft(detail);
  expect(draft.hours.week.MONDAY).toBe('08:30-12:00, 14:30-18:00');
  expect(draft.hours.specialDays).toBe('2027-02-06 09:00-12:00');
  expect(rulesOf(draft).hours.week.MONDAY).toEqual(['08:30-12:00', '14:30-18:00']);
  expect(rulesOf(draft).hours.specialDays).toEqual(hours.specialDays);
  expect(faultsOf('en', draft)).toEqual([]);
});

test('says what is wrong with the settings', () => {
  const draft = settingsDraft(detail);
  const wrong = (part: Partial<typeof draft>) => faultsOf('en', { ...draft, ...part });
  const monday = (text: string) => wrong({ hours: { ...draft.hours, week: { ...draft.hours.week, MONDAY: text } } });
  expect(monday('8-12')[0]).toContain('Monday: "8-12" is not a time');
  expect(monday('22:00-06:00')[0]).toContain('two times');
  expect(monday('08:00-12:00, 11:00-13:00')[0]).toContain('overlap');
  expect(monday('')).toEqual([]);
  expect(wrong({ greeting: ' ' })[0]).toContain('greeting');
  expect(wrong({ otherNumber: 'abc' })[0]).toContain('digits');
  expect(wrong({ hasOtherCentre: false })).toHaveLength(2);
  expect(wrong({ hours: { ...draft.hours, specialDays: '6 Feb closed' } }).join()).toContain('not a date');
  expect(wrong({ rules: { ...draft.rules, stationed: rule({ skillGroup: 'Power Staff' }) } })[0]).toContain('skill group');
  expect(wrong({ rules: { ...draft.rules, dual: rule({ first: 'HERE', ringThereSeconds: 2 }) } })[0]).toContain('5 to 60');
});

test('splits hours however they are written', () => {
  expect(spansOf('08:30-12:00，14:30-18:00；')).toEqual(['08:30-12:00', '14:30-18:00']);
});

test('keeps what has taken effect and checks what is to come', () => {
  const plan = detail.plan;
  if (plan === null) {
    throw new Error('no plan');
  }
  expect(stageAt(plan, NOW)).toBe('STRIPPED');
  expect(planDraft(plan, NOW)).toEqual([{ key: 0, field: '2027-01-01T08:00', stage: 'STATIONED' }]);
  const faults = (field: string, stage: 'DUAL' | 'STRIPPED' | 'STATIONED') => planFaults('en', plan, [{ key: 1, field, stage }], NOW);
  expect(faults('2027-01-01T08:00', 'DUAL')).toEqual([]);
  expect(faults('', 'DUAL')[0]).toContain('time');
  expect(faults('2026-12-01T09:00', 'DUAL')[0]).toContain('passed');
  expect(faults('2027-01-01T08:00', 'STRIPPED')[0]).toContain('changes nothing');
});

test('finds lines by number, name and unit', () => {
  const line = (number: string, nameZh: string, stage: Line['stage']) => ({ number, nameZh, nameEn: 'Heating Line', owner: 'U01', mode: stage === null ? 'MERGED' : 'DUAL_TRACK', stage }) as Line;
  const lines = [line('0473-2999922', '供热服务热线', 'STATIONED'), line('12369', '生态环境举报热线', null)];
  const found = (filter: Parameters<typeof matching>[1], words: string) => matching(lines, filter, words, (code) => (code === 'U01' ? '热力公司' : '')).map((one) => one.number);
  expect(found('all', '04732999')).toEqual(['0473-2999922']);
  expect(found('all', '环境')).toEqual(['12369']);
  expect(found('all', '热力')).toHaveLength(2);
  expect(found('MERGED', '')).toEqual(['12369']);
  expect(found('STATIONED', 'heating')).toEqual(['0473-2999922']);
  expect(found('DUAL', '')).toEqual([]);
});

test('shows what a change changed and nothing else', () => {
  const before = { greeting: '您好', rules: detail.rules };
  const after = { greeting: '您好！', rules: { ...detail.rules, stripped: rule({ ownBusiness: true, afterHours: 'CALL_BACK' }), stationed: rule({ skillGroup: 'power' }) } };
  expect(differences('en', { at: '', by: '', part: 'SETTINGS', before, after }, (group) => skillGroupName('en', units, group) ?? group)).toEqual([
    { what: 'Greeting', before: '您好', after: '您好！' },
    { what: 'Stripped stage · After hours', before: 'take a message', after: 'offer a call-back' },
    { what: 'Stationed stage · Skill group', before: 'City Power Supply Company', after: 'power' },
  ]);
  const plan = differences('en', { at: '', by: '', part: 'PLAN', before: { first: 'DUAL', cutOvers: [] }, after: detail.plan }, code);
  expect(plan[0]?.before).toBe('dual-track');
  expect(plan[0]?.after).toMatch(/^dual-track → .*stripped → .*stationed$/);
});

test('an announcement ends within a day and says something', () => {
  expect(announcementFaults('en', 'water is off', '2026-12-02T10:00', NOW)).toEqual([]);
  expect(announcementFaults('en', ' ', '2026-12-02T10:00', NOW)).toHaveLength(1);
  expect(announcementFaults('en', 'x'.repeat(301), '2026-12-02T10:00', NOW)).toHaveLength(1);
  expect(announcementFaults('en', 'x', '2026-12-03T08:01', NOW)).toHaveLength(1);
  expect(announcementFaults('en', 'x', '2026-12-02T08:00', NOW)).toHaveLength(1);
});

test('the announcement of a line is apart from the one of every line', () => {
  const hotSpot = (id: number, line: string | null, on: boolean) => ({ id, line, on }) as HotSpot;
  const all = [hotSpot(1, null, false), hotSpot(2, null, true), hotSpot(3, '95598', true)];
  expect(onAir(all, null)?.id).toBe(2);
  expect(onAir(all, '95598')?.id).toBe(3);
  expect(onAir(all, '12369')).toBeUndefined();
});
