import { http } from '../api/http';
import type { AgentState } from '../api/types';

/** An agent whose shift goes on, as a supervisor sees it. */
export interface AtWork extends Pick<AgentState, 'presence' | 'pauseReason' | 'since' | 'next' | 'returnsAt' | 'seat' | 'offers' | 'reservations'> {
  id: number;
  name: string;
  /** Rejected offers have come to the limit of a shift. */
  rejectsTooOften: boolean;
}

export const teamApi = {
  all: () => http.get<AtWork[]>('/api/agents'),
  ready: (agent: number, note: string) => http.put<AtWork>(`/api/agents/${agent}/presence`, { presence: 'READY', note }),
  pause: (agent: number, reason: string, now: boolean, note: string) => http.put<AtWork>(`/api/agents/${agent}/presence`, { presence: 'PAUSED', reason, now, note }),
  endShift: (agent: number, now: boolean, note: string) => http.delete<AtWork>(`/api/agents/${agent}/shift?now=${now}&note=${encodeURIComponent(note)}`),
};
