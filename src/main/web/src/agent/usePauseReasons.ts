import { useEffect, useState } from 'react';
import { agentApi } from '../api/api';
import { backOff } from '../api/backOff';
import type { PauseReasonEntry } from '../api/types';

/** The reasons for pauses, as the administrator keeps them; tried again until they are there. */
export function usePauseReasons(): PauseReasonEntry[] {
  const [reasons, setReasons] = useState<PauseReasonEntry[]>([]);
  useEffect(() => {
    let timer: number | undefined;
    let gone = false;
    let failures = 0;
    const fetchAll = () => {
      agentApi
        .pauseReasons()
        .then(setReasons)
        .catch(() => {
          if (gone) {
            return;
          }
          failures += 1;
          timer = window.setTimeout(fetchAll, backOff(failures));
        });
    };
    fetchAll();
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, []);
  return reasons;
}
