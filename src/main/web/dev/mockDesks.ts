import type { Channel, PauseReasonEntry, Reservation } from '../src/api/types';
import type { WrapUpRule } from '../src/desks/desksApi';
import type { AtWork } from '../src/team/teamApi';
import { MockRefusal } from './mockRefusal.ts';

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

const REASONS: PauseReasonEntry[] = [
  { code: 'STARTING', nameZh: '准备中', nameEn: 'Starting', countsAs: 'WORK', choosable: false, givenBySystem: true, position: 0 },
  { code: 'BREAK', nameZh: '小休', nameEn: 'Break', countsAs: 'PAID', choosable: true, givenBySystem: false, position: 10 },
  { code: 'MEAL', nameZh: '用餐', nameEn: 'Meal', countsAs: 'UNPAID', choosable: true, givenBySystem: false, position: 20 },
  { code: 'TRAINING', nameZh: '培训', nameEn: 'Training', countsAs: 'WORK', choosable: true, givenBySystem: false, position: 30 },
  { code: 'COACHING', nameZh: '班长辅导', nameEn: 'Coaching', countsAs: 'WORK', choosable: true, givenBySystem: false, position: 32 },
  { code: 'MEETING', nameZh: '开会', nameEn: 'Meeting', countsAs: 'WORK', choosable: false, givenBySystem: false, position: 35 },
  { code: 'TECHNICAL', nameZh: '设备故障', nameEn: 'Technical trouble', countsAs: 'WORK', choosable: true, givenBySystem: false, position: 40 },
  { code: 'MISSED_OFFER', nameZh: '未接来件', nameEn: 'Missed offer', countsAs: 'PAID', choosable: false, givenBySystem: true, position: 90 },
];

const held = (channel: Channel, state: Reservation['state'], seconds: number, parked = false): Reservation => ({
  id: `${channel}-${state}-${seconds}`, contact: 'voice-1', channel, state, joinedAt: ago(seconds + 20), offeredAt: ago(seconds + 5), acceptedAt: state === 'PENDING' ? null : ago(seconds), expiresAt: null, wrapUntil: null, wrapUp: null, parked, talk: null,
});

const agent = (id: number, name: string, seat: string, over: Partial<AtWork>): AtWork => ({
  id, name, seat, presence: 'READY', pauseReason: null, since: ago(400 + id * 37), next: null, returnsAt: null, offers: { missed: 0, rejected: 0, failed: 0 }, rejectsTooOften: false, reservations: [], ...over,
});

/** Agents of a shift in each of the states, and what is set for their desks. */
export class MockDesks {
  private agents: AtWork[] = [
    agent(7, '王敏', '1001', { reservations: [held('VOICE', 'ACCEPTED', 215), held('LETTER', 'ACCEPTED', 3900, true)] }),
    agent(2, '包秀兰', '1002', {}),
    agent(3, '赵文', '1003', { presence: 'PAUSED', pauseReason: 'MEAL' }),
    agent(4, '阿拉腾其其格', '1007', { presence: 'FINISHING', next: 'PAUSED', pauseReason: 'TRAINING', reservations: [held('LETTER', 'ACCEPTED', 800), held('MESSAGE', 'ACCEPTED', 130)] }),
    agent(5, '刘洋', '1009', { offers: { missed: 1, rejected: 4, failed: 0 }, rejectsTooOften: true, reservations: [held('VOICE', 'PENDING', 3)] }),
    agent(6, '孙丽', '1010', { presence: 'PAUSED', pauseReason: 'MISSED_OFFER', returnsAt: ago(-95), offers: { missed: 2, rejected: 0, failed: 1 } }),
    agent(11, '周涛', '1012', { presence: 'FINISHING', next: 'OFFLINE', reservations: [held('VOICE', 'WRAPPING', 22)] }),
  ];
  private reasons = REASONS;
  private rules: WrapUpRule[] = [
    { channel: 'VOICE', line: '', kind: 'OPTIONAL', seconds: 60, extensions: 2, extensionSeconds: 30 },
    { channel: 'VOICE', line: '0473-2999923', kind: 'MANDATORY', seconds: 180, extensions: 0, extensionSeconds: 0 },
    { channel: 'LETTER', line: '', kind: 'NONE', seconds: 0, extensions: 0, extensionSeconds: 0 },
  ];

  handle(method: string, part: string[], query: string, body: Record<string, unknown>): unknown {
    switch (part[0]) {
      case 'pause-reasons':
        return method === 'PUT' ? this.putReason({ ...(body as unknown as PauseReasonEntry), code: part[1] ?? '' }) : this.reasons;
      case 'wrap-up-rules':
        return method === 'GET' ? this.rules : this.changeRule(method, part[1] as Channel, part[2] === 'all' ? '' : decodeURIComponent(part[2] ?? ''), body as unknown as WrapUpRule);
      default:
        return method === 'GET' ? this.agents : this.order(Number(part[1]), method, new URLSearchParams(query), body);
    }
  }

  private putReason(reason: PauseReasonEntry): PauseReasonEntry[] {
    const before = this.reasons.find(({ code }) => code === reason.code);
    if (before?.givenBySystem === true && reason.choosable) {
      throw new MockRefusal(409, 'pause-reason-system', `“${reason.code}”由系统使用，不能让坐席选择。`);
    }
    const after = { ...reason, givenBySystem: before?.givenBySystem ?? false };
    this.reasons = [...this.reasons.filter(({ code }) => code !== reason.code), after].sort((one, other) => one.position - other.position);
    return this.reasons;
  }

  private changeRule(method: string, channel: Channel, line: string, rule: WrapUpRule): WrapUpRule[] {
    const others = this.rules.filter((one) => one.channel !== channel || one.line !== line);
    this.rules = method === 'DELETE' ? others : [...others, { ...rule, channel, line }].sort((one, other) => `${one.channel} ${one.line}`.localeCompare(`${other.channel} ${other.line}`));
    return this.rules;
  }

  private order(id: number, method: string, query: URLSearchParams, body: Record<string, unknown>): AtWork {
    const found = this.agents.find((one) => one.id === id);
    if (found === undefined) {
      throw new MockRefusal(409, 'no-shift', '请先上班签到。');
    }
    const home = method === 'DELETE';
    const free = found.reservations.length === 0;
    const now = home ? query.get('now') === 'true' : body['now'] === true;
    const presence = body['presence'] === 'READY' ? 'READY' : free || now ? (home ? 'OFFLINE' : 'PAUSED') : 'FINISHING';
    const after: AtWork = {
      ...found,
      presence,
      since: ago(0),
      pauseReason: home || presence === 'READY' ? null : String(body['reason']),
      next: presence === 'FINISHING' ? (home ? 'OFFLINE' : 'PAUSED') : null,
    };
    this.agents = this.agents.map((one) => (one.id === id ? after : one)).filter((one) => one.presence !== 'OFFLINE');
    return after;
  }
}
