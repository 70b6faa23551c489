import { useSyncExternalStore } from 'react';
import type { Role } from '../api/types';

export type Home = 'agent' | 'department' | 'wallboard' | 'lines' | 'reports';

/** The address of a page behind the home of a role. */
export const LINES_PAGE = '#lines';
export const REPORTS_PAGE = '#reports';

/** The home of a role, or the page that the address names if the role has it. */
export function homeOf(role: Role, page = ''): Home {
  switch (role) {
    case 'AGENT':
      return 'agent';
    case 'DEPARTMENT':
      return 'department';
    case 'SUPERVISOR':
      return page === REPORTS_PAGE ? 'reports' : page === LINES_PAGE ? 'lines' : 'wallboard';
    case 'ADMINISTRATOR':
      return page === LINES_PAGE ? 'lines' : 'wallboard';
  }
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
