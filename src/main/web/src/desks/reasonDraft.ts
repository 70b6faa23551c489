import type { PauseReasonEntry } from '../api/types';
import { translate, type Language } from '../i18n/language';
import type { CountsAs } from './desksApi';

/** The server checks the same again. */
export const LONGEST_NAME = 40;
export const LAST_POSITION = 1000;
export const MOST_REASONS = 60;
export const COUNTS: readonly CountsAs[] = ['WORK', 'PAID', 'UNPAID'];

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;
const STEP = 10;

export interface ReasonDraft {
  code: string;
  nameZh: string;
  nameEn: string;
  countsAs: CountsAs;
  choosable: boolean;
  position: number | null;
}

export function reasonDraft({ code, nameZh, nameEn, countsAs, choosable, position }: PauseReasonEntry): ReasonDraft {
  return { code, nameZh, nameEn, countsAs, choosable, position };
}

/** A new one stands behind all that may be chosen. */
export function newReason(reasons: readonly PauseReasonEntry[]): ReasonDraft {
  const last = Math.max(0, ...reasons.filter(({ choosable }) => choosable).map(({ position }) => position));
  return { code: '', nameZh: '', nameEn: '', countsAs: 'PAID', choosable: true, position: Math.min(LAST_POSITION, last + STEP) };
}

export function reasonOf(draft: ReasonDraft): Omit<PauseReasonEntry, 'givenBySystem'> {
  return { ...draft, code: draft.code.trim(), nameZh: draft.nameZh.trim(), nameEn: draft.nameEn.trim(), position: draft.position ?? 0 };
}

/** Everything that is wrong, in words; `taken` are the codes that a new reason may not have. */
export function reasonFaults(language: Language, draft: ReasonDraft, taken: readonly string[]): string[] {
  const faults: string[] = [];
  const { code, nameZh, nameEn } = reasonOf(draft);
  if (taken.length >= MOST_REASONS) {
    faults.push(translate(language, 'desks.fault.reasons', { most: MOST_REASONS }));
  }
  if (!CODE.test(code)) {
    faults.push(translate(language, 'desks.fault.code'));
  } else if (taken.includes(code)) {
    faults.push(translate(language, 'desks.fault.taken', { code }));
  }
  if (!isName(nameZh)) {
    faults.push(translate(language, 'desks.fault.nameZh', { most: LONGEST_NAME }));
  }
  if (!isName(nameEn)) {
    faults.push(translate(language, 'desks.fault.nameEn', { most: LONGEST_NAME }));
  }
  if (!within(draft.position, 0, LAST_POSITION)) {
    faults.push(translate(language, 'desks.fault.position', { most: LAST_POSITION }));
  }
  return faults;
}

function isName(text: string): boolean {
  return text !== '' && text.length <= LONGEST_NAME;
}

export function within(value: number | null, least: number, most: number): boolean {
  return value !== null && Number.isInteger(value) && value >= least && value <= most;
}
