import type { Role } from '../api/types';

export type Home = 'agent' | 'department' | 'wallboard';

export function homeOf(role: Role): Home {
  switch (role) {
    case 'AGENT':
      return 'agent';
    case 'DEPARTMENT':
      return 'department';
    case 'SUPERVISOR':
    case 'ADMINISTRATOR':
      return 'wallboard';
  }
}
