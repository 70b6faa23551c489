import { http } from '../api/http';
import type { Channel } from '../api/types';

export const PRIORITIES = ['EMERGENCY', 'HIGH', 'NORMAL'] as const;
export type QueuePriority = (typeof PRIORITIES)[number];
export type CreditReason = 'EMERGENCY' | 'HIGH' | 'RETURNED' | 'REPEATED' | 'SKILL' | 'DEADLINE' | 'CHANNEL';
export type Verdict = 'OFFERING' | 'NOBODY_FITS' | 'NOBODY_IDLE' | 'NOT_PRESENT' | 'WITH_AGENT' | 'ENDED' | 'UNKNOWN';

export interface Waiting {
  contact: string;
  channel: Channel;
  priority: QueuePriority;
  line: string;
  category: string | null;
  joinedAt: string;
  present: boolean;
}

export interface Credit {
  reason: CreditReason;
  seconds: number;
}

export interface Before {
  contact: string;
  priority: QueuePriority;
  joinedAt: string;
  credits: Credit[];
}

export interface Explanation {
  contact: string;
  channel: Channel;
  priority: QueuePriority;
  joinedAt: string;
  waitSeconds: number;
  routingAgeSeconds: number;
  credits: Credit[];
  needs: { skill: string; level: number }[];
  agent: number | null;
  widensAt: string | null;
  ahead: number;
  before: Before[];
  idleAgents: number | null;
  fittingAgents: number | null;
  verdict: Verdict;
}

export interface Profile {
  agent: number;
  name: string;
  skills: Record<string, number>;
  letters: number | null;
  messages: number | null;
}

export interface SkillRule {
  line: string | null;
  channel: Channel | null;
  major: string | null;
  skill: string;
  level: number;
  widensAfterSeconds: number;
}

const at = (contact: string, what: string) => `/api/queue/${encodeURIComponent(contact)}/${what}`;

export const queueApi = {
  waiting: () => http.get<Waiting[]>('/api/queue'),
  explain: (contact: string) => http.get<Explanation>(at(contact, 'explain')),
  priority: (contact: string, priority: QueuePriority) => http.put<Explanation>(at(contact, 'priority'), { priority }),
  keep: (contact: string, agent: number) => http.put<Explanation>(at(contact, 'agent'), { agent }),
  rules: () => http.get<SkillRule[]>('/api/queue/skill-rules'),
  saveRules: (rules: SkillRule[]) => http.put<SkillRule[]>('/api/queue/skill-rules', rules),
  profiles: () => http.get<Profile[]>('/api/agent-profiles'),
  saveProfile: (agent: number, form: Pick<Profile, 'skills' | 'letters' | 'messages'>) => http.put<Profile>(`/api/agent-profiles/${agent}`, form),
};
