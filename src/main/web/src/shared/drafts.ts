/**
 * What an agent typed and has not sent yet; kept by the tab, cleared at sign-out. An empty draft
 * marks a contact that was worked on and has no case yet.
 */
const PREFIX = 'yihaotong.draft.';

export function loadDraft<T>(contact: string): T | null {
  const stored = sessionStorage.getItem(PREFIX + contact);
  if (stored === null) {
    return null;
  }
  try {
    return JSON.parse(stored) as T;
  } catch {
    return null;
  }
}

export function saveDraft(contact: string, draft: object): void {
  sessionStorage.setItem(PREFIX + contact, JSON.stringify(draft));
}

export function draftContacts(): string[] {
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));
}

export function clearDrafts(): void {
  draftContacts().forEach((contact) => sessionStorage.removeItem(PREFIX + contact));
}

export function clearDraft(contact: string): void {
  sessionStorage.removeItem(PREFIX + contact);
}
