import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { session } from './api/api';
import { onSignedOut, Problem } from './api/http';
import type { Me } from './api/types';
import { useLanguage } from './i18n/language';
import { clearDrafts } from './shared/drafts';
import { homeOf, usePage } from './shared/home';
import { SignIn } from './signin/SignIn';

const AgentHome = lazy(() => import('./agent/AgentHome'));
const DepartmentHome = lazy(() => import('./department/DepartmentHome'));
const DesksHome = lazy(() => import('./desks/DesksHome'));
const LinesHome = lazy(() => import('./lines/LinesHome'));
const ModelsHome = lazy(() => import('./models/ModelsHome'));
const QueueHome = lazy(() => import('./queue/QueueHome'));
const ReportsHome = lazy(() => import('./reports/ReportsHome'));
const TeamHome = lazy(() => import('./team/TeamHome'));
const WallboardHome = lazy(() => import('./wallboard/WallboardHome'));

type Session = { phase: 'asking' } | { phase: 'out'; ended: boolean; unreachable: boolean } | { phase: 'in'; me: Me };

/** Asks who is signed in and shows the home of the role. */
export function Console() {
  const { t } = useLanguage();
  const page = usePage();
  const [current, setCurrent] = useState<Session>({ phase: 'asking' });

  useEffect(() => {
    session
      .me()
      .then((me) => setCurrent({ phase: 'in', me }))
      .catch((problem: unknown) =>
        setCurrent({ phase: 'out', ended: false, unreachable: !(problem instanceof Problem && problem.status === 401) }),
      );
    // Drafts stay when a session merely ends: the same agent signs in again and goes on.
    onSignedOut(() =>
      setCurrent((before) => (before.phase === 'in' ? { phase: 'out', ended: true, unreachable: false } : before)),
    );
  }, []);

  const signOut = useCallback(async () => {
    clearDrafts();
    await session.signOut().catch(() => undefined);
    setCurrent({ phase: 'out', ended: false, unreachable: false });
  }, []);

  const waiting = <p className="starting">{t('common.loading')}</p>;
  if (current.phase === 'asking') {
    return waiting;
  }
  if (current.phase === 'out') {
    return (
      <SignIn
        ended={current.ended}
        unreachable={current.unreachable}
        onSignedIn={(me) => setCurrent({ phase: 'in', me })}
      />
    );
  }
  const Home = { agent: AgentHome, department: DepartmentHome, wallboard: WallboardHome, lines: LinesHome, queue: QueueHome, models: ModelsHome, reports: ReportsHome, team: TeamHome, desks: DesksHome }[homeOf(current.me.role, page)];
  return (
    <Suspense fallback={waiting}>
      <Home me={current.me} onSignOut={() => void signOut()} />
    </Suspense>
  );
}
