import { useCallback, useEffect, useState } from 'react';
import { agentApi } from '../api/api';
import { LiveFeed, type Connection } from '../api/liveFeed';
import type { AgentState } from '../api/types';

export interface AgentDeskState {
  state: AgentState | null;
  connection: Connection;
  problem: unknown;
  /** Takes over the answer of a call that returned the new state. */
  accept: (state: AgentState) => void;
  refresh: () => Promise<void>;
}

/** The agent's state as the server has it: begun or found at the start, then pushed. */
export function useAgentDesk(): AgentDeskState {
  const [state, setState] = useState<AgentState | null>(null);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [problem, setProblem] = useState<unknown>(null);

  useEffect(() => {
    let feed: LiveFeed<AgentState> | null = null;
    let gone = false;
    agentApi
      .beginShift()
      .then((begun) => {
        if (gone) {
          return;
        }
        setState(begun);
        feed = new LiveFeed<AgentState>('/ws/agent', { onMessage: setState, onConnection: setConnection });
        feed.start();
      })
      .catch(setProblem);
    return () => {
      gone = true;
      feed?.stop();
    };
  }, []);

  const refresh = useCallback(async () => {
    setState(await agentApi.state());
  }, []);

  // A tab that slept may have missed what was pushed.
  useEffect(() => {
    const woke = () => {
      if (document.visibilityState === 'visible') {
        void refresh().catch(() => undefined);
      }
    };
    document.addEventListener('visibilitychange', woke);
    return () => document.removeEventListener('visibilitychange', woke);
  }, [refresh]);

  return { state, connection, problem, accept: setState, refresh };
}
