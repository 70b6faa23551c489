import type { Case, Category } from '../api/types';
import { translate, type Language } from '../i18n/language';

/** The server checks the same again. */
export const LONGEST_REASON = 200;

const NUMBER = /^\d{8}-\d{5,7}$/;

export interface RedispatchDraft {
  category: string;
  department: string;
  reason: string;
}

export function redispatchDraft(of: Case): RedispatchDraft {
  return { category: of.category, department: of.department, reason: '' };
}

/** Whoever has replied is done with it; before that a case may go elsewhere. */
export function mayGoElsewhere(of: Case): boolean {
  return of.state === 'DISPATCHED' || of.state === 'IN_PROGRESS';
}

/** A new category brings its lead department along. */
export function withCategory(draft: RedispatchDraft, category: string, taxonomy: readonly Category[]): RedispatchDraft {
  const lead = taxonomy.find(({ code }) => code === category)?.department;
  return { ...draft, category, department: lead ?? draft.department };
}

export function redispatchFaults(language: Language, of: Case, draft: RedispatchDraft): string[] {
  const faults: string[] = [];
  if (draft.category === of.category && draft.department === of.department) {
    faults.push(translate(language, 'redispatch.fault.same'));
  }
  const reason = draft.reason.trim();
  if (reason === '' || reason.length > LONGEST_REASON) {
    faults.push(translate(language, 'redispatch.fault.reason', { most: LONGEST_REASON }));
  }
  return faults;
}

/** A case number as people write it, with or without the line; null when it is none. */
export function caseNumber(typed: string): string | null {
  const plain = typed.trim().replace(/[\s–—－]+/g, '-');
  const number = /^\d{13,15}$/.test(plain) ? `${plain.slice(0, 8)}-${plain.slice(8)}` : plain;
  return NUMBER.test(number) ? number : null;
}
