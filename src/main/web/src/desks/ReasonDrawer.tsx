import { Alert, App, Button, Drawer, Input, InputNumber, Segmented, Switch } from 'antd';
import { useState } from 'react';
import type { PauseReasonEntry } from '../api/types';
import { useLanguage } from '../i18n/language';
import { Faults } from '../shared/Faults';
import { problemText } from '../shared/problemText';
import { desksApi } from './desksApi';
import { COUNTS, LONGEST_NAME, newReason, reasonDraft, reasonFaults, reasonOf, type ReasonDraft } from './reasonDraft';

interface Props {
  edited: PauseReasonEntry | 'new' | null;
  reasons: readonly PauseReasonEntry[];
  onClose: () => void;
  onSaved: (reasons: PauseReasonEntry[]) => void;
}

export function ReasonDrawer({ edited, onClose, ...rest }: Props) {
  const { language, t } = useLanguage();
  const title = edited === null ? '' : edited === 'new' ? t('desks.reasons.add') : language === 'zh' ? edited.nameZh : edited.nameEn;
  return (
    <Drawer open={edited !== null} onClose={onClose} size={520} destroyOnHidden className="desks-drawer" data-testid="reason-drawer" title={title}>
      {edited !== null && <Form edited={edited} onClose={onClose} {...rest} />}
    </Drawer>
  );
}

function Form({ edited, reasons, onClose, onSaved }: Props & { edited: PauseReasonEntry | 'new' }) {
  const { language, t } = useLanguage();
  const { message } = App.useApp();
  const fresh = edited === 'new';
  const system = edited !== 'new' && edited.givenBySystem;
  const [draft, setDraft] = useState(() => (edited === 'new' ? newReason(reasons) : reasonDraft(edited)));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const faults = reasonFaults(language, draft, fresh ? reasons.map(({ code }) => code) : []);
  const set = (part: Partial<ReasonDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = async () => {
    setTried(true);
    if (faults.length > 0) {
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      onSaved(await desksApi.saveReason(reasonOf(draft)));
      void message.success(t('desks.saved'));
      onClose();
    } catch (refused) {
      setProblem(refused);
      setBusy(false);
    }
  };
  return (
    <form
      className="desks-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {system && <Alert type="info" showIcon title={t('desks.reasons.system')} />}
      <label>
        <span>{t('desks.reasons.nameZh')}</span>
        <Input data-testid="reason-name-zh" maxLength={LONGEST_NAME} value={draft.nameZh} onChange={(event) => set({ nameZh: event.target.value })} />
      </label>
      <label>
        <span>{t('desks.reasons.nameEn')}</span>
        <Input data-testid="reason-name-en" maxLength={LONGEST_NAME} value={draft.nameEn} onChange={(event) => set({ nameEn: event.target.value })} />
      </label>
      <label>
        <span>{t('desks.reasons.code')}</span>
        <Input data-testid="reason-code" disabled={!fresh} maxLength={40} placeholder="COACHING" value={draft.code} onChange={(event) => set({ code: event.target.value.toUpperCase() })} />
        <span className="desks-soft">{t('desks.reasons.codeHint')}</span>
      </label>
      <div className="desks-field">
        <span>{t('desks.reasons.countsAs')}</span>
        <Segmented
          block
          aria-label={t('desks.reasons.countsAs')}
          value={draft.countsAs}
          options={COUNTS.map((value) => ({ value, label: <span data-testid={`reason-counts-${value}`}>{t(`desks.countsAs.${value}`)}</span> }))}
          onChange={(countsAs) => set({ countsAs })}
        />
        <span className="desks-soft">{t('desks.reasons.countsHint')}</span>
      </div>
      {!system && (
        <p className="desks-switch">
          <Switch checked={draft.choosable} data-testid="reason-choosable" aria-label={t('desks.reasons.choosable')} onChange={(choosable) => set({ choosable })} />
          <span>
            {t('desks.reasons.choosable')} <span className="desks-soft">{t('desks.reasons.choosableHint')}</span>
          </span>
        </p>
      )}
      <label>
        <span>{t('desks.reasons.position')}</span>
        <InputNumber precision={0} data-testid="reason-position" value={draft.position} onChange={(position) => set({ position })} />
        <span className="desks-soft">{t('desks.reasons.positionHint')}</span>
      </label>
      {tried && faults.length > 0 && <Faults faults={faults} />}
      {problem !== null && <Alert type="error" showIcon data-testid="reason-problem" title={problemText(language, problem)} />}
      <Button type="primary" size="large" block htmlType="submit" loading={busy} data-testid="reason-save">
        {t('desks.save')}
      </Button>
    </form>
  );
}
