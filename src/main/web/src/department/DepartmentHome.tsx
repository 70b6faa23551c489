import { Alert, Button, Segmented } from 'antd';
import { ReloadOutlined } from '@ant-design/icons';
import { useCallback, useEffect, useState } from 'react';
import { caseApi, referenceApi } from '../api/api';
import type { Case, CaseFilter, Department, Me } from '../api/types';
import { useLanguage } from '../i18n/language';
import { problemText } from '../shared/problemText';
import { Providers } from '../shared/Providers';
import { SignedInUser } from '../shared/SignedInUser';
import { useNow } from '../shared/useNow';
import { CaseDrawer } from './CaseDrawer';
import { CaseList } from './CaseList';
import { byDeadline, deadlineOf } from '../cases/deadlines';
import './department.css';

interface Props {
  me: Me;
  onSignOut: () => void;
}

const REFRESH_MS = 60_000;
const FILTERS: CaseFilter[] = ['open', 'replied', 'closed'];

export default function DepartmentHome(props: Props) {
  return (
    <Providers>
      <DepartmentCases {...props} />
    </Providers>
  );
}

function DepartmentCases({ me, onSignOut }: Props) {
  const { language, t } = useLanguage();
  const [filter, setFilter] = useState<CaseFilter>('open');
  const { cases, problem, reload } = useCases(filter);
  const [opened, setOpened] = useState<Case | null>(null);
  const unit = useUnitName(me);
  const now = useNow(30_000);
  const overdue = (cases ?? []).filter((item) => deadlineOf(item, now).urgency === 'overdue').length;
  const changed = (after: Case) => {
    setOpened(after);
    reload();
  };
  return (
    <>
      <header className="top-bar department-bar">
        <h1>{unit ?? t('department.title')}</h1>
        <SignedInUser me={me} onSignOut={onSignOut} />
      </header>
      <main className="department">
        <div className="tools department-tools">
          <Segmented
            value={filter}
            onChange={(value) => setFilter(value as CaseFilter)}
            options={FILTERS.map((value) => ({ value, label: <span data-testid={`dept-filter-${value}`}>{t(`department.${value}`)}</span> }))}
          />
          <span role="status" data-testid="dept-count">
            {cases !== null && t('department.count', { count: cases.length })}
            {overdue > 0 && <strong className="overdue-count"> · {t('department.overdueCount', { count: overdue })}</strong>}
          </span>
          <Button icon={<ReloadOutlined />} data-testid="dept-refresh" onClick={reload}>
            {t('common.refresh')}
          </Button>
        </div>
        {problem !== null && <Alert type="error" showIcon title={problemText(language, problem)} />}
        {cases !== null && <CaseList cases={byDeadline(cases, now)} now={now} filter={filter} onOpen={setOpened} />}
      </main>
      <CaseDrawer current={opened} now={now} onClose={() => setOpened(null)} onChanged={changed} />
    </>
  );
}

/** The department's name in the reader's language; the Chinese one until the names are there. */
function useUnitName(me: Me): string | null {
  const { language } = useLanguage();
  const [units, setUnits] = useState<Department[]>([]);
  useEffect(() => {
    referenceApi.departments().then(setUnits, () => undefined);
  }, []);
  const own = units.find(({ code }) => code === me.department);
  return own === undefined ? me.departmentName : language === 'zh' ? own.nameZh : own.nameEn;
}

/** The list as of now: again on focus and once a minute, for cases come at any time. */
function useCases(filter: CaseFilter): { cases: Case[] | null; problem: unknown; reload: () => void } {
  const [loaded, setLoaded] = useState<{ filter: CaseFilter; cases: Case[] } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((count) => count + 1), []);

  useEffect(() => {
    let gone = false;
    caseApi
      .ofDepartment(filter)
      .then((cases) => {
        if (!gone) {
          setLoaded({ filter, cases });
          setProblem(null);
        }
      })
      .catch((refused: unknown) => !gone && setProblem(refused));
    return () => {
      gone = true;
    };
  }, [filter, asked]);
  useEffect(() => {
    const timer = window.setInterval(reload, REFRESH_MS);
    window.addEventListener('focus', reload);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('focus', reload);
    };
  }, [reload]);

  return { cases: loaded !== null && loaded.filter === filter ? loaded.cases : null, problem, reload };
}
