import { Alert, Button, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { Faults } from '../shared/Faults';
import { HoursEditor } from './HoursEditor';
import type { Editing } from './LineDrawer';
import { lineApi } from './lineApi';
import { RuleEditor } from './RuleEditor';
import type { GroupName } from './sentence';
import type { Names } from './useLines';
import { faultsOf, RULES, rulesOf, settingsDraft, type SettingsDraft } from './settingsDraft';

/** Greeting, hours and the rules of each stage. */
export function SettingsForm({ detail, editable, busy, save, groupName, departments }: Editing & { groupName: GroupName; departments: Names['departments'] }) {
  const { language, t } = useLanguage();
  const [draft, setDraft] = useState<SettingsDraft>(() => settingsDraft(detail));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(language, draft);
  const change = (part: Partial<SettingsDraft>) => setDraft((before) => ({ ...before, ...part }));
  const staged = detail.plan !== null;
  const submit = () => {
    setTried(true);
    if (faults.length === 0) {
      void save(() => lineApi.change(detail.number, detail.version, { greeting: draft.greeting.trim(), rules: rulesOf(draft) }));
    }
  };
  return (
    <form
      className="line-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {!editable && <Alert type="info" showIcon title={t('lines.readOnly')} />}
      <h3>
        <label htmlFor="line-greeting">{t('lines.greeting')}</label>
      </h3>
      <Input.TextArea
        id="line-greeting"
        data-testid="line-greeting"
        disabled={!editable}
        maxLength={200}
        showCount={editable}
        autoSize={{ minRows: 2, maxRows: 5 }}
        value={draft.greeting}
        onChange={(event) => change({ greeting: event.target.value.replace(/\n/g, '') })}
      />
      <h3>{t('lines.hours')}</h3>
      <HoursEditor name="hours" value={draft.hours} disabled={!editable} onChange={(hours) => change({ hours })} />
      {RULES.map((key) => {
        const rule = draft.rules[key];
        return rule === undefined ? null : <RuleEditor key={key} of={key} rule={rule} groupName={groupName} disabled={!editable} onChange={(after) => change({ rules: { ...draft.rules, [key]: after } })} />;
      })}
      <h3>{t('lines.duty')}</h3>
      <div className="line-fields">
        <label>
          <span>{t('lines.dutyEntry')}</span>
          <Select
            disabled={!editable}
            data-testid="duty-entry"
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.dutyEntry}
            options={[{ value: '', label: t('lines.dutyNone') }, ...[...departments.values()].map((unit) => ({ value: unit.code, label: `${unit.code} ${language === 'zh' ? unit.nameZh : unit.nameEn}` }))]}
            onChange={(dutyEntry: string) => change({ dutyEntry })}
          />
        </label>
        {draft.dutyEntry !== '' && (
          <label>
            <span>{t('lines.dutyRing')}</span>
            <InputNumber disabled={!editable} precision={0} value={draft.dutyRingSeconds} onChange={(dutyRingSeconds) => change({ dutyRingSeconds })} />
          </label>
        )}
      </div>
      {staged && (
        <>
          <h3>{t('lines.otherCentre')}</h3>
          <p className="line-switch">
            <Switch disabled={!editable} checked={draft.hasOtherCentre} aria-label={t('lines.otherCentreOn')} onChange={(hasOtherCentre) => change({ hasOtherCentre })} /> {t('lines.otherCentreOn')}
          </p>
          {draft.hasOtherCentre && (
            <>
              <div className="line-fields">
                <label>
                  <span>{t('lines.otherNumber')}</span>
                  <Input disabled={!editable} maxLength={24} inputMode="numeric" data-testid="other-number" value={draft.otherNumber} onChange={(event) => change({ otherNumber: event.target.value })} />
                </label>
              </div>
              <h4>{t('lines.otherHours')}</h4>
              <HoursEditor name="other-hours" value={draft.otherHours} disabled={!editable} onChange={(otherHours) => change({ otherHours })} />
            </>
          )}
        </>
      )}
      {editable && (
        <div className="line-save">
          {tried && faults.length > 0 && <Faults faults={faults} />}
          <Button type="primary" size="large" block htmlType="submit" loading={busy} data-testid="line-save">
            {t('lines.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
