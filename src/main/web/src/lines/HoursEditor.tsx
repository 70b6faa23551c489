import { Button, Input, Select } from 'antd';
import { useLanguage } from '../i18n/language';
import type { Day, Holidays } from './lineApi';
import { DAYS, type HoursDraft } from './settingsDraft';

interface Props {
  name: string;
  value: HoursDraft;
  disabled: boolean;
  onChange: (value: HoursDraft) => void;
}

const HOLIDAYS: readonly Holidays[] = ['AS_USUAL', 'AS_SUNDAY', 'CLOSED'];
const OFFICE = '08:30-18:00';

/** Hours as text, day by day: quicker than clocks, and easy to copy. */
export function HoursEditor({ name, value, disabled, onChange }: Props) {
  const { t } = useLanguage();
  const week = (spans: (day: Day) => string) => Object.fromEntries(DAYS.map((day) => [day, spans(day)])) as Record<Day, string>;
  return (
    <fieldset className="hours" data-testid={name}>
      <p className="line-soft">{t('lines.hoursHint')}</p>
      {!disabled && (
        <p className="hours-presets">
          <Button size="small" onClick={() => onChange({ ...value, week: week(() => '00:00-24:00'), holidays: 'AS_USUAL' })}>
            {t('lines.allDay')}
          </Button>
          <Button size="small" data-testid={`${name}-office`} onClick={() => onChange({ ...value, week: week((day) => (day === 'SATURDAY' || day === 'SUNDAY' ? '' : OFFICE)), holidays: 'CLOSED' })}>
            {t('lines.officeHours')}
          </Button>
        </p>
      )}
      {DAYS.map((day) => (
        <label key={day}>
          <span>{t(`lines.day.${day}`)}</span>
          <Input
            data-testid={`${name}-${day}`}
            disabled={disabled}
            maxLength={80}
            value={value.week[day]}
            onChange={(event) => onChange({ ...value, week: { ...value.week, [day]: event.target.value } })}
          />
        </label>
      ))}
      <label>
        <span>{t('lines.holidays')}</span>
        <Select
          disabled={disabled}
          value={value.holidays}
          options={HOLIDAYS.map((holidays) => ({ value: holidays, label: t(`lines.holidays.${holidays}`) }))}
          onChange={(holidays) => onChange({ ...value, holidays })}
        />
      </label>
      <label>
        <span>{t('lines.specialDays')}</span>
        <Input.TextArea
          disabled={disabled}
          maxLength={4000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          placeholder={t('lines.specialDaysHint')}
          value={value.specialDays}
          onChange={(event) => onChange({ ...value, specialDays: event.target.value })}
        />
      </label>
    </fieldset>
  );
}
