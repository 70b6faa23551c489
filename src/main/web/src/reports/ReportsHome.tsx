import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Segmented, Select } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { Channel, Me } from '../api/types';
import { useLanguage } from '../i18n/language';
import { PageBar } from '../shared/PageBar';
import { problemText } from '../shared/problemText';
import { Providers } from '../shared/Providers';
import { bars } from './bars';
import { cityToday, preset, PRESETS } from './question';
import { ReportChart } from './ReportChart';
import { BUCKETS, DIMENSIONS, reportApi, type Question, type Report } from './reportApi';
import { ReportTable } from './ReportTable';
import './reports.css';

interface Props {
  me: Me;
  onSignOut: () => void;
}

const CHANNELS: (Channel | 'ALL')[] = ['VOICE', 'LETTER', 'MESSAGE', 'ALL'];
const NOTHING = 'NONE';

export default function ReportsHome(props: Props) {
  return (
    <Providers>
      <ReportsPage {...props} />
    </Providers>
  );
}

function ReportsPage({ me, onSignOut }: Props) {
  const { language, t } = useLanguage();
  const [question, setQuestion] = useState<Question>(() => ({ ...preset('today', cityToday(Date.now())), by: null, channel: 'VOICE' }));
  const { report, problem, busy, again } = useReport(question);
  const [fileProblem, setFileProblem] = useState(false);
  const save = () => {
    setFileProblem(false);
    reportApi
      .file(question)
      .then((file) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(file);
        link.download = `report-${question.from}-${question.to}.csv`;
        link.click();
        URL.revokeObjectURL(link.href);
      })
      .catch(() => setFileProblem(true));
  };
  return (
    <>
      <PageBar title={t('reports.title')} me={me} onSignOut={onSignOut} />
      <main className="reports" data-testid="reports" aria-busy={busy}>
        <Tools question={question} onChange={setQuestion}>
          <Button onClick={again} loading={busy}>
            {t('common.refresh')}
          </Button>
          <Button icon={<DownloadOutlined />} data-testid="report-csv" disabled={report === null} onClick={save}>
            CSV
          </Button>
          <Button icon={<PrinterOutlined />} data-testid="report-print" disabled={report === null} onClick={() => window.print()}>
            {t('reports.print')}
          </Button>
        </Tools>
        {problem !== null && <Alert type="error" showIcon data-testid="report-problem" title={problemText(language, problem)} />}
        {fileProblem && <Alert type="error" showIcon title={t('reports.noFile')} />}
        {report === null && problem === null && <p className="starting">{t('common.loading')}</p>}
        {report !== null && <Shown report={report} />}
      </main>
    </>
  );
}

function Shown({ report }: { report: Report }) {
  const { language, t } = useLanguage();
  const drawn = bars(language, report);
  return (
    <>
      <h2 className="report-title">
        {report.from === report.to ? report.from : `${report.from} – ${report.to}`}
        {` · ${report.channel === null ? t('reports.everyChannel') : t(`channel.${report.channel}`)}`}
      </h2>
      {report.rows.length === 0 ? <p className="none">{t('reports.none')}</p> : drawn.length > 1 && <ReportChart bars={drawn} line={report.by.length === 0} />}
      {report.rows.length > 0 && <ReportTable report={report} />}
      <p className="report-notes">{t('reports.notes', { seconds: report.answerWithinSeconds, short: report.shortAbandonedSeconds })}</p>
    </>
  );
}

function Tools({ question, onChange, children }: { question: Question; onChange: (question: Question) => void; children: React.ReactNode }) {
  const { t } = useLanguage();
  const set = (part: Partial<Question>) => onChange({ ...question, ...part });
  return (
    <div className="report-tools">
      <div className="report-presets">
        {PRESETS.map((which) => (
          <Button key={which} size="small" data-testid={`preset-${which}`} onClick={() => set(preset(which, cityToday(Date.now())))}>
            {t(`reports.preset.${which}`)}
          </Button>
        ))}
      </div>
      <label>
        <span>{t('reports.from')}</span>
        <Input type="date" data-testid="report-from" value={question.from} onChange={(event) => event.target.value !== '' && set({ from: event.target.value })} />
      </label>
      <label>
        <span>{t('reports.to')}</span>
        <Input type="date" data-testid="report-to" value={question.to} onChange={(event) => event.target.value !== '' && set({ to: event.target.value })} />
      </label>
      <label>
        <span>{t('reports.bucket')}</span>
        <Select value={question.bucket} data-testid="report-bucket" options={BUCKETS.map((value) => ({ value, label: t(`reports.bucket.${value}`) }))} onChange={(bucket) => set({ bucket })} />
      </label>
      <label>
        <span>{t('reports.group')}</span>
        <Select
          value={question.by ?? NOTHING}
          data-testid="report-by"
          options={[{ value: NOTHING, label: t('reports.by.NONE') }, ...DIMENSIONS.map((value) => ({ value, label: t(`reports.by.${value}`) }))]}
          onChange={(by) => set({ by: by === NOTHING ? null : (by as Question['by']) })}
        />
      </label>
      <div className="report-channels">
        <Segmented
          value={question.channel ?? 'ALL'}
          options={CHANNELS.map((value) => ({ value, label: value === 'ALL' ? t('reports.everyChannel') : t(`channel.${value}`) }))}
          onChange={(value) => set({ channel: value === 'ALL' ? null : (value as Channel) })}
        />
      </div>
      <div className="report-actions">{children}</div>
    </div>
  );
}

function useReport(question: Question) {
  const [report, setReport] = useState<Report | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(true);
  const [round, setRound] = useState(0);
  useEffect(() => {
    // An answer that comes after another question was asked is not shown.
    let wanted = true;
    setBusy(true);
    reportApi
      .get(question)
      .then((answer) => wanted && (setReport(answer), setProblem(null)))
      .catch((refused: unknown) => wanted && (setProblem(refused), setReport(null)))
      .finally(() => wanted && setBusy(false));
    return () => {
      wanted = false;
    };
  }, [question, round]);
  return { report, problem, busy, again: useCallback(() => setRound((before) => before + 1), []) };
}
