import { useCallback, useEffect, useState } from 'react';

const LOCK = 'yihaotong.agent-desk';

export type TabRole = 'asking' | 'active' | 'passive';

/**
 * One tab is the desk, which the server sees to; the lock of the browser only spares a second tab here from
 * becoming the desk unasked. A tab that the server no longer takes for the desk yields.
 */
export function useSingleTab(): { role: TabRole; takeOver: () => void; yieldDesk: () => void } {
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

  const yieldDesk = useCallback(() => {
    release.current();
    setRole('passive');
  }, [release]);

  return { role, takeOver: () => hold({ steal: true }), yieldDesk };
}
