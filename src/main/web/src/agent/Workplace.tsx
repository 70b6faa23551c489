import { Alert, Button, Popconfirm, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { caseApi } from '../api/api';
import type { Case, Reservation } from '../api/types';
import { CaseLookup } from '../cases/CaseLookup';
import { useLanguage } from '../i18n/language';
import { clearDraft, loadDraft, saveDraft } from '../shared/drafts';
import { clock, secondsBetween } from '../shared/format';
import { problemText } from '../shared/problemText';
import { testId } from '../shared/testId';
import { useNow } from '../shared/useNow';
import { CaseEditor } from './CaseEditor';
import { change, formOf, missingFields, type CaseField, type Draft } from './caseForm';
import { ChannelMark } from './ChannelMark';
import { ContactPanel } from './ContactPanel';
import { useContact } from './useContact';
import { useKeys } from './useKeys';
import type { Reference } from './useReference';

interface Props {
  contactId: string;
  /** Null when the work ended (the time to wrap up ran out) before a case was registered. */
  reservation: Reservation | null;
  reference: Reference;
  onComplete: () => void;
}

/** One accepted contact: its case form in the middle, who and what at the right. */
export function Workplace({ contactId, reservation, reference, onComplete }: Props) {
  const { language, t } = useLanguage();
  const { contact, problem, reload } = useContact(contactId, reservation?.state ?? 'ended');
  const [draft, setDraft] = useState<Draft>(() => loadDraft<Draft>(contactId) ?? {});
  const [registered, setRegistered] = useState<Case | null>(null);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);

  const form = contact === null ? null : formOf(contact, reference.taxonomy, draft);
  const missing = form === null ? [] : missingFields(form.values);
  const number = registered?.number ?? contact?.caseNumber ?? null;
  const top = contact?.top ?? [];

  // Until there is a case the contact stays in this tab's work list, even without a reservation.
  useEffect(() => {
    if (contact !== null) {
      if (contact.caseNumber !== null || registered !== null) {
        clearDraft(contactId);
      } else if (loadDraft<Draft>(contactId) === null) {
        saveDraft(contactId, {});
      }
    }
  }, [contact, contactId, registered]);

  // The number that the citizen is to be told stands above the form, out of sight after the last field.
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (registered !== null) {
      told.current?.scrollIntoView({ block: 'center' });
    }
  }, [registered]);

  const edit = (field: CaseField, value: string) => {
    setDraft((before) => {
      const after = change(before, field, value);
      saveDraft(contactId, after);
      return after;
    });
  };
  const submit = async () => {
    setChecked(true);
    if (form === null || missing.length > 0 || busy || number !== null) {
      return;
    }
    setBusy(true);
    setRefusal(null);
    try {
      const { phone, ...values } = form.values;
      setRegistered(await caseApi.register({ ...values, contact: contactId, phone: phone.trim() === '' ? null : phone.trim() }));
      clearDraft(contactId);
    } catch (refused) {
      setRefusal(refused);
    } finally {
      setBusy(false);
    }
  };
  const apply = (index: number) => {
    const suggestion = top[index];
    if (suggestion !== undefined && number === null) {
      edit('category', suggestion.code);
    }
  };
  const talking = reservation?.channel === 'VOICE' && reservation.state === 'ACCEPTED';
  const complete = () => {
    clearDraft(contactId);
    onComplete();
  };
  useKeys({
    'Ctrl+Enter': () => void submit(),
    'Alt+1': () => apply(0),
    'Alt+2': () => apply(1),
    'Alt+3': () => apply(2),
  });

  if (contact === null || form === null) {
    return problem === null ? (
      <Spin className="workplace-loading" />
    ) : (
      <Alert type="error" showIcon title={problemText(language, problem)} action={<Button onClick={reload}>{t('common.again')}</Button>} />
    );
  }
  return (
    <div className="workplace" data-testid="workplace" data-contact={contact.id}>
      <div className="workplace-case">
        <header className="workplace-head">
          <h2>
            <ChannelMark channel={contact.channel} /> {t('case.title', { number: contact.number })}
          </h2>
          {reservation !== null && <WrapUp reservation={reservation} />}
          <CompleteButton registered={number !== null} talking={talking} timed={reservation?.wrapUp?.mayBeEnded === false} onComplete={complete} />
        </header>
        {reservation?.parked === true && <Alert type="info" showIcon data-testid="parked" title={t('work.parkedHint')} />}
        {reservation === null && number === null && <Alert type="warning" showIcon data-testid="work-ended" title={t('work.endedHint')} />}
        {number !== null && (
          <div ref={told}>
            <Alert
              type="success"
              showIcon
              title={
                <>
                  {t('case.registered')} <strong className="registered-number" data-testid="case-number">{number}</strong>
                </>
              }
              description={
                <span className="registered">
                  {t('case.registeredHint')} <CaseLookup number={number} label={t('lookup.open')} />
                </span>
              }
            />
          </div>
        )}
        {refusal !== null && <Alert type="error" showIcon data-testid="case-problem" title={problemText(language, refusal)} />}
        <CaseEditor
          form={form}
          missing={checked ? missing : []}
          reference={reference}
          disabled={number !== null}
          busy={busy}
          maskedPhone={contact.phone}
          probability={top[0]?.code === form.values.category ? (top[0]?.probability ?? null) : null}
          doubtful={contact.decision !== 'CERTAIN'}
          onEdit={edit}
          onSubmit={() => void submit()}
        />
      </div>
      <ContactPanel contact={contact} reservation={reservation} taxonomy={reference.taxonomy} chosen={form.values.category} locked={number !== null} onApply={(code) => edit('category', code)} />
    </div>
  );
}

function WrapUp({ reservation }: { reservation: Reservation }) {
  const { t } = useLanguage();
  const now = useNow();
  if (reservation.state !== 'WRAPPING' || reservation.wrapUntil === null) {
    return null;
  }
  const left = secondsBetween(now, reservation.wrapUntil);
  return (
    <span className={`wrap-up ${left < 15 ? 'wrap-up-soon' : ''}`} data-testid="wrap-up" role="timer">
      {t('case.wrapUp', { time: clock(left) })}
    </span>
  );
}

function CompleteButton({ registered, talking, timed, onComplete }: { registered: boolean; talking: boolean; timed: boolean; onComplete: () => void }) {
  const { t } = useLanguage();
  if (registered || talking || timed) {
    const why = talking ? t('case.stillTalking') : timed ? t('wrapUp.timed') : '';
    return (
      <Button type={registered && why === '' ? 'primary' : 'default'} data-testid="work-complete" disabled={why !== ''} title={why} onClick={onComplete}>
        {t('case.complete')}
      </Button>
    );
  }
  return (
    <Popconfirm
      title={t('case.completeWithout')}
      okText={t('case.completeAnyway')}
      cancelText={t('common.cancel')}
      okButtonProps={testId('work-complete-confirm')}
      onConfirm={onComplete}
    >
      <Button data-testid="work-complete">{t('case.complete')}</Button>
    </Popconfirm>
  );
}
