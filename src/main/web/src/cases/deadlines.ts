import type { Case } from '../api/types';
import { urgency, type Urgency } from '../shared/format';

export interface Deadline {
  /** What is to be done until then. */
  step: 'sign' | 'close' | 'done';
  at: string;
  urgency: Urgency;
}

/** The next deadline of a case: to be signed for, then to be closed. */
export function deadlineOf(of: Case, now: number): Deadline {
  switch (of.state) {
    case 'DISPATCHED':
      return { step: 'sign', at: of.acceptBy, urgency: urgency(of.acceptBy, now) };
    case 'IN_PROGRESS':
      return { step: 'close', at: of.dueAt, urgency: urgency(of.dueAt, now) };
    case 'REPLIED':
    case 'CLOSED':
      return { step: 'done', at: of.dueAt, urgency: 'later' };
  }
}

/** The next deadline first; what is done by its due time. */
export function byDeadline(cases: readonly Case[], now: number): Case[] {
  return [...cases].sort((one, other) => Date.parse(deadlineOf(one, now).at) - Date.parse(deadlineOf(other, now).at));
}
