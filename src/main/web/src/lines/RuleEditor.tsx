import { Input, InputNumber, Segmented, Select, Switch } from 'antd';
import { useLanguage } from '../i18n/language';
import type { AfterHours, OverflowAction, Rule } from './lineApi';
import type { GroupName } from './sentence';
import { ruleName, type RuleKey } from './settingsDraft';

interface Props {
  of: RuleKey;
  rule: Rule;
  groupName: GroupName;
  disabled: boolean;
  onChange: (rule: Rule) => void;
}

/** What is possible in each stage; the server holds the same lists. */
const OVERFLOW: Record<RuleKey, readonly OverflowAction[]> = {
  merged: ['WAIT', 'CALL_BACK', 'VOICEMAIL'],
  dual: ['WAIT', 'OTHER_CENTRE'],
  stripped: ['WAIT', 'OTHER_CENTRE', 'CALL_BACK', 'VOICEMAIL'],
  stationed: ['WAIT', 'EVERY_AGENT', 'OTHER_CENTRE', 'CALL_BACK', 'VOICEMAIL'],
};

const AFTER_HOURS: Record<RuleKey, readonly AfterHours[]> = {
  merged: ['VOICEMAIL', 'CALL_BACK', 'EMERGENCY_ONLY', 'ANNOUNCE_AND_END', 'DUTY'],
  dual: ['VOICEMAIL', 'CALL_BACK', 'EMERGENCY_ONLY', 'ANNOUNCE_AND_END', 'DUTY', 'EVERY_AGENT'],
  stripped: ['VOICEMAIL', 'CALL_BACK', 'EMERGENCY_ONLY', 'ANNOUNCE_AND_END', 'DUTY', 'OTHER_CENTRE'],
  stationed: ['EVERY_AGENT', 'VOICEMAIL', 'CALL_BACK', 'EMERGENCY_ONLY', 'ANNOUNCE_AND_END', 'DUTY', 'OTHER_CENTRE'],
};

export function RuleEditor({ of, rule, groupName, disabled, onChange }: Props) {
  const { language, t } = useLanguage();
  const group = rule.skillGroup ?? '';
  const overflow = (change: Partial<Rule['overflow']>) => onChange({ ...rule, overflow: { ...rule.overflow, ...change } });
  return (
    <fieldset className="line-fields" data-testid={`rule-${of}`}>
      <legend>{ruleName(language, of)}</legend>
      {of === 'dual' && (
        <>
          <label>
            <span>{t('lines.first')}</span>
            <Segmented
              disabled={disabled}
              value={rule.first ?? 'HERE'}
              options={(['HERE', 'THERE'] as const).map((first) => ({ value: first, label: t(`lines.first.${first}`) }))}
              onChange={(first) => onChange({ ...rule, first })}
            />
          </label>
          <label>
            <span>{t('lines.ring')}</span>
            <InputNumber disabled={disabled} precision={0} value={rule.ringThereSeconds} onChange={(ringThereSeconds) => onChange({ ...rule, ringThereSeconds })} />
          </label>
        </>
      )}
      {of === 'stripped' && (
        <label>
          <span>{t('lines.ownBusiness')}</span>
          <Switch disabled={disabled} checked={rule.ownBusiness === true} onChange={(ownBusiness) => onChange({ ...rule, ownBusiness })} />
        </label>
      )}
      {of === 'stationed' && (
        <label>
          <span>{t('lines.skillGroup')}</span>
          <Input disabled={disabled} maxLength={20} value={group} onChange={(event) => onChange({ ...rule, skillGroup: event.target.value })} />
          {groupName(group) !== group && <span className="line-soft">{groupName(group)}</span>}
        </label>
      )}
      <label>
        <span>{t('lines.overflow')}</span>
        <Select
          disabled={disabled}
          value={rule.overflow.action}
          options={OVERFLOW[of].map((action) => ({ value: action, label: t(`lines.overflow.${action}`) }))}
          onChange={(action) => overflow({ action })}
        />
      </label>
      {rule.overflow.action !== 'WAIT' && (
        <>
          <label>
            <span>{t('lines.longestQueue')}</span>
            <InputNumber disabled={disabled} precision={0} value={rule.overflow.longestQueue} onChange={(queue) => overflow({ longestQueue: queue ?? -1 })} />
          </label>
          <label>
            <span>{t('lines.longestWait')}</span>
            <InputNumber disabled={disabled} precision={0} value={rule.overflow.longestWaitSeconds} onChange={(wait) => overflow({ longestWaitSeconds: wait ?? -1 })} />
          </label>
        </>
      )}
      <label>
        <span>{t('lines.afterHours')}</span>
        <Select
          disabled={disabled}
          value={rule.afterHours}
          options={AFTER_HOURS[of].map((after) => ({ value: after, label: t(`lines.afterHours.${after}`) }))}
          onChange={(afterHours) => onChange({ ...rule, afterHours })}
        />
      </label>
    </fieldset>
  );
}
