import { useCallback, useEffect, useRef, useState } from 'react';

export interface Polled<T> {
  data: T | null;
  /** When the data came, by the clock of the browser. */
  at: number;
  problem: unknown;
  /** Shows an answer that came by another way. */
  put: (answer: T) => void;
}

/** Asks again and again while the page is seen. An answer that another one has overtaken is not shown. */
export function usePolled<T>(ask: () => Promise<T>, everyMs: number): Polled<T> {
  const [shown, setShown] = useState<{ data: T | null; at: number; problem: unknown }>({ data: null, at: 0, problem: null });
  const asked = useRef(0);
  const put = useCallback((data: T) => {
    asked.current += 1;
    setShown({ data, at: Date.now(), problem: null });
  }, []);
  useEffect(() => {
    let timer: number | undefined;
    let turn = 0;
    let gone = false;
    const look = () => {
      window.clearTimeout(timer);
      if (document.visibilityState === 'hidden') {
        return;
      }
      turn += 1;
      const mine = turn;
      asked.current += 1;
      const round = asked.current;
      const current = () => !gone && asked.current === round;
      ask()
        .then((data) => current() && setShown({ data, at: Date.now(), problem: null }))
        .catch((problem: unknown) => current() && setShown((before) => ({ ...before, problem })))
        .finally(() => {
          if (!gone && turn === mine) {
            timer = window.setTimeout(look, everyMs);
          }
        });
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      gone = true;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ask, everyMs]);
  return { ...shown, put };
}
