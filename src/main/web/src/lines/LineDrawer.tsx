import { Alert, App, Button, Drawer, Tabs } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { Problem } from '../api/http';
import { useLanguage } from '../i18n/language';
import { problemText } from '../shared/problemText';
import { ChangeList } from './ChangeList';
import { lineApi, type Line, type LineDetail } from './lineApi';
import { nameOf, standingOf } from './LineList';
import { PlanEditor } from './PlanEditor';
import type { GroupName } from './sentence';
import { SettingsForm } from './SettingsForm';
import { Simulator } from './Simulator';
import type { Names } from './useLines';

interface Props {
  line: Line | null;
  names: Names;
  unit: (code: string) => string;
  groupName: GroupName;
  editable: boolean;
  onClose: () => void;
  onChanged: () => void;
}

/** What the editors are given: they show refusals where the person looks. */
export interface Editing {
  detail: LineDetail;
  editable: boolean;
  busy: boolean;
  save: (action: () => Promise<LineDetail>) => Promise<boolean>;
}

export function LineDrawer({ line, onClose, ...rest }: Props) {
  const { language } = useLanguage();
  return (
    <Drawer
      open={line !== null}
      onClose={onClose}
      size={720}
      destroyOnHidden
      className="line-drawer"
      data-testid="line-drawer"
      title={line !== null && `${line.number} ${nameOf(language, line)}`}
    >
      {line !== null && <LineBody key={line.number} line={line} {...rest} />}
    </Drawer>
  );
}

function LineBody({ line, names, unit, groupName, editable, onChanged }: Omit<Props, 'line' | 'onClose'> & { line: Line }) {
  const { language, t } = useLanguage();
  const { detail, problem, busy, load, save } = useDetail(line.number, onChanged);
  const major = line.defaultMajor === null ? undefined : names.majors.get(line.defaultMajor);
  const editing = detail === null ? null : { detail, editable, busy, save };
  const changed = problem instanceof Problem && problem.code === 'line-changed';
  return (
    <div data-testid="line-detail" data-number={line.number} data-version={detail?.version}>
      <p className="line-facts">
        <span className={`line-standing standing-${line.stage ?? line.mode}`}>{standingOf(t, line)}</span>
        {line.stage !== null && <span>{t(`lines.stage.about.${line.stage}`)}</span>}
        <span>
          {t('lines.owner')}: {unit(line.owner)}
        </span>
        {major !== undefined && (
          <span>
            {t('lines.usualMajor')}: {language === 'zh' ? major.zh : major.en}
          </span>
        )}
        <span>
          {t('lines.today')}: {t('lines.calls', line.today)} · {t('lines.letters', line.today)}
        </span>
      </p>
      {problem !== null && (
        <Alert
          type="error"
          showIcon
          data-testid="line-problem"
          title={problemText(language, problem)}
          action={
            changed && (
              <Button size="small" data-testid="line-reload" onClick={load}>
                {t('lines.reload')}
              </Button>
            )
          }
        />
      )}
      <Tabs
        items={[
          { key: 'now', label: t('lines.tab.now'), children: <Simulator line={line} groupName={groupName} /> },
          ...(editing === null
            ? []
            : [
                { key: 'settings', label: <span data-testid="tab-settings">{t('lines.tab.settings')}</span>, children: <SettingsForm key={editing.detail.version} {...editing} groupName={groupName} departments={names.departments} /> },
                ...(editing.detail.plan === null
                  ? []
                  : [{ key: 'plan', label: <span data-testid="tab-plan">{t('lines.tab.plan')}</span>, children: <PlanEditor key={editing.detail.version} {...editing} plan={editing.detail.plan} /> }]),
                { key: 'history', label: <span data-testid="tab-history">{t('lines.tab.history')}</span>, children: <ChangeList number={line.number} version={editing.detail.version} groupName={groupName} /> },
              ]),
        ]}
      />
    </div>
  );
}

function useDetail(number: string, onChanged: () => void) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [detail, setDetail] = useState<LineDetail | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const load = useCallback(() => {
    setProblem(null);
    lineApi.detail(number).then(setDetail).catch(setProblem);
  }, [number]);
  useEffect(load, [load]);
  const save = async (action: () => Promise<LineDetail>) => {
    setBusy(true);
    setProblem(null);
    try {
      setDetail(await action());
      onChanged();
      void message.success(t('lines.saved'));
      return true;
    } catch (refused) {
      setProblem(refused);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { detail, problem, busy, load, save };
}
