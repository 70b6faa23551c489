import { useEffect, useState } from 'react';

/** What the server keeps: fetched once, and after that as each answer has it. */
export function useKept<T>(ask: () => Promise<T>): { kept: T | null; problem: unknown; put: (kept: T) => void } {
  const [kept, setKept] = useState<T | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    ask().then(setKept).catch(setProblem);
  }, [ask]);
  return { kept, problem, put: setKept };
}
