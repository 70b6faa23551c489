import { Alert, App, Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { categoryChoices, departmentChoices, foundIn } from '../agent/categories';
import type { Reference } from '../agent/useReference';
import { caseApi } from '../api/api';
import type { Case } from '../api/types';
import { useLanguage } from '../i18n/language';
import { Faults } from '../shared/Faults';
import { problemText } from '../shared/problemText';
import { LONGEST_REASON, redispatchDraft, redispatchFaults, withCategory, type RedispatchDraft } from './redispatch';

interface Props {
  of: Case;
  reference: Reference;
  onDone: (after: Case) => void;
  onCancel: () => void;
}

/** Sends a case to another unit, or under another category, and says why. */
export function RedispatchForm({ of, reference, onDone, onCancel }: Props) {
  const { language, t } = useLanguage();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(() => redispatchDraft(of));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const categories = useMemo(() => categoryChoices(language, reference.taxonomy), [language, reference.taxonomy]);
  const departments = useMemo(() => departmentChoices(language, reference.departments), [language, reference.departments]);
  const faults = redispatchFaults(language, of, draft);
  const set = (part: Partial<RedispatchDraft>) => setDraft((before) => ({ ...before, ...part }));
  const send = async () => {
    setTried(true);
    if (faults.length > 0) {
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const after = await caseApi.redispatch(of.number, { ...draft, reason: draft.reason.trim() });
      void message.success(t('redispatch.done', { unit: departments.find(({ value }) => value === after.department)?.label ?? after.departmentName }));
      onDone(after);
    } catch (refused) {
      setProblem(refused);
      setBusy(false);
    }
  };
  return (
    <form
      className="redispatch"
      data-testid="redispatch"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{t('redispatch.title')}</h3>
      <p className="case-hint">{t('redispatch.hint')}</p>
      <label>
        <span>{t('case.field.category')}</span>
        <div data-testid="redispatch-category" data-value={draft.category}>
          <Select
            showSearch={{ filterOption: foundIn }}
            value={draft.category}
            options={categories}
            onChange={(category: string) => setDraft((before) => withCategory(before, category, reference.taxonomy))}
          />
        </div>
      </label>
      <label>
        <span>{t('case.field.department')}</span>
        <div data-testid="redispatch-department" data-value={draft.department}>
          <Select
            showSearch={{ filterOption: foundIn }}
            value={draft.department}
            options={departments}
            onChange={(department: string) => set({ department })}
          />
        </div>
      </label>
      <label>
        <span>{t('redispatch.reason')}</span>
        <Input.TextArea
          data-testid="redispatch-reason"
          maxLength={LONGEST_REASON}
          autoSize={{ minRows: 2, maxRows: 5 }}
          placeholder={t('redispatch.reason.example')}
          value={draft.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
      </label>
      {tried && faults.length > 0 && <Faults faults={faults} />}
      {problem !== null && <Alert type="error" showIcon data-testid="redispatch-problem" title={problemText(language, problem)} />}
      <div className="redispatch-buttons">
        <Button type="primary" htmlType="submit" loading={busy} data-testid="redispatch-send">
          {t('redispatch.send')}
        </Button>
        <Button disabled={busy} onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
