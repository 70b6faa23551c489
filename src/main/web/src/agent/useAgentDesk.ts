import { useCallback, useEffect, useState } from 'react';
import { agentApi } from '../api/api';
import { Problem } from '../api/http';
import { LiveFeed, type Connection } from '../api/liveFeed';
import { TAB } from '../api/tab';
import type { AgentState } from '../api/types';

export interface AgentDeskState {
  state: AgentState | null;
  connection: Connection;
  problem: unknown;
  /** The seat is somebody else's: another one has to be chosen. */
  needsSeat: boolean;
  beginAt: (seat: string) => Promise<void>;
  /** Takes over the answer of a call that returned the new state. */
  accept: (state: AgentState) => void;
  refresh: () => Promise<void>;
}

/** The agent's state as the server has it: begun or found at the start, then pushed. */
export function useAgentDesk(): AgentDeskState {
  const [state, setState] = useState<AgentState | null>(null);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [problem, setProblem] = useState<unknown>(null);
  const [needsSeat, setNeedsSeat] = useState(false);

  useEffect(() => {
    let feed: LiveFeed<AgentState> | null = null;
    let gone = false;
    const begin = async () => {
      // Whoever loads the page wants to work here: it becomes the desk.
      const found = await agentApi.claimTab();
      if (found.presence !== 'OFFLINE') {
        setState(found);
      }
      if (gone) {
        return;
      }
      feed = new LiveFeed<AgentState>(`/ws/agent?tab=${TAB}`, { onMessage: setState, onConnection: setConnection });
      feed.start();
      try {
        setState(await agentApi.beginShift());
      } catch (refused) {
        if (!seatRefused(refused)) {
          throw refused;
        }
        setNeedsSeat(true);
      }
    };
    begin().catch(setProblem);
    return () => {
      gone = true;
      feed?.stop();
    };
  }, []);

  const refresh = useCallback(async () => {
    setState(await agentApi.state());
  }, []);

  const beginAt = useCallback(async (seat: string) => {
    setState(await agentApi.beginShift(seat));
    setNeedsSeat(false);
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

  return { state, connection, problem, needsSeat, beginAt, accept: setState, refresh };
}

function seatRefused(problem: unknown): boolean {
  return problem instanceof Problem && problem.code === 'seat-taken';
}
