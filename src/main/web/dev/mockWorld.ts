import { readFileSync } from 'node:fs';
import { MockDesks } from './mockDesks.ts';
import { MockLines } from './mockLines.ts';
import { MockModels } from './mockModels.ts';
import { MockQueue } from './mockQueue.ts';
import { MockRefusal } from './mockRefusal.ts';
import { mockReport } from './mockReports.ts';
import type { AgentNotice, AgentState, Case, Category, Channel, Contact, Department, Me, Party, Reservation, SeatPlace, Talk, TalkTargets, Wallboard } from '../src/api/types';

const REFERENCE = new URL('../../resources/reference/', import.meta.url);
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const ahead = (seconds: number) => ago(-seconds);

function csv(name: string): Record<string, string>[] {
  const lines = readFileSync(new URL(name, REFERENCE), 'utf8').trim().split('\n');
  const cells = (line: string) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => (match[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'));
  const heads = cells(lines[0] ?? '');
  return lines.slice(1).map((line) => {
    const row = cells(line);
    return Object.fromEntries(heads.map((head, index) => [head, row[index] ?? '']));
  });
}

const departments: Department[] = csv('departments.csv').map((row) => ({ code: row['code'] ?? '', nameZh: row['name_zh'] ?? '', nameEn: row['name_en'] ?? '', kind: row['kind'] ?? '' }));

const taxonomy: Category[] = csv('taxonomy.csv').map((row) => {
  const lead = departments.find((department) => department.nameZh === row['lead_department_zh']);
  return {
    code: row['code'] ?? '',
    major: row['major_zh'] ?? '',
    minor: row['minor_zh'] ?? '',
    majorEn: row['major_en'] ?? '',
    minorEn: row['minor_en'] ?? '',
    department: lead?.code ?? null,
    departmentName: lead?.nameZh ?? null,
    workingDays: Number(row['deadline_working_days']),
    priority: row['urgency'] === 'urgent' ? 'URGENT' : 'NORMAL',
  };
});

const ACCOUNTS: Record<string, Me> = {
  agent1: { id: 7, username: 'agent1', displayName: '王敏', role: 'AGENT', department: null, departmentName: null, seat: '1001' },
  dept1: { id: 8, username: 'dept1', displayName: '李建国', role: 'DEPARTMENT', department: 'M11', departmentName: '市住房和城乡建设局', seat: null },
  admin: { id: 10, username: 'admin', displayName: '系统管理员', role: 'ADMINISTRATOR', department: null, departmentName: null, seat: null },
  boss1: { id: 9, username: 'boss1', displayName: '赵值班', role: 'SUPERVISOR', department: null, departmentName: null, seat: null },
};

const contact = (over: Partial<Contact> & { id: string; channel: Channel }): Contact => ({
  number: 'C202611240031',
  line: { number: '12345', nameZh: '政务服务便民热线', nameEn: 'City Hotline' },
  citizenName: null,
  phone: '138****0417',
  hasPhone: true,
  mail: null,
  subject: null,
  text: '',
  place: '',
  plate: null,
  decision: 'CERTAIN',
  top: [],
  attachments: [],
  receivedAt: ago(240),
  outcome: null,
  caseNumber: null,
  ...over,
});

const contacts: Contact[] = [
  contact({
    id: 'voice-1',
    channel: 'VOICE',
    text: '你好，我们小区从昨天晚上开始停水了，到现在也没有来，物业说是外面的管子坏了，老人孩子都没水用，麻烦催一下。',
    place: '海勃湾区滨河小区3号楼',
    top: [
      { code: '0901', probability: 0.83 },
      { code: '0903', probability: 0.09 },
      { code: '0709', probability: 0.04 },
    ],
  }),
  contact({
    id: 'letter-1',
    channel: 'LETTER',
    number: 'C202611240018',
    citizenName: '张丽华',
    mail: 'z***a@example.com',
    subject: '学校门口夜市噪声扰民',
    text: '尊敬的工作人员：\n我家住在实验小学对面，近一个月夜市每天营业到凌晨一点，音响声音很大，孩子没法睡觉。多次和摊主沟通无果，请有关部门处理。\n照片见附件。',
    place: '海南区实验小学对面',
    decision: 'DOUBTFUL',
    top: [
      { code: '1707', probability: 0.46 },
      { code: '1801', probability: 0.31 },
      { code: '1705', probability: 0.12 },
    ],
    attachments: [
      { id: 'a1', fileName: '夜市照片.jpg', mediaType: 'image/jpeg', size: 482133 },
      { id: 'a2', fileName: '录音.m4a', mediaType: 'audio/mp4', size: 1482133 },
    ],
    receivedAt: ago(5400),
  }),
  contact({ id: 'message-1', channel: 'MESSAGE', number: 'C202611240027', citizenName: '小李', text: '公交3路最近班次太少，早上等了四十分钟。', decision: 'CERTAIN', top: [{ code: '1201', probability: 0.77 }], receivedAt: ago(700) }),
];

const reservation = (id: string, of: string, channel: Channel, state: Reservation['state']): Reservation => ({
  id,
  contact: of,
  channel,
  state,
  joinedAt: ago(channel === 'VOICE' ? 38 : 4000),
  offeredAt: ago(10),
  acceptedAt: state === 'PENDING' ? null : ago(95),
  expiresAt: state === 'PENDING' ? ahead(22) : null,
  wrapUntil: state === 'WRAPPING' ? ahead(74) : null,
  wrapUp: state === 'WRAPPING' ? { kind: 'OPTIONAL', mayBeEnded: true, extensionsLeft: 2, extensionSeconds: 30 } : null,
  parked: false,
  talk: channel === 'VOICE' && state === 'ACCEPTED' ? talk() : null,
});

const talk = (over: Partial<Talk> = {}): Talk => ({
  held: false,
  muted: false,
  parties: [],
  transcribed: true,
  lines: [
    { at: ago(60), text: '从昨天晚上九点多开始就没有水了' },
    { at: ago(31), text: '我们是滨河小区三号楼，整栋楼都停了' },
    { at: ago(8), text: '家里有老人，麻烦快一点' },
  ],
  recording: 'RECORDING',
  pausedUntil: null,
  ...over,
});

const party = (over: Partial<Party>): Party => ({
  id: 'p1',
  kind: 'DIRECTORY',
  purpose: 'CONSULT',
  nameZh: '市供水公司',
  nameEn: 'City Water Supply Company',
  talking: true,
  since: ago(12),
  facts: null,
  service: null,
  briefing: null,
  ...over,
});

const police = (over: Partial<Party>): Party =>
  party({
    kind: 'EMERGENCY',
    purpose: 'EMERGENCY',
    nameZh: '110 公安',
    nameEn: '110 Police',
    service: '110',
    facts: 'C20261128-00001\n13800000417\n海勃湾区滨河小区3号楼\n张女士\n有人撬我家的门，我一个人在家\n他还在楼道里，手里拿着东西',
    ...over,
  });

const notice = (over: Partial<AgentNotice>): AgentNotice => ({ id: 1, at: ago(40), kind: 'PAUSED_MISSED', by: null, contact: null, pauseReason: null, missed: null, note: null, ...over });

const standing = (over: Partial<AgentState>): AgentState => ({
  presence: 'READY',
  pauseReason: null,
  since: ago(64),
  next: null,
  returnsAt: null,
  seat: '1001',
  activeTab: true,
  offers: { missed: 1, rejected: 0, failed: 0 },
  notices: [],
  reservations: [],
  ...over,
});

/** How the agent stands beside what is in hand; a scene of the same name may have that. */
const STANDINGS: Record<string, () => Partial<AgentState>> = {
  'pause-pending': () => ({ presence: 'FINISHING', next: 'PAUSED', pauseReason: 'MEAL', reservations: SCENES['talk']?.() ?? [] }),
  'home-pending': () => ({ presence: 'FINISHING', next: 'OFFLINE', reservations: SCENES['letter']?.() ?? [] }),
  missed: () => ({ presence: 'PAUSED', pauseReason: 'MISSED_OFFER', returnsAt: ahead(95), notices: [notice({ missed: 2, contact: 'voice-1' })] }),
  boss: () => ({ presence: 'PAUSED', pauseReason: 'TRAINING', notices: [notice({ kind: 'SET_PAUSED', by: '赵值班', pauseReason: 'TRAINING', note: '二楼会议室' }), notice({ id: 2, kind: 'RETURNED', at: ago(900) })] }),
  timed: () => ({ reservations: [{ ...reservation('r1', 'voice-1', 'VOICE', 'WRAPPING'), wrapUntil: ahead(12), wrapUp: { kind: 'TIMED', mayBeEnded: false, extensionsLeft: 1, extensionSeconds: 30 } }] }),
  over: () => ({ presence: 'OFFLINE', seat: null, notices: [notice({ kind: 'SET_SHIFT_END', by: '赵值班' })] }),
  'other-tab': () => ({ activeTab: false }),
};

const SEATS: SeatPlace[] = ['1001', '1002', '1003', '1004', '1005'].map((seat) => ({ seat, own: seat === '1001', free: seat > '1002', holder: seat > '1002' ? null : '李娜' }));

/** Calls park what else is in hand. */
const parked = (held: Reservation[]): Reservation[] => {
  const onCall = held.some(({ channel, state }) => channel === 'VOICE' && state !== 'PENDING');
  return held.map((one) => ({ ...one, parked: onCall && one.channel !== 'VOICE' && one.state === 'ACCEPTED' }));
};

const TALK_TARGETS: TalkTargets = {
  colleagues: [
    { id: 2, name: '包秀兰', ready: true },
    { id: 3, name: '赵文', ready: false },
  ],
  groups: [
    { group: 'u02', atWork: 3, ready: 1 },
    { group: 'u03', atWork: 0, ready: 0 },
  ],
  directory: [
    { code: 'U02', nameZh: '市供水公司', nameEn: 'City Water Supply Company' },
    { code: 'M08', nameZh: '市住房和城乡建设局', nameEn: 'Municipal Housing and Urban-Rural Development Bureau' },
  ],
  emergencies: [
    { code: '110', nameZh: '公安', nameEn: 'Police' },
    { code: '119', nameZh: '消防', nameEn: 'Fire brigade' },
    { code: '120', nameZh: '急救', nameEn: 'Ambulance' },
  ],
};

const SCENES: Record<string, () => Reservation[]> = {
  idle: () => [],
  offer: () => [reservation('r1', 'voice-1', 'VOICE', 'PENDING'), reservation('r2', 'letter-1', 'LETTER', 'ACCEPTED')],
  callback: () => [{ ...reservation('r1', 'voice-1', 'VOICE', 'PENDING'), callBack: { number: '138****0417', attempt: 2, attempts: 3, missed: true } }],
  talk: () => [reservation('r1', 'voice-1', 'VOICE', 'ACCEPTED'), reservation('r2', 'letter-1', 'LETTER', 'ACCEPTED'), reservation('r3', 'message-1', 'MESSAGE', 'ACCEPTED')],
  hold: () => [{ ...reservation('r1', 'voice-1', 'VOICE', 'ACCEPTED'), talk: talk({ held: true, muted: true, recording: 'PAUSED', pausedUntil: ahead(71) }) }],
  consult: () => [{ ...reservation('r1', 'voice-1', 'VOICE', 'ACCEPTED'), talk: talk({ held: true, parties: [party({})] }) }],
  emergency: () => [
    {
      ...reservation('r1', 'voice-1', 'VOICE', 'ACCEPTED'),
      talk: talk({ parties: [police({ talking: false, briefing: { state: 'DELIVERED', at: ago(8), why: null, detail: null } })] }),
    },
  ],
  'not-briefed': () => [
    {
      ...reservation('r1', 'voice-1', 'VOICE', 'ACCEPTED'),
      talk: talk({ parties: [police({ briefing: { state: 'FAILED', at: null, why: 'REFUSED', detail: 'HTTP 503' } })] }),
    },
  ],
  'read-out': () => [
    {
      ...reservation('r1', 'voice-1', 'VOICE', 'ACCEPTED'),
      talk: talk({ parties: [police({ briefing: { state: 'NONE', at: null, why: null, detail: null } })] }),
    },
  ],
  consulted: () => [{ ...reservation('r1', 'voice-1', 'VOICE', 'CONSULTING'), talk: talk() }],
  wrap: () => [reservation('r1', 'voice-1', 'VOICE', 'WRAPPING')],
  letter: () => [reservation('r2', 'letter-1', 'LETTER', 'ACCEPTED'), reservation('r3', 'message-1', 'MESSAGE', 'PENDING')],
};

const newCase = (number: string, state: Case['state'], title: string, place: string, acceptIn: number, dueIn: number): Case => ({
  number,
  contact: 'voice-1',
  channel: 'VOICE',
  state,
  category: '0901',
  categoryName: '供水排水 · 停水',
  department: 'M11',
  departmentName: '市住房和城乡建设局',
  title,
  description: `${title}。市民来电反映，希望尽快处理并答复。`,
  place,
  citizenName: '张女士',
  phone: '138****0417',
  priority: 'NORMAL',
  openedAt: ago(7200),
  acceptBy: ahead(acceptIn),
  dueAt: ahead(dueIn),
  reply: state === 'REPLIED' || state === 'CLOSED' ? '已派人更换破损管道，今日 16 时恢复供水。' : null,
  rating: state === 'CLOSED' ? { solved: true, satisfaction: 5, comment: '很快，谢谢' } : null,
  history: [
    { at: ago(7200), action: 'opened', by: '王敏', note: '' },
    { at: ago(7190), action: 'dispatched', by: '', note: '市住房和城乡建设局' },
    ...(state === 'DISPATCHED' ? [] : [{ at: ago(3600), action: 'signed', by: '李建国', note: '' }]),
    ...(state === 'REPLIED' ? [{ at: ago(1800), action: 'replied', by: '李建国', note: '' }, { at: ago(900), action: 'survey-not-reached', by: '', note: '' }, { at: ago(60), action: 'survey-unsolved', by: '', note: '' }] : []),
  ],
});

export class MockWorld {
  private readonly desks = new MockDesks();
  private readonly lines = new MockLines(csv('hotlines.csv'));
  private readonly queue = new MockQueue();
  private readonly models = new MockModels();
  me: Me | null = null;
  agent: AgentState = standing({ presence: 'PAUSED', pauseReason: 'STARTING' });
  /** Somebody else sits at the agent's seat. */
  seatTaken = false;
  cases: Case[] = [
    newCase('20261124-00012', 'DISPATCHED', '滨河小区停水一昼夜', '海勃湾区滨河小区3号楼', -1800, 400_000),
    newCase('20261124-00019', 'DISPATCHED', '楼道灯不亮，老人夜里摔倒', '乌达区新城花园 7 号楼 2 单元', 5400, 500_000),
    newCase('20261123-00187', 'IN_PROGRESS', '工地夜间施工没有公示', '海南区西卓子山街道', 0, 70_000),
    newCase('20261120-00031', 'IN_PROGRESS', '新房交付后外墙渗水，开发商推诿不修', '海勃湾区碧桂园二期', 0, -90_000),
    newCase('20261122-00101', 'IN_PROGRESS', '小区电梯连续故障', '海勃湾区世纪家园', 0, 300_000),
    newCase('20261119-00077', 'REPLIED', '燃气管道改造何时轮到我们', '乌达区', 0, 100_000),
    newCase('20261118-00055', 'CLOSED', '维修基金使用流程咨询', '海勃湾区', 0, 100_000),
  ];

  wallboard(): Wallboard {
    return {
      at: new Date().toISOString(),
      waiting: { VOICE: 3, LETTER: 5, MESSAGE: 1 },
      longestWaitSeconds: { VOICE: 21, LETTER: 4210, MESSAGE: 45 },
      agents: { READY: 2, PAUSED: 3, OFFERED: 1, TALKING: 14, WORKING: 4, WRAPPING: 2 },
      groups: [
        { group: 'u01', agents: { READY: 0, PAUSED: 1, OFFERED: 0, TALKING: 3, WORKING: 0, WRAPPING: 1 }, waiting: 2, longestWaitSeconds: 48 },
        { group: 'u03', agents: { READY: 1, PAUSED: 0, OFFERED: 0, TALKING: 1, WORKING: 0, WRAPPING: 0 }, waiting: 0, longestWaitSeconds: 0 },
      ],
      today: { calls: 1204, answered: 1150, abandoned: 31, answeredWithin15s: 1002, answeredWithin15sShare: 0.871, connectionRate: 0.955, averageAnswerSeconds: 7.2, letters: 112, messages: 209 },
      cases: { DISPATCHED: 42, IN_PROGRESS: 193, REPLIED: 37, CLOSED: 880, dueToday: 12, overdue: 2 },
      lines: [
        { number: '12345', name: '政务服务便民热线', calls: 760, answered: 731, abandoned: 19 },
        { number: '12315', name: '市场监管投诉举报热线', calls: 121, answered: 114, abandoned: 4 },
        { number: '12333', name: '人力资源和社会保障服务热线', calls: 98, answered: 92, abandoned: 3 },
        { number: '12369', name: '生态环境举报热线', calls: 45, answered: 44, abandoned: 1 },
        { number: '12393', name: '医疗保障服务热线', calls: 40, answered: 40, abandoned: 0 },
      ],
      asteriskConnected: true,
      asterisksAway: [],
    };
  }

  handle(method: string, url: string, body: Record<string, string>): unknown {
    const [path = '', query = ''] = url.split('?');
    const part = path.split('/').slice(2);
    const key = `${method} ${part[0]}`;
    if (key === 'POST mock') {
      const scene = part[1] ?? '';
      this.seatTaken = scene === 'seat-taken';
      const state = standing({ reservations: SCENES[scene]?.() ?? [], ...(STANDINGS[scene]?.() ?? {}) });
      this.agent = { ...state, reservations: parked(state.reservations) };
      if (scene === 'starting' || this.seatTaken) {
        this.agent = standing({ presence: this.seatTaken ? 'OFFLINE' : 'PAUSED', pauseReason: this.seatTaken ? null : 'STARTING', seat: this.seatTaken ? null : '1001' });
      }
      return {};
    }
    if (path.endsWith('/agent/talk-targets')) {
      return TALK_TARGETS;
    }
    switch (key) {
      case 'POST session':
        return this.signIn(body);
      case 'DELETE session':
        this.me = null;
        return undefined;
      case 'GET session':
        if (this.me === null) {
          throw new MockRefusal(401, 'signed-out', '请先登录。');
        }
        return this.me;
      case 'GET recordings':
        return [{ id: 'rec-1', contact: 'voice-1', seconds: 184, keptAt: ago(900), deleteAt: ahead(15_552_000) }];
      case 'GET agents':
      case 'PUT agents':
      case 'DELETE agents':
      case 'GET pause-reasons':
      case 'PUT pause-reasons':
      case 'GET wrap-up-rules':
      case 'PUT wrap-up-rules':
      case 'DELETE wrap-up-rules':
        return this.desks.handle(method, part, query, body);
      case 'GET taxonomy':
        return taxonomy;
      case 'GET departments':
        return departments;
      case 'GET lines':
      case 'POST lines':
      case 'PUT lines':
      case 'DELETE lines':
        return this.lines.handle(method, part, query, body);
      case 'GET queue':
      case 'PUT queue':
      case 'GET agent-profiles':
      case 'PUT agent-profiles':
        return this.queue.handle(method, part, body);
      case 'GET models':
      case 'POST models':
        return this.models.handle(method, part);
      case 'GET reports':
        return mockReport(query);
      case 'GET wallboard':
        return this.wallboard();
      default:
        return part[0] === 'agent' ? this.agentCall(method, part, body) : part[0] === 'contacts' ? this.contactCall(part) : this.caseCall(method, part, query, body);
    }
  }

  private signIn(body: Record<string, string>): Me {
    const account = ACCOUNTS[body['username'] ?? ''];
    if (account === undefined || body['password'] === 'wrong') {
      throw new MockRefusal(401, 'sign-in-failed', '');
    }
    this.me = account;
    return account;
  }

  private agentCall(method: string, part: string[], body: Record<string, string>): unknown {
    if (part[1] === 'softphone') {
      // A real Asterisk may be named; else the softphone stays unregistered.
      return {
        uri: 'sip:seat-1001@127.0.0.1',
        webSocketUrl: process.env['MOCK_SOFTPHONE_URL'] ?? 'ws://127.0.0.1:9/ws',
        username: 'seat-1001',
        password: process.env['MOCK_SOFTPHONE_PASSWORD'] ?? 'mock',
        expiresAt: new Date(Date.now() + 12 * 3_600_000).toISOString(),
        renewInSeconds: 6 * 3_600,
      };
    }
    if (part[1] === 'seats') {
      return SEATS;
    }
    if (part[1] === 'seat' || (part[1] === 'shift' && method === 'POST')) {
      if (this.seatTaken && body['seat'] === undefined) {
        throw new MockRefusal(409, 'seat-taken', '座席 1001 已有人使用（李娜），请另选。');
      }
      if (body['seat'] !== undefined) {
        this.seatTaken = false;
        this.agent = standing({ presence: 'PAUSED', pauseReason: 'STARTING', seat: body['seat'] });
      }
    }
    if (part[1] === 'pending') {
      this.agent = { ...this.agent, presence: 'READY', next: null, pauseReason: null };
    }
    if (part[1] === 'notices') {
      this.agent = { ...this.agent, notices: this.agent.notices.filter(({ id }) => id !== Number(part[2])) };
    }
    if (part[1] === 'reservations' && part[3] === 'extend') {
      const extended = (held: Reservation) => ({ ...held, wrapUntil: new Date(Date.parse(held.wrapUntil ?? '') + 30_000).toISOString(), wrapUp: held.wrapUp === null ? null : { ...held.wrapUp, extensionsLeft: held.wrapUp.extensionsLeft - 1 } });
      this.agent = { ...this.agent, reservations: this.agent.reservations.map(extended) };
      return this.agent;
    }
    if (part[1] === 'presence') {
      const presence = body['presence'] as AgentState['presence'];
      this.agent = { ...this.agent, presence, pauseReason: (body['reason'] ?? null) as AgentState['pauseReason'], since: ago(0) };
    }
    if (part[1] === 'reservations') {
      const [, , id, verb] = part;
      this.agent.reservations = this.agent.reservations
        .filter((held) => held.id !== id || verb === 'accept' || verb === 'hangup')
        .map((held) => (held.id !== id ? held : { ...held, state: verb === 'accept' ? 'ACCEPTED' : 'WRAPPING', acceptedAt: ago(0), wrapUntil: verb === 'hangup' ? ahead(60) : null }));
    }
    return method === 'DELETE' ? { ...this.agent, presence: 'OFFLINE' } : this.agent;
  }

  private contactCall(part: string[]): unknown {
    const found = contacts.find((candidate) => candidate.id === part[1]);
    if (found === undefined) {
      throw new MockRefusal(404, 'contact-unknown', '没有这件诉求。');
    }
    return part[2] === 'reveal' ? { phone: '13800000417' } : found;
  }

  private redispatched(found: Case, body: Record<string, string>): Case {
    const unit = departments.find(({ code }) => code === body['department'])?.nameZh ?? '';
    const after: Case = { ...found, state: 'DISPATCHED', category: body['category'] ?? '', department: body['department'] ?? '', departmentName: unit, history: [...found.history, { at: ago(0), action: 'redispatched', by: '王敏', note: `${unit} · ${body['reason']}` }] };
    this.cases = this.cases.map((candidate) => (candidate.number === found.number ? after : candidate));
    return after;
  }

  private caseCall(method: string, part: string[], query: string, body: Record<string, string>): unknown {
    if (part[0] === 'cases' && part.length === 1) {
      const registered = { ...newCase('20261124-00042', 'DISPATCHED', body['title'] ?? '', body['place'] ?? '', 7200, 400_000), category: body['category'] ?? '' };
      this.cases = [...this.cases.filter(({ number }) => number !== registered.number), registered];
      return registered;
    }
    if (part[2] === 'reveal') {
      return { phone: '13800000417' };
    }
    if (part[0] === 'cases') {
      const found = this.cases.find((candidate) => candidate.number === part[1]) ?? null;
      if (found === null) {
        throw new MockRefusal(404, 'case-not-found', '没有这个案卷。');
      }
      return part[2] === 'redispatch' ? this.redispatched(found, body) : found;
    }
    if (method === 'GET') {
      const states = { open: ['DISPATCHED', 'IN_PROGRESS'], replied: ['REPLIED'], closed: ['CLOSED'] }[query.replace('state=', '')] ?? [];
      return this.cases.filter((candidate) => states.includes(candidate.state));
    }
    const number = part[2];
    this.cases = this.cases.map((candidate) => {
      if (candidate.number !== number) {
        return candidate;
      }
      const step = part[3] === 'sign' ? { state: 'IN_PROGRESS' as const } : { state: 'REPLIED' as const, reply: body['answer'] ?? '' };
      return { ...candidate, ...step, history: [...candidate.history, { at: ago(0), action: part[3] === 'sign' ? 'signed' : 'replied', by: '李建国', note: '' }] };
    });
    return this.cases.find((candidate) => candidate.number === number);
  }
}
