import { FileSearchOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Input } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { categoryName } from '../agent/categories';
import { useReference, type Reference } from '../agent/useReference';
import { caseApi } from '../api/api';
import type { Case } from '../api/types';
import { useLanguage } from '../i18n/language';
import { problemText } from '../shared/problemText';
import { useNow } from '../shared/useNow';
import { CaseFacts } from './CaseFacts';
import { CaseHistory } from './CaseHistory';
import './cases.css';
import { caseNumber, mayGoElsewhere } from './redispatch';
import { RedispatchForm } from './RedispatchForm';

interface Props {
  /** The case that is shown at once; without one its number is asked for. */
  number?: string;
  label: string;
}

/** A button that opens a case: how it stands, what was done, and the way to send it elsewhere. */
export function CaseLookup({ number, label }: Props) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<FileSearchOutlined />} data-testid={number === undefined ? 'case-lookup' : 'case-open'} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} size={560} destroyOnHidden data-testid="case-lookup-drawer" title={number ?? t('lookup.title')}>
        {number === undefined ? <Search /> : <Found number={number} />}
      </Drawer>
    </>
  );
}

function Search() {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [asked, setAsked] = useState<{ number: string; turn: number } | null>(null);
  const search = () => {
    const number = caseNumber(typed);
    setWrong(number === null);
    setAsked((before) => (number === null ? null : { number, turn: (before?.turn ?? 0) + 1 }));
  };
  return (
    <>
      <form
        className="case-search"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <Input autoFocus data-testid="case-lookup-number" aria-label={t('lookup.number')} placeholder={t('lookup.number.example')} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Button type="primary" htmlType="submit" data-testid="case-lookup-search">
          {t('lookup.search')}
        </Button>
      </form>
      {wrong && <Alert type="error" showIcon data-testid="case-lookup-wrong" title={t('lookup.wrong')} />}
      {asked !== null && <Found key={`${asked.number} ${asked.turn}`} number={asked.number} />}
    </>
  );
}

function Found({ number }: { number: string }) {
  const { language, t } = useLanguage();
  const reference = useReference();
  const [found, setFound] = useState<Case | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const load = useCallback(() => {
    setProblem(null);
    caseApi.get(number).then(setFound).catch(setProblem);
  }, [number]);
  useEffect(load, [load]);
  if (found === null) {
    return problem === null ? <p className="case-hint">{t('common.loading')}</p> : <Alert type="error" showIcon data-testid="case-lookup-problem" title={problemText(language, problem)} />;
  }
  return <Standing of={found} reference={reference} onChanged={setFound} />;
}

function Standing({ of, reference, onChanged }: { of: Case; reference: Reference; onChanged: (after: Case) => void }) {
  const { language, t } = useLanguage();
  const now = useNow(30_000);
  const [elsewhere, setElsewhere] = useState(false);
  const unit = reference.departments.find(({ code }) => code === of.department);
  const named = { ...of, categoryName: reference.taxonomy.length === 0 ? of.categoryName : categoryName(language, reference.taxonomy, of.category) };
  return (
    <div className="case-detail" data-testid="case-detail" data-number={of.number} data-state={of.state}>
      <CaseFacts of={named} now={now} unit={unit === undefined ? of.departmentName : language === 'zh' ? unit.nameZh : unit.nameEn} />
      {mayGoElsewhere(of) &&
        (elsewhere ? (
          <RedispatchForm
            of={of}
            reference={reference}
            onCancel={() => setElsewhere(false)}
            onDone={(after) => {
              onChanged(after);
              setElsewhere(false);
            }}
          />
        ) : (
          <Button data-testid="redispatch-open" onClick={() => setElsewhere(true)}>
            {t('redispatch.open')}
          </Button>
        ))}
      <CaseHistory of={of} />
    </div>
  );
}
