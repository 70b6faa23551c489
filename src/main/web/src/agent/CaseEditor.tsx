import { Button, Input, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import { likelihood } from '../shared/format';
import { DESCRIPTION_MAX, TITLE_MAX, type CaseField, type CaseForm } from './caseForm';
import { categoryChoices, departmentChoices, foundIn } from './categories';
import type { Reference } from './useReference';

interface Props {
  form: CaseForm;
  missing: readonly CaseField[];
  reference: Reference;
  disabled: boolean;
  busy: boolean;
  maskedPhone: string | null;
  /** Of the category in the form, when it is the likeliest one. */
  probability: number | null;
  doubtful: boolean;
  onEdit: (field: CaseField, value: string) => void;
  onSubmit: () => void;
}

export function CaseEditor(props: Props) {
  const { form, reference, disabled, onEdit, maskedPhone } = props;
  const { language, t } = useLanguage();
  const categories = useMemo(() => categoryChoices(language, reference.taxonomy), [language, reference.taxonomy]);
  const departments = useMemo(() => departmentChoices(language, reference.departments), [language, reference.departments]);
  const { values } = form;
  return (
    <form
      className="case-editor"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      <Field {...props} name="title" wide>
        <Input id="case-title" data-testid="case-title" value={values.title} disabled={disabled} maxLength={TITLE_MAX} onChange={(event) => onEdit('title', event.target.value)} />
      </Field>
      <Field {...props} name="description" wide>
        <Input.TextArea
          id="case-description"
          data-testid="case-description"
          value={values.description}
          disabled={disabled}
          maxLength={DESCRIPTION_MAX}
          autoSize={{ minRows: 4, maxRows: 10 }}
          onChange={(event) => onEdit('description', event.target.value)}
        />
      </Field>
      <Field {...props} name="place" wide>
        <Input id="case-place" data-testid="case-place" value={values.place} disabled={disabled} maxLength={200} onChange={(event) => onEdit('place', event.target.value)} />
      </Field>
      <Field {...props} name="category">
        <div data-testid="case-category" data-value={values.category}>
          <Select
            id="case-category"
            showSearch={{ filterOption: foundIn }}
            value={values.category === '' ? null : values.category}
            placeholder={t('case.chooseCategory')}
            disabled={disabled}
            options={categories}
            onChange={(code: string | null) => onEdit('category', code ?? '')}
          />
        </div>
      </Field>
      <Field {...props} name="department">
        <div data-testid="case-department" data-value={values.department}>
          <Select
            id="case-department"
            showSearch={{ filterOption: foundIn }}
            value={values.department === '' ? null : values.department}
            placeholder={t('case.chooseDepartment')}
            disabled={disabled}
            options={departments}
            onChange={(code: string | null) => onEdit('department', code ?? '')}
          />
        </div>
      </Field>
      <Field {...props} name="citizenName">
        <Input id="case-citizenName" data-testid="case-citizen" value={values.citizenName} disabled={disabled} maxLength={50} onChange={(event) => onEdit('citizenName', event.target.value)} />
      </Field>
      <Field {...props} name="phone">
        <Input
          id="case-phone"
          data-testid="case-phone"
          inputMode="tel"
          value={values.phone}
          disabled={disabled}
          maxLength={20}
          placeholder={maskedPhone === null ? t('case.phoneNone') : t('case.phoneKept', { phone: maskedPhone })}
          onChange={(event) => onEdit('phone', event.target.value)}
        />
      </Field>
      {!disabled && (
        <div className="case-submit">
          <Button type="primary" size="large" htmlType="submit" data-testid="case-submit" loading={props.busy}>
            {t('case.submit')} <kbd>Ctrl+Enter</kbd>
          </Button>
        </div>
      )}
    </form>
  );
}

function Field({ name, wide, form, missing, probability, doubtful, children }: Props & { name: CaseField; wide?: boolean; children: ReactNode }) {
  const { t } = useLanguage();
  const source = form.sources[name];
  const isMissing = missing.includes(name);
  const unsure = source === 'suggestion' && doubtful;
  return (
    <div className={`field ${wide === true ? 'field-wide' : ''} ${isMissing ? 'field-missing' : ''}`}>
      <div className="field-label">
        <label htmlFor={`case-${name}`}>{t(`case.field.${name}`)}</label>
        {source !== null && (
          <span className={`source source-${source} ${unsure ? 'source-unsure' : ''}`} data-testid={`source-${name}`} data-source={source}>
            {t(`source.${source}`)}
            {source === 'suggestion' && probability !== null && ` ${likelihood(probability)}`}
            {unsure && ` · ${t('source.unsure')}`}
          </span>
        )}
      </div>
      {children}
      {isMissing && (
        <p className="problem" role="alert">
          {t('case.missing')}
        </p>
      )}
    </div>
  );
}
