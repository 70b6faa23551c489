import type { AgentState, PauseReason, PauseReasonEntry } from '../api/types';
import { translateIfKnown, type Language } from '../i18n/language';

/** A reason in the reader's language: as the administrator named it, else as the console knows it. */
export function reasonName(language: Language, reasons: readonly PauseReasonEntry[], code: PauseReason): string {
  const entry = reasons.find((candidate) => candidate.code === code);
  if (entry !== undefined) {
    return language === 'zh' ? entry.nameZh : entry.nameEn;
  }
  return translateIfKnown(language, `pause.${code}`) ?? code;
}

export function choosable(reasons: readonly PauseReasonEntry[]): PauseReasonEntry[] {
  return reasons.filter((entry) => entry.choosable);
}

/** Letters and messages need not be waited for; a call is always finished first. */
export function mayBeginNow(state: AgentState): boolean {
  const ending = (reservation: AgentState['reservations'][number]) => state.next === 'OFFLINE' && reservation.state === 'WRAPPING';
  return !state.reservations.some((reservation) => reservation.channel === 'VOICE' && !ending(reservation));
}

/** Where the desk stands as a whole. */
export type DeskStage = 'starting' | 'needs-seat' | 'working' | 'over';

export function stageOf(state: AgentState | null, needsSeat: boolean, hasWorked: boolean): DeskStage {
  if (needsSeat) {
    return 'needs-seat';
  }
  if (state === null || state.presence === 'OFFLINE') {
    return hasWorked ? 'over' : 'starting';
  }
  return 'working';
}
