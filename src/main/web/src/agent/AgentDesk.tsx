import { Alert, App } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { agentApi, talkApi } from '../api/api';
import { Problem } from '../api/http';
import type { Me, PauseReason, Reservation } from '../api/types';
import { useLanguage } from '../i18n/language';
import { draftContacts } from '../shared/drafts';
import { problemText } from '../shared/problemText';
import { usePhone } from '../softphone/usePhone';
import { CallBar } from './CallBar';
import { MicrophoneCheck } from './MicrophoneCheck';
import { OfferCard } from './OfferCard';
import { TalkBar } from './TalkBar';
import { useAgentDesk } from './useAgentDesk';
import { useKeys } from './useKeys';
import { useReference } from './useReference';
import { useRinging } from './useRinging';
import { offersOf, selectedContact, workOf } from './work';
import { WorkList } from './WorkList';
import { Workplace } from './Workplace';

const CHECKED = 'yihaotong.microphone-checked';

export function AgentDesk({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  const { language, t } = useLanguage();
  const { message, modal } = App.useApp();
  const tell = (problem: unknown) => void message.error(problemText(language, problem));
  const desk = useAgentDesk();
  const { phone, state: phoneState, audioRef } = usePhone(tell);
  const reference = useReference();
  const [checked, setChecked] = useState(() => sessionStorage.getItem(CHECKED) !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const before = useRef<readonly Reservation[]>([]);

  const reservations = useMemo(() => desk.state?.reservations ?? [], [desk.state]);
  useEffect(() => {
    const known = before.current;
    before.current = reservations;
    setChosen((contact) => selectedContact(contact, known, reservations, draftContacts()));
  }, [reservations]);

  const offers = offersOf(reservations);
  const work = workOf(reservations);
  const leftovers = draftContacts().filter((contact) => !reservations.some((reservation) => reservation.contact === contact));
  const selected = work.find((reservation) => reservation.contact === chosen) ?? null;
  const opened = selected?.contact ?? leftovers.find((contact) => contact === chosen) ?? null;
  const call = phoneState.call;
  const ringing = call.phase === 'ringing' ? call : null;
  const talk = work.find((reservation) => reservation.channel === 'VOICE' && reservation.state === 'ACCEPTED') ?? null;
  // The telephone may ring before the server's word comes, or without the server at all.
  const strayCall = ringing !== null && !offers.some((offer) => offer.channel === 'VOICE') ? ringing : null;
  useRinging(offers.length > 0 || ringing !== null, t('agent.ringingTitle'));

  const run = async (action: () => Promise<unknown>) => {
    try {
      await action();
      await desk.refresh();
    } catch (problem) {
      tell(problem);
      await desk.refresh().catch(() => undefined);
    }
  };
  const ready = () => (checked ? void run(async () => desk.accept(await agentApi.ready())) : void message.info(t('agent.checkFirst')));
  const pause = (reason: PauseReason) => void run(async () => desk.accept(await agentApi.pause(reason)));
  const accept = (offer: Reservation) => {
    if (offer.channel === 'VOICE') {
      phone.answer();
    } else {
      setChosen(offer.contact);
      void run(() => agentApi.accept(offer.id));
    }
  };
  const reject = (offer: Reservation) => void run(() => agentApi.reject(offer.id));
  const hangUp = () => {
    if (call.phase === 'talking' || call.phase === 'answering' || call.phase === 'ringing') {
      phone.hangUp();
    } else if (talk !== null) {
      void run(() => agentApi.hangUp(talk.id));
    }
  };
  const mute = () => {
    if (call.phase === 'talking') {
      const muted = !call.muted;
      phone.mute(muted);
      if (talk !== null) {
        void talkApi.muted(talk.id, muted).catch(tell);
      }
    }
  };
  const consulted = work.find((reservation) => reservation.state === 'CONSULTING') ?? null;
  const inTalk = talk ?? consulted;
  const checkedNow = () => {
    sessionStorage.setItem(CHECKED, 'yes');
    setChecked(true);
  };
  const leave = () => {
    const signOut = async () => {
      await agentApi.endShift().catch((problem: unknown) => {
        if (problem instanceof Problem && problem.status !== 401 && problem.status !== 0) {
          tell(problem);
          throw problem;
        }
      });
      sessionStorage.removeItem(CHECKED);
      onSignOut();
    };
    if (reservations.length === 0) {
      void signOut().catch(() => undefined);
    } else {
      void modal.confirm({
        title: t('agent.signOutBusy'),
        content: t('agent.signOutBusyHint'),
        onOk: () => signOut().catch(() => undefined),
      });
    }
  };

  useKeys({
    F2: () => (ringing !== null ? phone.answer() : offers[0] !== undefined && accept(offers[0])),
    F4: hangUp,
    F8: mute,
    F9: () => (desk.state?.presence === 'READY' ? pause('BREAK') : ready()),
  });
  useLeaveWarning(call.phase === 'talking');

  return (
    <div className="desk">
      <CallBar
        me={me}
        state={desk.state}
        phone={phoneState}
        talk={talk}
        microphoneChecked={checked}
        onReady={ready}
        onPause={pause}
        onAnswer={() => phone.answer()}
        onHangUp={hangUp}
        onMute={mute}
        onSignOut={leave}
      />
      {inTalk !== null && <TalkBar key={inTalk.id} reservation={inTalk} onAct={(action) => void run(action)} />}
      <audio ref={audioRef} autoPlay data-testid="remote-audio" />
      <div className="desk-notices" aria-live="polite">
        {desk.problem !== null && <Alert type="error" showIcon title={problemText(language, desk.problem)} />}
        {desk.connection === 'lost' && <Alert type="warning" showIcon banner data-testid="connection-lost" title={t('agent.connectionLost')} />}
        {phoneState.registration === 'refused' && <Alert type="error" showIcon banner title={t('phone.refusedHint', { cause: phoneState.cause ?? '' })} />}
        {desk.state?.pauseReason === 'MISSED_OFFER' && <Alert type="warning" showIcon banner title={t('agent.missedOffer')} />}
        {talk !== null && call.phase !== 'talking' && call.phase !== 'answering' && call.phase !== 'ended' && (
          <Alert type="warning" showIcon banner data-testid="audio-lost" title={t('agent.audioLost')} />
        )}
      </div>
      <main className="desk-main">
        <WorkList work={work} offers={offers} leftovers={leftovers} selected={opened} onSelect={setChosen} />
        <section className="desk-centre" aria-label={t('agent.centre')}>
          {strayCall !== null && (
            <OfferCard
              offer={{ id: null, contact: strayCall.contact, channel: 'VOICE', joinedAt: null, expiresAt: null }}
              caller={strayCall.caller}
              canAnswer
              taxonomy={reference.taxonomy}
              onAccept={() => phone.answer()}
              onReject={() => phone.hangUp()}
            />
          )}
          {offers.map((offer) => (
            <OfferCard
              key={offer.id}
              offer={offer}
              caller={ringing?.caller ?? ''}
              canAnswer={offer.channel !== 'VOICE' || ringing !== null}
              taxonomy={reference.taxonomy}
              onAccept={() => accept(offer)}
              onReject={() => reject(offer)}
            />
          ))}
          {!checked && <MicrophoneCheck onChecked={checkedNow} />}
          {opened !== null ? (
            <Workplace
              key={opened}
              contactId={opened}
              reservation={selected}
              reference={reference}
              onComplete={() => (selected === null ? setChosen(work[0]?.contact ?? null) : void run(() => agentApi.complete(selected.id)))}
            />
          ) : (
            checked && offers.length === 0 && strayCall === null && <Idle ready={desk.state?.presence === 'READY'} />
          )}
        </section>
      </main>
    </div>
  );
}

function Idle({ ready }: { ready: boolean }) {
  const { t } = useLanguage();
  return (
    <div className="desk-idle" data-testid="desk-idle">
      <p className="desk-idle-title">{ready ? t('agent.idleReady') : t('agent.idlePaused')}</p>
      <p>{ready ? t('agent.idleReadyHint') : t('agent.idlePausedHint')}</p>
      <p className="desk-keys">
        <kbd>F2</kbd> {t('call.answer')} <kbd>F4</kbd> {t('call.hangUp')} <kbd>F8</kbd> {t('call.mute')} <kbd>F9</kbd> {t('agent.readyOrPause')}{' '}
        <kbd>Alt+1…3</kbd> {t('suggestions.apply')} <kbd>Ctrl+Enter</kbd> {t('case.submit')}
      </p>
    </div>
  );
}

/** A refresh ends the sound of a call: let the browser ask first. */
function useLeaveWarning(talking: boolean): void {
  useEffect(() => {
    if (!talking) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [talking]);
}
