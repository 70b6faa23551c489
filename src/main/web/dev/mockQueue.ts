import type { Channel } from '../src/api/types';
import type { Credit, Explanation, Profile, QueuePriority, SkillRule, Verdict, Waiting } from '../src/queue/queueApi';
import { MockRefusal } from './mockRefusal.ts';

interface Entry extends Waiting {
  credits: Credit[];
  needs: { skill: string; level: number }[];
  agent: number | null;
  widensAt: string | null;
}

const YEARS = 315_360_000;
const CREDIT: Record<QueuePriority, Credit[]> = { EMERGENCY: [{ reason: 'EMERGENCY', seconds: YEARS * 10 }], HIGH: [{ reason: 'HIGH', seconds: YEARS }], NORMAL: [] };
const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

function entry(number: number, channel: Channel, priority: QueuePriority, line: string, category: string | null, seconds: number, over: Partial<Entry> = {}): Entry {
  return {
    contact: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    channel, priority, line, category, joinedAt: later(-seconds), present: true, needs: [], agent: null, widensAt: null, ...over,
    credits: [...CREDIT[priority], ...(over.credits ?? [])],
  };
}

const age = (of: Entry) => (Date.now() - Date.parse(of.joinedAt)) / 1000 + of.credits.reduce((sum, { seconds }) => sum + seconds, 0);

/** A queue that nobody works off: calls for which nobody fits, letters for which nobody is idle, messages that are being offered. */
export class MockQueue {
  private readonly entries: Entry[] = [
    entry(1, 'VOICE', 'EMERGENCY', '0473-2999923', '1101', 9),
    entry(2, 'VOICE', 'HIGH', '12345', '0901', 41, { credits: [{ reason: 'REPEATED', seconds: 120 }] }),
    entry(3, 'VOICE', 'NORMAL', '12345', '1707', 96, { credits: [{ reason: 'RETURNED', seconds: YEARS }] }),
    entry(4, 'VOICE', 'NORMAL', '12333', '0501', 187, { credits: [{ reason: 'REPEATED', seconds: 120 }, { reason: 'SKILL', seconds: 60 }], needs: [{ skill: 'lang:mn', level: 2 }, { skill: 'major:05', level: 1 }], widensAt: later(900) }),
    entry(5, 'VOICE', 'NORMAL', '0473-2999922', null, 63, { needs: [{ skill: 'group:heating', level: 1 }], widensAt: later(600) }),
    entry(6, 'VOICE', 'NORMAL', '12315', '1601', 12, { present: false }),
    entry(7, 'MESSAGE', 'NORMAL', '12345', '1201', 74),
    entry(8, 'LETTER', 'NORMAL', '12369', '1707', 4210),
    entry(9, 'LETTER', 'NORMAL', '12345', '0701', 97_400),
    entry(10, 'LETTER', 'HIGH', '12350', '2105', 1320),
  ];
  private profiles: Profile[] = [
    { agent: 7, name: '王敏', skills: { 'lang:mn': 2, 'major:05': 3 }, letters: null, messages: null },
    { agent: 2, name: '包秀兰', skills: { 'lang:mn': 3, 'lang:en': 1, 'group:heating': 2, 'group:u02': 1, 'major:08': 2 }, letters: 5, messages: 2 },
    { agent: 3, name: '赵文', skills: {}, letters: null, messages: null },
    { agent: 4, name: '李娜', skills: { 'group:heating': 3 }, letters: 0, messages: 6 },
  ];
  private rules: SkillRule[] = [
    { line: '95598', channel: 'VOICE', major: null, skill: 'group:u03', level: 1, widensAfterSeconds: 30 },
    { line: null, channel: null, major: '05', skill: 'major:05', level: 1, widensAfterSeconds: 60 },
    { line: null, channel: 'LETTER', major: '08', skill: 'major:08', level: 2, widensAfterSeconds: 600 },
  ];

  handle(method: string, part: string[], body: unknown): unknown {
    if (part[0] === 'agent-profiles') {
      return method === 'GET' ? this.profiles : this.saveProfile(Number(part[1]), body as Profile);
    }
    if (part[1] === 'skill-rules') {
      this.rules = method === 'GET' ? this.rules : (body as SkillRule[]);
      return this.rules;
    }
    if (part[1] === undefined) {
      return this.ordered().map(({ contact, channel, priority, line, category, joinedAt, present }): Waiting => ({ contact, channel, priority, line, category, joinedAt, present }));
    }
    const found = this.entries.find(({ contact }) => contact === part[1]);
    if (found === undefined) {
      throw new MockRefusal(404, 'not-in-queue', '这一件不在队列中等候了。');
    }
    if (part[2] === 'priority') {
      const { priority } = body as { priority: QueuePriority };
      found.priority = priority;
      found.credits = [...CREDIT[priority], ...found.credits.filter(({ reason }) => reason !== 'EMERGENCY' && reason !== 'HIGH')];
      if (priority === 'EMERGENCY') {
        Object.assign(found, { needs: [], agent: null, widensAt: null });
      }
    }
    if (part[2] === 'agent') {
      const { agent } = body as { agent: number };
      if (agent === 3) {
        throw new MockRefusal(409, 'agent-away', '该坐席现在不在岗。');
      }
      Object.assign(found, { agent, needs: [], widensAt: later(300) });
    }
    return this.explain(found);
  }

  private ordered(): Entry[] {
    return [...this.entries].sort((one, other) => age(other) - age(one));
  }

  private explain(of: Entry): Explanation {
    const before = this.ordered().filter((other) => other.channel === of.channel && age(other) > age(of));
    const special = of.needs.length > 0 || of.agent !== null;
    const verdict: Verdict = !of.present ? 'NOT_PRESENT' : of.channel === 'LETTER' ? 'NOBODY_IDLE' : special ? 'NOBODY_FITS' : 'OFFERING';
    const idle = of.channel === 'LETTER' ? 0 : 2;
    return {
      contact: of.contact,
      channel: of.channel,
      priority: of.priority,
      joinedAt: of.joinedAt,
      waitSeconds: Math.floor((Date.now() - Date.parse(of.joinedAt)) / 1000),
      routingAgeSeconds: Math.floor(age(of)),
      credits: of.credits,
      needs: of.needs,
      agent: of.agent,
      widensAt: of.widensAt,
      ahead: before.length,
      before: before.slice(0, 10).map(({ contact, priority, joinedAt, credits }) => ({ contact, priority, joinedAt, credits })),
      idleAgents: idle,
      fittingAgents: special ? 0 : idle,
      verdict,
    };
  }

  private saveProfile(agent: number, form: Pick<Profile, 'skills' | 'letters' | 'messages'>): Profile {
    const found = this.profiles.find((profile) => profile.agent === agent);
    if (found === undefined) {
      throw new MockRefusal(404, 'no-agent', '没有这位坐席。');
    }
    const after = { ...found, skills: form.skills, letters: form.letters, messages: form.messages };
    this.profiles = this.profiles.map((profile) => (profile === found ? after : profile));
    return after;
  }
}
