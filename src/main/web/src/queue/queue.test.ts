import { expect, test } from 'vitest';
import { age, agents, creditText, movable, needs, standing, verdict, waited, whyBefore, widens, type Words } from './explanation';
import type { Before, Explanation, Profile, SkillRule } from './queueApi';
import { emptyRule, isSkill, knownSkills, matchingProfiles, profileDraft, profileFaults, profileForm, ruleDrafts, ruleFaults, rulesOf, sameRules, skillWords } from './skills';

const YEARS = 315_360_000;
const words: Words = { skill: (skill) => skill, agent: (id) => (id === 7 ? '王敏' : `agent ${id}`) };

const explanation = (part: Partial<Explanation>): Explanation => ({
  contact: 'a', channel: 'VOICE', priority: 'NORMAL', joinedAt: '2026-11-28T10:00:00Z', waitSeconds: 187, routingAgeSeconds: 187, credits: [], needs: [],
  agent: null, widensAt: null, ahead: 0, before: [], idleAgents: 2, fittingAgents: 1, verdict: 'OFFERING', ...part,
});
const before = (part: Partial<Before>): Before => ({ contact: 'b', priority: 'NORMAL', joinedAt: '2026-11-28T10:00:00Z', credits: [], ...part });
const profile: Profile = { agent: 7, name: '王敏', skills: { 'major:05': 3, 'lang:mn': 2 }, letters: null, messages: null };
const rule: SkillRule = { line: null, channel: 'VOICE', major: '08', skill: 'group:heating', level: 1, widensAfterSeconds: 30 };

test('the wait is a clock, the age names the years that priorities are worth', () => {
  expect(waited('en', 187)).toBe('3:07');
  expect(waited('zh', 97_400)).toBe('1 天 3 小时');
  expect(age('en', 187)).toBe('3:07');
  expect(age('en', YEARS + 187)).toBe('10 years + 3:07');
  expect(age('zh', YEARS * 10 + 9)).toBe('100 年 + 0:09');
});

test('each verdict is a sentence in both languages', () => {
  for (const one of ['OFFERING', 'NOBODY_FITS', 'NOBODY_IDLE', 'NOT_PRESENT', 'WITH_AGENT', 'ENDED', 'UNKNOWN'] as const) {
    expect(verdict('zh', explanation({ verdict: one }), words)).toMatch(/。$/);
    expect(verdict('en', explanation({ verdict: one }), words)).toMatch(/\.$/);
  }
  expect(verdict('en', explanation({ ahead: 4 }), words)).toContain('before this one stand: 4');
  expect(verdict('zh', explanation({ verdict: 'NOBODY_FITS', agent: 7 }), words)).toContain('为王敏保留');
  expect(verdict('en', explanation({ verdict: 'NOBODY_FITS', widensAt: '2026-11-28T10:05:00Z' }), words)).toContain('in a while');
});

test('says where it stands and by which credits', () => {
  expect(standing('zh', explanation({}))).toBe('同渠道排在第一位。没有提前量，只按到达先后排。');
  expect(standing('en', explanation({ ahead: 3, credits: [{ reason: 'REPEATED', seconds: 120 }] }))).toBe('It is number 4 of its channel; before it stand: 3. The time at which it joined counts, and these credits:');
  expect(creditText('zh', { reason: 'REPEATED', seconds: 120 })).toBe('同一号码 7 天内来过：提前 2 分钟');
  expect(creditText('en', { reason: 'SKILL', seconds: 90 })).toContain('1 min 30 s');
  expect(creditText('en', { reason: 'HIGH', seconds: YEARS })).toContain('10 years');
  expect(creditText('zh', { reason: 'EMERGENCY', seconds: YEARS * 10 })).not.toContain('年');
});

test('says why another one stands before it', () => {
  const own = explanation({ credits: [{ reason: 'REPEATED', seconds: 120 }] });
  const later = { joinedAt: '2026-11-28T10:00:40Z' };
  expect(whyBefore('zh', own, before({ joinedAt: '2026-11-28T09:57:00Z' }))).toBe('早到 3 分钟');
  expect(whyBefore('en', own, before({ ...later, credits: [{ reason: 'EMERGENCY', seconds: YEARS * 10 }] }))).toBe('joined 40 s later, but: danger to people');
  expect(whyBefore('zh', own, before({ ...later, credits: [{ reason: 'RETURNED', seconds: YEARS }, { reason: 'REPEATED', seconds: 120 }] }))).toBe('晚到 40 秒，但已到过坐席手上又退回');
  expect(whyBefore('en', own, before({ credits: [{ reason: 'SKILL', seconds: 60 }] }))).toBe('needs a skill that few have');
  expect(whyBefore('en', own, before({}))).toBe('joined at the same time');
});

test('says what is needed, when less will do, and who is idle', () => {
  expect(needs('en', explanation({}), words)).toEqual(['Nothing: any agent can take it.']);
  expect(needs('en', explanation({ agent: 7, needs: [{ skill: 'lang:mn', level: 2 }, { skill: 'major:05', level: 1 }] }), words)).toEqual(['Kept for 王敏', 'lang:mn, level 2 or higher', 'major:05']);
  const now = Date.parse('2026-11-28T10:00:00Z');
  expect(widens('en', explanation({ widensAt: '2026-11-28T10:01:30Z' }), now)).toContain('1:30');
  expect(widens('en', explanation({ widensAt: '2026-11-28T09:59:00Z' }), now)).toBeNull();
  expect(widens('en', explanation({}), now)).toBeNull();
  expect(agents('zh', explanation({}))).toBe('空闲 2 人，其中符合要求 1 人');
  expect(agents('en', explanation({ idleAgents: null, fittingAgents: null }))).toContain('cannot be told');
});

test('what has left the queue is not moved', () => {
  expect((['OFFERING', 'UNKNOWN', 'NOT_PRESENT', 'WITH_AGENT', 'ENDED'] as const).map((one) => movable(explanation({ verdict: one })))).toEqual([true, true, true, false, false]);
});

test('knows a skill when it sees one', () => {
  expect(['lang:mn', 'group:heating', 'major:08', 'a:0', `${'k'.repeat(20)}:${'n'.repeat(20)}`, 'group:a-b-'].filter((text) => !isSkill(text))).toEqual([]);
  expect(['', 'lang', 'lang:', ':mn', 'Lang:mn', 'lang:MN', 'lang:-mn', 'lang: mn', 'lang1:mn', 'agent:7', 'lang:蒙', 'lang:mn\n', `${'k'.repeat(21)}:n`, `k:${'n'.repeat(21)}`].filter(isSkill)).toEqual([]);
});

test('says a skill in words where it can', () => {
  const names = { major: (code: string) => (code === '08' ? '住房' : null), group: (group: string) => (group === 'u03' ? '市供电公司' : null) };
  expect(skillWords('zh', 'lang:mn', names)).toBe('蒙古语（lang:mn）');
  expect(skillWords('en', 'lang:mn', names)).toBe('Mongolian (lang:mn)');
  expect(skillWords('zh', 'major:08', names)).toBe('住房（major:08）');
  expect(skillWords('en', 'major:99', names)).toBe('major:99');
  expect(skillWords('en', 'lang:a-', names)).toBe('lang:a-');
  expect(skillWords('en', 'other:x', names)).toBe('other:x');
  expect(skillWords('zh', 'group:u03', names)).toBe('市供电公司 技能组（group:u03）');
  expect(skillWords('zh', 'group:heating', names)).toBe('heating 技能组（group:heating）');
});

test('gives back the profile that it was given, and says what is wrong with it', () => {
  const draft = profileDraft(profile);
  expect(profileForm(draft)).toEqual({ skills: { 'lang:mn': 2, 'major:05': 3 }, letters: null, messages: null });
  expect(profileFaults('zh', draft)).toEqual([]);
  expect(profileForm({ ...draft, own: true, letters: 5, messages: 0 })).toMatchObject({ letters: 5, messages: 0 });
  expect(profileFaults('en', { ...draft, own: true, letters: null })).toHaveLength(1);
  expect(profileFaults('en', { ...draft, own: true, letters: 21 })).toHaveLength(1);
  expect(profileFaults('en', { ...draft, own: true, letters: 1.5 })).toHaveLength(1);
  const twice = [{ key: 0, skill: 'lang:mn', level: 1 }, { key: 1, skill: ' lang:mn ', level: 2 }, { key: 2, skill: '', level: 1 }];
  expect(profileFaults('en', { ...draft, skills: twice })).toEqual(['Name a skill.', '"lang:mn" is there twice.']);
  expect(profileFaults('zh', { ...draft, skills: Array.from({ length: 61 }, (_, key) => ({ key, skill: `k:${key}`, level: 1 })) })).toEqual(['一位坐席最多 60 项技能。']);
});

test('gives back the rules that it was given, and numbers what is wrong with them', () => {
  const drafts = ruleDrafts([rule, rule]);
  expect(rulesOf(drafts)).toEqual([rule, rule]);
  expect(sameRules(drafts, [rule, rule])).toBe(true);
  expect(sameRules([...drafts, emptyRule(drafts)], [rule, rule])).toBe(false);
  expect(emptyRule(drafts).key).toBe(2);
  expect(ruleFaults('en', drafts)).toEqual([]);
  expect(ruleFaults('en', [...drafts, emptyRule(drafts)])).toEqual(['Rule 3: Name a skill.']);
  expect(ruleFaults('zh', [{ ...rule, key: 0, skill: 'agent:7', widensAfterSeconds: null }])).toHaveLength(2);
});

test('offers the skills that are known, and finds agents by name and skill', () => {
  expect(knownSkills([profile], [rule, { skill: 'wrong' }])).toEqual(['group:heating', 'lang:mn', 'major:05']);
  const other = { ...profile, agent: 2, name: '李娜', skills: {} };
  expect(matchingProfiles([profile, other], ' LANG ')).toEqual([profile]);
  expect(matchingProfiles([profile, other], '李')).toEqual([other]);
  expect(matchingProfiles([profile, other], '')).toHaveLength(2);
});
