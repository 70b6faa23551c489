import { http } from '../api/http';

export type Stage = 'DUAL' | 'STRIPPED' | 'STATIONED';
export type Mode = 'MAIN' | 'MERGED' | 'DUAL_TRACK';
export type Day = 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY';
export type Holidays = 'AS_USUAL' | 'AS_SUNDAY' | 'CLOSED';
export type OutcomeKind = 'RING_HERE' | 'RING_THERE' | 'RING_DUTY' | 'VOICEMAIL' | 'CALL_BACK' | 'EMERGENCY_ONLY' | 'ANNOUNCE_AND_END';
export type Reason = 'AS_USUAL' | 'OVERFLOW' | 'FIRST_CENTRE_CLOSED' | 'BOTH_BUSY' | 'OUTSIDE_HOURS' | 'OTHER_CENTRE_CLOSED';
export type OverflowAction = 'WAIT' | 'OTHER_CENTRE' | 'EVERY_AGENT' | 'CALL_BACK' | 'VOICEMAIL';
export type AfterHours = 'VOICEMAIL' | 'CALL_BACK' | 'EMERGENCY_ONLY' | 'ANNOUNCE_AND_END' | 'DUTY' | 'OTHER_CENTRE' | 'EVERY_AGENT';

export interface Outcome {
  kind: OutcomeKind;
  group: string | null;
  ownBusiness: string | null;
  centre: string | null;
  trunk: string | null;
  duty: string | null;
  ringSeconds: number | null;
  unanswered: Outcome | null;
}

export interface Decision {
  outcome: Outcome;
  reason: Reason;
  stage: Stage | null;
  stageSince: string | null;
  opensAt: string | null;
}

export interface CutOver {
  at: string;
  stage: Stage;
}

export interface Line {
  number: string;
  nameZh: string;
  nameEn: string;
  owner: string;
  mode: Mode;
  stage: Stage | null;
  greeting: string;
  defaultMajor: string | null;
  now: Decision;
  next: CutOver | null;
  announcements: string[];
  today: { calls: number; answered: number; abandoned: number; letters: number; messages: number };
}

export interface Hours {
  week: Partial<Record<Day, string[]>>;
  holidays: Holidays;
  specialDays: { day: string; spans: string[] }[];
}

export interface Rule {
  first: 'HERE' | 'THERE' | null;
  ringThereSeconds: number | null;
  ownBusiness: boolean | null;
  skillGroup: string | null;
  overflow: { action: OverflowAction; longestQueue: number; longestWaitSeconds: number };
  afterHours: AfterHours;
}

export interface Rules {
  hours: Hours;
  otherCentre: { number: string; hours: Hours } | null;
  duty: { entry: string; ringSeconds: number | null } | null;
  merged: Rule | null;
  dual: Rule | null;
  stripped: Rule | null;
  stationed: Rule | null;
}

export interface LineDetail {
  number: string;
  version: number;
  greeting: string;
  rules: Rules;
  plan: { first: Stage; cutOvers: CutOver[] } | null;
}

export interface Simulation {
  number: string;
  at: string;
  waiting: number;
  expectedWaitSeconds: number;
  decision: Decision;
}

export interface LineChange {
  at: string;
  by: string;
  part: 'SETTINGS' | 'PLAN';
  before: unknown;
  after: unknown;
}

export interface HotSpot {
  id: number;
  line: string | null;
  text: string;
  from: string;
  until: string;
  planned: string;
  on: boolean;
  startedBy: string;
  endedBy: string | null;
}

const at = (text: string) => encodeURIComponent(text);

export const lineApi = {
  all: () => http.get<Line[]>('/api/lines'),
  detail: (number: string) => http.get<LineDetail>(`/api/lines/${at(number)}`),
  change: (number: string, version: number, settings: { greeting: string; rules: Rules }) =>
    http.putIfUnchanged<LineDetail>(`/api/lines/${at(number)}`, version, settings),
  plan: (number: string, version: number, cutOvers: { at: string | null; stage: Stage }[]) =>
    http.putIfUnchanged<LineDetail>(`/api/lines/${at(number)}/plan`, version, { cutOvers }),
  simulate: (number: string, time: string, waiting: number, waitSeconds: number) =>
    http.get<Simulation>(`/api/lines/${at(number)}/simulation?at=${at(time)}&waiting=${waiting}&waitSeconds=${waitSeconds}`),
  changes: (number: string) => http.get<LineChange[]>(`/api/lines/${at(number)}/changes`),
  announcements: () => http.get<HotSpot[]>('/api/lines/announcements'),
  announce: (wanted: { line: string | null; text: string; until: string; replaces: number | null }) => http.post<HotSpot>('/api/lines/announcements', wanted),
  endAnnouncement: (id: number) => http.delete<void>(`/api/lines/announcements/${id}`),
};
