import { useSyncExternalStore } from 'react';
import type { Role } from '../api/types';

export type Home = 'agent' | 'department' | 'wallboard' | 'lines' | 'queue' | 'reports' | 'models' | 'team' | 'desks';

/** The address of a page behind the home of a role. */
export const LINES_PAGE = '#lines';
export const QUEUE_PAGE = '#queue';
export const REPORTS_PAGE = '#reports';
export const MODELS_PAGE = '#models';
export const TEAM_PAGE = '#agents';
export const DESKS_PAGE = '#agent-settings';

/** The home of a role, or the page that the address names if the role has it. */
export function homeOf(role: Role, page = ''): Home {
  switch (role) {
    case 'AGENT':
      return 'agent';
    case 'DEPARTMENT':
      return 'department';
    case 'SUPERVISOR':
      return page === REPORTS_PAGE ? 'reports' : page === TEAM_PAGE ? 'team' : common(page);
    case 'ADMINISTRATOR':
      return page === MODELS_PAGE ? 'models' : page === DESKS_PAGE ? 'desks' : common(page);
  }
}

/** What supervisors and administrators both have. */
function common(page: string): Home {
  return page === LINES_PAGE ? 'lines' : page === QUEUE_PAGE ? 'queue' : 'wallboard';
}

export function usePage(): string {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener);
      return () => window.removeEventListener('hashchange', listener);
    },
    () => window.location.hash,
  );
}
