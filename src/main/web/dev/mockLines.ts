import type { CutOver, Decision, HotSpot, Hours, Line, LineChange, LineDetail, Outcome, Rule, Rules, Stage } from '../src/lines/lineApi';

const ALWAYS: Hours = { week: Object.fromEntries(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((day) => [day, ['00:00-24:00']])), holidays: 'AS_USUAL', specialDays: [] };
const outcome = (over: Partial<Outcome>): Outcome => ({ kind: 'RING_HERE', group: null, ownBusiness: null, centre: null, trunk: null, duty: null, ringSeconds: null, unanswered: null, ...over });
const rule = (over: Partial<Rule>): Rule => ({ first: null, ringThereSeconds: null, ownBusiness: null, skillGroup: null, overflow: { action: 'CALL_BACK', longestQueue: 40, longestWaitSeconds: 600 }, afterHours: 'VOICEMAIL', ...over });

/** The lines of the reference file; what they do follows from the stage alone. */
export class MockLines {
  private readonly details = new Map<string, LineDetail>();
  private readonly changes = new Map<string, LineChange[]>();
  private readonly rows: Record<string, string>[];
  hotSpots: HotSpot[] = [];

  constructor(rows: Record<string, string>[]) {
    this.rows = [{ number: '12345', name_zh: '12345政务服务便民热线', name_en: '12345 City Hotline', owner_department_code: 'M01', mode: 'main', stage: '', greeting_zh: '您好，这里是12345热线。', default_major: '' }, ...rows];
    for (const row of this.rows) {
      const number = row['number'] ?? '';
      const staged = row['mode'] === 'dual-track';
      const digits = number.replace('-', '');
      const rules: Rules = {
        hours: ALWAYS,
        otherCentre: staged ? { number: digits, hours: ALWAYS } : null,
        duty: null,
        merged: staged ? null : rule({}),
        dual: staged ? rule({ first: 'THERE', ringThereSeconds: 25, overflow: { action: 'OTHER_CENTRE', longestQueue: 10, longestWaitSeconds: 180 }, afterHours: 'CALL_BACK' }) : null,
        stripped: staged ? rule({ ownBusiness: true }) : null,
        stationed: staged ? rule({ skillGroup: (row['owner_department_code'] ?? '').toLowerCase(), afterHours: 'EVERY_AGENT' }) : null,
      };
      const plan = staged ? { first: (row['stage'] ?? 'dual').toUpperCase() as Stage, cutOvers: number === '95598' ? [{ at: new Date(Date.now() + 86_400_000 * 20).toISOString(), stage: 'STRIPPED' as Stage }] : [] } : null;
      this.details.set(number, { number, version: 1, greeting: row['greeting_zh'] ?? '', rules, plan });
    }
  }

  handle(method: string, part: string[], query: string, body: Record<string, unknown>): unknown {
    if (part[1] === undefined) {
      return this.rows.map((row) => this.line(row));
    }
    if (part[1] === 'announcements') {
      return this.announcement(method, part[2], body);
    }
    const detail = this.details.get(decodeURIComponent(part[1]));
    if (detail === undefined) {
      throw new Error('no such line');
    }
    if (part[2] === 'simulation') {
      return { number: detail.number, at: new URLSearchParams(query).get('at'), waiting: 0, expectedWaitSeconds: 0, decision: this.decision(detail) };
    }
    if (part[2] === 'changes') {
      return this.changes.get(detail.number) ?? [];
    }
    return method === 'PUT' ? this.change(detail, part[2] === 'plan', body) : detail;
  }

  private change(detail: LineDetail, plan: boolean, body: Record<string, unknown>): LineDetail {
    const done = (detail.plan?.cutOvers ?? []).filter((cutOver) => Date.parse(cutOver.at) <= Date.now());
    const ahead = ((body['cutOvers'] ?? []) as { at: string | null; stage: Stage }[]).map((cutOver): CutOver => ({ at: cutOver.at ?? new Date().toISOString(), stage: cutOver.stage }));
    const after: LineDetail =
      plan && detail.plan !== null
        ? { ...detail, version: detail.version + 1, plan: { first: detail.plan.first, cutOvers: [...done, ...ahead] } }
        : { ...detail, version: detail.version + 1, greeting: String(body['greeting']), rules: body['rules'] as Rules };
    const part = (of: LineDetail) => (plan ? of.plan : { greeting: of.greeting, rules: of.rules });
    this.changes.set(detail.number, [{ at: new Date().toISOString(), by: '系统管理员', part: plan ? 'PLAN' : 'SETTINGS', before: part(detail), after: part(after) }, ...(this.changes.get(detail.number) ?? [])]);
    this.details.set(detail.number, after);
    return after;
  }

  private announcement(method: string, id: string | undefined, body: Record<string, unknown>): unknown {
    if (method === 'POST') {
      const started: HotSpot = { id: this.hotSpots.length + 1, line: body['line'] as string | null, text: String(body['text']), from: new Date().toISOString(), until: String(body['until']), planned: String(body['until']), on: true, startedBy: '赵值班', endedBy: null };
      this.hotSpots = [started, ...this.hotSpots.map((one) => (one.id === body['replaces'] ? { ...one, on: false } : one))];
      return started;
    }
    if (method === 'DELETE') {
      this.hotSpots = this.hotSpots.map((one) => (one.id === Number(id) ? { ...one, on: false, endedBy: '赵值班' } : one));
      return undefined;
    }
    return this.hotSpots;
  }

  private stage(detail: LineDetail): Stage | null {
    return detail.plan?.cutOvers.filter((cutOver) => Date.parse(cutOver.at) <= Date.now()).at(-1)?.stage ?? detail.plan?.first ?? null;
  }

  private decision(detail: LineDetail): Decision {
    const stage = this.stage(detail);
    const centre = detail.rules.otherCentre?.number ?? null;
    const outcomes: Record<Stage, Outcome> = {
      DUAL: outcome({ kind: 'RING_THERE', centre, trunk: 'utilities', ringSeconds: 25, unanswered: outcome({}) }),
      STRIPPED: outcome({ ownBusiness: centre }),
      STATIONED: outcome({ group: detail.rules.stationed?.skillGroup ?? null }),
    };
    return { outcome: stage === null ? outcome({}) : outcomes[stage], reason: 'AS_USUAL', stage, stageSince: null, opensAt: null };
  }

  private line(row: Record<string, string>): Line {
    const detail = this.details.get(row['number'] ?? '');
    if (detail === undefined) {
      throw new Error('no such line');
    }
    return {
      number: detail.number,
      nameZh: row['name_zh'] ?? '',
      nameEn: row['name_en'] ?? '',
      owner: row['owner_department_code'] ?? '',
      mode: row['mode'] === 'dual-track' ? 'DUAL_TRACK' : row['mode'] === 'main' ? 'MAIN' : 'MERGED',
      stage: this.stage(detail),
      greeting: detail.greeting,
      defaultMajor: row['default_major'] === '' ? null : (row['default_major'] ?? null),
      now: this.decision(detail),
      next: detail.plan?.cutOvers.find((cutOver) => Date.parse(cutOver.at) > Date.now()) ?? null,
      announcements: this.hotSpots.filter((one) => one.on && (one.line === null || one.line === detail.number)).map((one) => one.text),
      today: { calls: 45, answered: 41, abandoned: 1, letters: 3, messages: 9 },
    };
  }
}
