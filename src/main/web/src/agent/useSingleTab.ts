import { useCallback, useEffect, useState } from 'react';

const LOCK = 'yihaotong.agent-desk';

export type TabRole = 'asking' | 'active' | 'passive';

/** One tab is the desk: it holds a lock of the browser; a second one may take it over. */
export function useSingleTab(): { role: TabRole; takeOver: () => void } {
  const [role, setRole] = useState<TabRole>('asking');
  const [release] = useState(() => ({ current: () => {} }));

  const hold = useCallback(
    (options: LockOptions) => {
      if (!('locks' in navigator)) {
        setRole('active');
        return;
      }
      void navigator.locks
        .request(LOCK, options, (lock) => {
          if (lock === null) {
            setRole('passive');
            return undefined;
          }
          setRole('active');
          return new Promise<void>((resolve) => {
            release.current = resolve;
          });
        })
        // The lock was stolen: another tab is the desk now.
        .catch(() => setRole('passive'));
    },
    [release],
  );

  useEffect(() => {
    hold({ ifAvailable: true });
    return () => release.current();
  }, [hold, release]);

  return { role, takeOver: () => hold({ steal: true }) };
}
