import { useEffect, useState } from 'react';
import { contactApi } from '../api/api';
import type { Contact } from '../api/types';

export interface LoadedContact {
  contact: Contact | null;
  problem: unknown;
  reload: () => void;
}

/** Fetches a contact, again whenever `stage` changes: its words grow while it is worked on. */
export function useContact(id: string | null, stage: string): LoadedContact {
  const [loaded, setLoaded] = useState<{ id: string; contact: Contact } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (id === null) {
      return;
    }
    let gone = false;
    setProblem(null);
    contactApi
      .get(id)
      .then((contact) => !gone && setLoaded({ id, contact }))
      .catch((refused: unknown) => !gone && setProblem(refused));
    return () => {
      gone = true;
    };
  }, [id, stage, tries]);

  return {
    contact: loaded !== null && loaded.id === id ? loaded.contact : null,
    problem,
    reload: () => setTries((count) => count + 1),
  };
}
