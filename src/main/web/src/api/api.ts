import { http } from './http';
import type {
  AgentState,
  Case,
  CaseFilter,
  Category,
  Contact,
  Department,
  Me,
  NewCase,
  PauseReason,
  PauseReasonEntry,
  Recording,
  SeatPlace,
  SoftphoneAccount,
  TalkTarget,
  TalkTargets,
  Wallboard,
} from './types';

const at = (text: string | number) => encodeURIComponent(text);

export const session = {
  me: () => http.get<Me>('/api/session'),
  signIn: (username: string, password: string) => http.post<Me>('/api/session', { username, password }),
  signOut: () => http.delete<void>('/api/session'),
};

export const agentApi = {
  softphone: () => http.get<SoftphoneAccount>('/api/agent/softphone'),
  claimTab: () => http.post<AgentState>('/api/agent/tab'),
  beginShift: (seat?: string) => http.post<AgentState>('/api/agent/shift', seat === undefined ? undefined : { seat }),
  endShift: (now = false) => http.delete<AgentState>(`/api/agent/shift?now=${now}`),
  seats: () => http.get<SeatPlace[]>('/api/agent/seats'),
  moveSeat: (seat: string) => http.put<AgentState>('/api/agent/seat', { seat }),
  pauseReasons: () => http.get<PauseReasonEntry[]>('/api/pause-reasons'),
  takeBack: () => http.delete<AgentState>('/api/agent/pending'),
  readNotice: (id: number) => http.delete<AgentState>(`/api/agent/notices/${id}`),
  extend: (id: string) => http.post<AgentState>(`/api/agent/reservations/${at(id)}/extend`),
  state: () => http.get<AgentState>('/api/agent/state'),
  ready: () => http.put<AgentState>('/api/agent/presence', { presence: 'READY' }),
  pause: (reason: PauseReason, now = false) => http.put<AgentState>('/api/agent/presence', { presence: 'PAUSED', reason, now }),
  accept: (id: string) => http.post<unknown>(`/api/agent/reservations/${at(id)}/accept`),
  reject: (id: string) => http.post<unknown>(`/api/agent/reservations/${at(id)}/reject`),
  complete: (id: string) => http.post<unknown>(`/api/agent/reservations/${at(id)}/complete`),
  hangUp: (id: string) => http.post<unknown>(`/api/agent/reservations/${at(id)}/hangup`),
};

const talk = (id: string, what: string) => `/api/agent/talks/${at(id)}/${what}`;

export const talkApi = {
  targets: () => http.get<TalkTargets>('/api/agent/talk-targets'),
  hold: (id: string) => http.post<void>(talk(id, 'hold')),
  resume: (id: string) => http.post<void>(talk(id, 'resume')),
  muted: (id: string, muted: boolean) => http.put<void>(talk(id, 'muted'), { muted }),
  emergency: (id: string, service: string) => http.post<void>(talk(id, 'emergency'), { service }),
  brief: (id: string, service: string) => http.post<void>(talk(id, 'briefing'), { service }),
  consult: (id: string, target: TalkTarget) => http.post<void>(talk(id, 'consult'), target),
  conference: (id: string) => http.post<void>(talk(id, 'conference')),
  complete: (id: string) => http.post<void>(talk(id, 'complete')),
  cancel: (id: string) => http.post<void>(talk(id, 'cancel')),
  transfer: (id: string, target: TalkTarget) => http.post<void>(talk(id, 'transfer'), target),
  pauseRecording: (id: string) => http.post<void>(talk(id, 'recording/pause')),
  resumeRecording: (id: string) => http.post<void>(talk(id, 'recording/resume')),
  transcript: (id: string, on: boolean) => http.put<void>(talk(id, 'transcript'), { on }),
};

export const recordingApi = {
  last: () => http.get<Recording[]>('/api/recordings'),
  listen: (id: string, reason: string) => http.postForBlob(`/api/recordings/${at(id)}/listen`, { reason }),
};

export const contactApi = {
  get: (id: string) => http.get<Contact>(`/api/contacts/${at(id)}`),
  reveal: (id: string, reason: string) => http.post<{ phone: string }>(`/api/contacts/${at(id)}/reveal`, { reason }),
  attachmentPath: (id: string, attachment: string | number) => `/api/contacts/${at(id)}/attachments/${at(attachment)}`,
};

export const referenceApi = {
  taxonomy: () => http.get<Category[]>('/api/taxonomy'),
  departments: () => http.get<Department[]>('/api/departments'),
};

export const caseApi = {
  register: (newCase: NewCase) => http.post<Case>('/api/cases', newCase),
  get: (number: string) => http.get<Case>(`/api/cases/${at(number)}`),
  ofDepartment: (state: CaseFilter) => http.get<Case[]>(`/api/department/cases?state=${state}`),
  sign: (number: string) => http.post<Case>(`/api/department/cases/${at(number)}/sign`),
  redispatch: (number: string, to: { category: string; department: string; reason: string }) => http.post<Case>(`/api/cases/${at(number)}/redispatch`, to),
  reply: (number: string, answer: string) => http.post<Case>(`/api/department/cases/${at(number)}/reply`, { answer }),
  reveal: (number: string, reason: string) => http.post<{ phone: string }>(`/api/cases/${at(number)}/reveal`, { reason }),
};

export const wallboardApi = {
  get: () => http.get<Wallboard>('/api/wallboard'),
};
