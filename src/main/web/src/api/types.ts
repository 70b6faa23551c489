/** The shapes of `docs/console-api.md`. Times are ISO-8601 instants. */

export type Role = 'AGENT' | 'DEPARTMENT' | 'SUPERVISOR' | 'ADMINISTRATOR';
export type Channel = 'VOICE' | 'LETTER' | 'MESSAGE';
/** `FINISHING` takes nothing new; `next` follows when nothing is in hand any more. */
export type Presence = 'OFFLINE' | 'PAUSED' | 'READY' | 'FINISHING';
/** The code of a reason; which there are is data. */
export type PauseReason = string;
export type ReservationState = 'PENDING' | 'ACCEPTED' | 'WRAPPING' | 'CONSULTING';
export type Decision = 'CERTAIN' | 'DOUBTFUL' | 'UNKNOWN';
export type CaseState = 'DISPATCHED' | 'IN_PROGRESS' | 'REPLIED' | 'CLOSED';
export type CaseFilter = 'open' | 'replied' | 'closed';
export type Priority = 'EMERGENCY' | 'URGENT' | 'NORMAL' | 'LOW';

export interface Me {
  id: number;
  username: string;
  displayName: string;
  role: Role;
  department: string | null;
  departmentName: string | null;
  seat: string | null;
}

export interface SoftphoneAccount {
  uri: string;
  webSocketUrl: string;
  username: string;
  password: string;
  /** Until when the password may be used to register. */
  expiresAt: string;
  renewInSeconds: number;
}

/** A citizen who is called back: the agent answers first, then the citizen is called. */
export interface CalledBack {
  /** Masked. */
  number: string;
  attempt: number;
  attempts: number;
  missed: boolean;
}

export interface Reservation {
  id: string;
  contact: string;
  channel: Channel;
  state: ReservationState;
  /** A call has interrupted this letter or message. */
  parked: boolean;
  joinedAt: string;
  offeredAt: string;
  acceptedAt: string | null;
  expiresAt: string | null;
  wrapUntil: string | null;
  wrapUp: WrapUp | null;
  talk: Talk | null;
  callBack?: CalledBack | null;
}

export interface WrapUp {
  kind: 'NONE' | 'OPTIONAL' | 'TIMED' | 'MANDATORY';
  mayBeEnded: boolean;
  extensionsLeft: number;
  extensionSeconds: number;
}

export interface PauseReasonEntry {
  code: PauseReason;
  nameZh: string;
  nameEn: string;
  countsAs: 'WORK' | 'PAID' | 'UNPAID';
  choosable: boolean;
  /** Set by the system itself: may be renamed, never chosen. */
  givenBySystem: boolean;
  /** Smaller stands first. */
  position: number;
}

export interface SeatPlace {
  seat: string;
  own: boolean;
  free: boolean;
  holder: string | null;
}

export type NoticeKind = 'PAUSED_MISSED' | 'RETURNED' | 'WRAP_UP_LIMIT' | 'SET_READY' | 'SET_PAUSED' | 'SET_SHIFT_END';

/** What the agent has to be told, until it was read. */
export interface AgentNotice {
  id: number;
  at: string;
  kind: NoticeKind;
  by: string | null;
  contact: string | null;
  pauseReason: PauseReason | null;
  missed: number | null;
  note: string | null;
}

export type PartyKind = 'COLLEAGUE' | 'DIRECTORY' | 'EMERGENCY';
export type PartyPurpose = 'CONSULT' | 'CONFERENCE' | 'TRANSFER' | 'EMERGENCY';

/** Somebody else in a talk, or being called into it. */
export interface Party {
  id: string;
  kind: PartyKind;
  purpose: PartyPurpose;
  nameZh: string;
  nameEn: string;
  talking: boolean;
  since: string;
  facts: string | null;
  service: string | null;
  briefing: Briefing | null;
}

/** How far the handing over to an emergency service has come; NONE: no way is configured. */
export interface Briefing {
  state: 'NONE' | 'SENDING' | 'DELIVERED' | 'FAILED';
  at: string | null;
  why: 'TIMEOUT' | 'UNREACHABLE' | 'REFUSED' | 'INTERRUPTED' | null;
  detail: string | null;
}

/** How a call's talk stands, as the server has it. */
export interface Talk {
  held: boolean;
  muted: boolean;
  parties: Party[];
  transcribed: boolean;
  lines: { at: string; text: string }[];
  recording: 'RECORDING' | 'PAUSED' | 'OFF';
  pausedUntil: string | null;
}

export interface TalkTarget {
  kind: 'QUEUE' | 'GROUP' | 'COLLEAGUE' | 'DIRECTORY';
  id: string | null;
}

export interface TalkTargets {
  colleagues: { id: number; name: string; ready: boolean }[];
  groups: { group: string; atWork: number; ready: number }[];
  directory: { code: string; nameZh: string; nameEn: string }[];
  emergencies: { code: string; nameZh: string; nameEn: string }[];
}

export interface Recording {
  id: string;
  contact: string;
  seconds: number;
  keptAt: string;
  deleteAt: string;
}

export interface AgentState {
  presence: Presence;
  pauseReason: PauseReason | null;
  since: string;
  next: 'PAUSED' | 'OFFLINE' | null;
  returnsAt: string | null;
  seat: string | null;
  /** Whether this page is the desk, or a newer one. */
  activeTab: boolean;
  offers: { missed: number; rejected: number; failed: number };
  notices: AgentNotice[];
  reservations: Reservation[];
}

export interface Suggestion {
  code: string;
  probability: number;
}

export interface Attachment {
  id: string | number;
  fileName: string;
  mediaType: string;
  size: number;
}

export interface Contact {
  id: string;
  number: string;
  channel: Channel;
  line: { number: string; nameZh: string; nameEn: string } | null;
  citizenName: string | null;
  phone: string | null;
  hasPhone: boolean;
  mail: string | null;
  subject: string | null;
  text: string | null;
  place: string | null;
  plate: string | null;
  decision: Decision;
  top: Suggestion[];
  attachments: Attachment[];
  receivedAt: string;
  outcome: string | null;
  caseNumber: string | null;
}

export interface Category {
  code: string;
  major: string;
  minor: string;
  majorEn: string;
  minorEn: string;
  department: string | null;
  departmentName: string | null;
  workingDays: number;
  priority: string;
}

export interface Department {
  code: string;
  nameZh: string;
  nameEn: string;
  kind: string;
}

export interface NewCase {
  contact: string;
  category: string;
  department: string;
  title: string;
  description: string;
  place: string;
  citizenName: string;
  phone: string | null;
}

export interface CaseRating {
  solved: boolean;
  satisfaction: number;
  comment: string;
}

export interface CaseEntry {
  at: string;
  action: string;
  by: string;
  note: string;
}

export interface Case {
  number: string;
  contact: string;
  channel: Channel;
  state: CaseState;
  category: string;
  categoryName: string;
  department: string;
  departmentName: string;
  title: string;
  description: string;
  place: string;
  citizenName: string;
  phone: string | null;
  priority: string;
  openedAt: string;
  acceptBy: string;
  dueAt: string;
  reply: string | null;
  rating: CaseRating | null;
  history: CaseEntry[];
}

export type AgentCounts = Record<'READY' | 'PAUSED' | 'OFFERED' | 'TALKING' | 'WORKING' | 'WRAPPING', number>;

export interface Wallboard {
  at: string;
  waiting: Record<Channel, number>;
  longestWaitSeconds: Record<Channel, number>;
  agents: AgentCounts;
  groups: { group: string; agents: AgentCounts; waiting: number; longestWaitSeconds: number }[];
  today: {
    calls: number;
    answered: number;
    abandoned: number;
    answeredWithin15s: number;
    answeredWithin15sShare: number | null;
    connectionRate: number | null;
    averageAnswerSeconds: number | null;
    letters: number;
    messages: number;
  };
  cases: Record<CaseState, number> & { dueToday: number; overdue: number };
  lines: { number: string; name: string; calls: number; answered: number; abandoned: number }[];
  asteriskConnected: boolean;
  asterisksAway: string[];
}
