import type { Category, Channel, Contact } from '../api/types';

export interface CaseFields {
  title: string;
  description: string;
  place: string;
  category: string;
  department: string;
  citizenName: string;
  /** Only another number than the contact's own: that one is masked and used anyway. */
  phone: string;
}

export type CaseField = keyof CaseFields;

/** Where a field's value came from; null when it is empty and nobody filled it. */
export type Source = 'transcript' | 'letter' | 'message' | 'suggestion' | 'duty' | 'caller' | 'edited' | null;

/** Only what the agent changed: the rest is worked out anew from the contact. */
export type Draft = Partial<CaseFields>;

export interface CaseForm {
  values: CaseFields;
  sources: Record<CaseField, Source>;
}

export const TITLE_MAX = 120;
export const DESCRIPTION_MAX = 20_000;
const TITLE_FROM_TEXT = 40;

const TEXT_SOURCE: Record<Channel, Source> = { VOICE: 'transcript', LETTER: 'letter', MESSAGE: 'message' };

/** The form of a contact: filled from it, overlaid with what the agent typed. */
export function formOf(contact: Contact, taxonomy: readonly Category[], draft: Draft): CaseForm {
  const fromContact = prefilled(contact);
  const values: CaseFields = { ...fromContact, ...draft };
  if (draft.department === undefined) {
    values.department = taxonomy.find((category) => category.code === values.category)?.department ?? '';
  }
  const text = TEXT_SOURCE[contact.channel];
  const origin: Record<CaseField, Source> = {
    title: text,
    description: text,
    place: text,
    category: 'suggestion',
    department: 'duty',
    citizenName: contact.channel === 'VOICE' ? 'caller' : text,
    phone: null,
  };
  const sources = Object.fromEntries(
    (Object.keys(values) as CaseField[]).map((field) => [
      field,
      draft[field] !== undefined ? 'edited' : values[field] === '' ? null : origin[field],
    ]),
  ) as Record<CaseField, Source>;
  return { values, sources };
}

function prefilled(contact: Contact): CaseFields {
  const text = contact.text?.trim() ?? '';
  return {
    title: (contact.subject?.trim() || firstSentence(text)).slice(0, TITLE_MAX),
    description: text.slice(0, DESCRIPTION_MAX),
    place: contact.place ?? '',
    category: contact.top[0]?.code ?? '',
    department: '',
    citizenName: contact.citizenName ?? '',
    phone: '',
  };
}

/** The first sentence, cut where a title would be too long to read in a list. */
export function firstSentence(text: string): string {
  const sentence = text.split(/[。！？!?\n;；]/, 1)[0]?.trim() ?? '';
  return sentence.length <= TITLE_FROM_TEXT ? sentence : `${sentence.slice(0, TITLE_FROM_TEXT - 1)}…`;
}

const REQUIRED: readonly CaseField[] = ['title', 'description', 'category', 'department'];

export function missingFields(values: CaseFields): CaseField[] {
  return REQUIRED.filter((field) => values[field].trim() === '');
}

/** One changed field. A new category brings its lead department along. */
export function change(draft: Draft, field: CaseField, value: string): Draft {
  const { department, ...rest } = draft;
  return field === 'category' ? { ...rest, category: value } : { ...rest, ...(department === undefined ? {} : { department }), [field]: value };
}
