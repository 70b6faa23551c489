import { useEffect, useRef } from 'react';

export type KeyActions = Partial<Record<string, () => void>>;

/** `F2`, `Alt+1`, `Ctrl+Enter`: the name of a key press. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>): string {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const base = event.altKey && digit !== undefined ? digit : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${base}`;
}

/** Keys that work wherever the focus is on the page. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const action = event.repeat ? undefined : latest.current[keyName(event)];
      if (action !== undefined) {
        event.preventDefault();
        action();
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
