import { Alert, App, Button, Result } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { agentApi, talkApi } from '../api/api';
import { Problem } from '../api/http';
import type { AgentNotice, AgentState, Me, PauseReason, PauseReasonEntry, Reservation } from '../api/types';
import { useLanguage } from '../i18n/language';
import { draftContacts } from '../shared/drafts';
import { problemText } from '../shared/problemText';
import { isBusy } from '../softphone/machine';
import { usePhone } from '../softphone/usePhone';
import { CallBar } from './CallBar';
import { DeskNotices, Notice } from './DeskNotices';
import { MicrophoneCheck } from './MicrophoneCheck';
import { OfferCard } from './OfferCard';
import { stageOf } from './presence';
import { SeatPicker } from './SeatPicker';
import { TalkBar } from './TalkBar';
import { useAgentDesk } from './useAgentDesk';
import { useKeys } from './useKeys';
import { usePauseReasons } from './usePauseReasons';
import { useReference } from './useReference';
import { useRinging } from './useRinging';
import { offersOf, selectedContact, workOf } from './work';
import { WorkList } from './WorkList';
import { runningWrapUp } from './WrapUpControls';
import { Workplace } from './Workplace';

const KEYS = [
  ['F2', 'call.answer'],
  ['F4', 'call.hangUp'],
  ['F7', 'wrapUp.more'],
  ['F8', 'call.mute'],
  ['F9', 'agent.readyOrPause'],
  ['Alt+1…3', 'suggestions.apply'],
  ['Ctrl+Enter', 'case.submit'],
] as const;
const CHECKED = 'yihaotong.microphone-checked';

interface Props {
  me: Me;
  onSignOut: () => void;
  /** The server takes another page for the desk. */
  onOtherTab: () => void;
}

export function AgentDesk({ me, onSignOut, onOtherTab }: Props) {
  const { language, t } = useLanguage();
  const { message, modal } = App.useApp();
  const tell = (problem: unknown) => void message.error(problemText(language, problem));
  const desk = useAgentDesk();
  const { phone, state: phoneState, audioRef } = usePhone(desk.state?.seat ?? null, tell);
  const reasons = usePauseReasons();
  const reference = useReference();
  const [checked, setChecked] = useState(() => sessionStorage.getItem(CHECKED) !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const hasWorked = useRef(false);
  hasWorked.current ||= desk.state !== null && desk.state.presence !== 'OFFLINE';
  const stage = stageOf(desk.state, desk.needsSeat, hasWorked.current);
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
  const pause = (reason: PauseReason, now = false) => void run(async () => desk.accept(await agentApi.pause(reason, now)));
  const read = (id: number) => void run(async () => desk.accept(await agentApi.readNotice(id)));
  const takeBack = () => void run(async () => desk.accept(await agentApi.takeBack()));
  const beginNow = () => (desk.state?.next === 'OFFLINE' ? endShift(true) : pause(desk.state?.pauseReason ?? '', true));
  const wrapping = runningWrapUp(reservations);
  const extend = () => wrapping !== null && (wrapping.wrapUp?.extensionsLeft ?? 0) > 0 && void run(async () => desk.accept(await agentApi.extend(wrapping.id)));
  const seatChosen = (seat: string) => void run(async () => (desk.needsSeat ? desk.beginAt(seat) : desk.accept(await agentApi.moveSeat(seat))));
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
  const leaving = useRef(false);
  const gone = () => {
    sessionStorage.removeItem(CHECKED);
    onSignOut();
  };
  const endShift = (now: boolean) => {
    leaving.current = true;
    const end = async () => {
      try {
        const state = await agentApi.endShift(now);
        // Whose shift never began is off duty already, and no change will tell.
        if (state.presence === 'OFFLINE' && stage !== 'working') {
          gone();
        }
        desk.accept(state);
      } catch (problem) {
        const noServer = problem instanceof Problem && (problem.status === 401 || problem.status === 0);
        if (noServer) {
          gone();
        } else {
          leaving.current = false;
          tell(problem);
        }
      }
    };
    void end();
  };
  const leave = () => {
    if (reservations.length === 0 || stage !== 'working') {
      endShift(false);
      return;
    }
    void modal.confirm({
      title: t('agent.signOutBusy'),
      content: t(talk === null ? 'agent.signOutBusyHint' : 'agent.signOutTalkingHint'),
      okText: t('agent.signOutAfterwards'),
      onOk: () => endShift(false),
    });
  };
  // What was pending has come: the shift is over, the page with it if the agent wanted so.
  const over = stage === 'over';
  useEffect(() => {
    if (over && leaving.current) {
      sessionStorage.removeItem(CHECKED);
      onSignOut();
    }
  }, [over, onSignOut]);
  // Another page is the desk. A talk that is heard here goes on here to its end.
  const passive = desk.state !== null && !desk.state.activeTab;
  const heardHere = isBusy(call) && call.phase !== 'ringing';
  useEffect(() => {
    if (passive && heardHere) {
      phone.retire();
    } else if (passive) {
      onOtherTab();
    }
  }, [passive, heardHere, phone, onOtherTab]);

  useKeys({
    F2: () => (ringing !== null ? phone.answer() : offers[0] !== undefined && accept(offers[0])),
    F4: hangUp,
    F7: extend,
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
        reasons={reasons}
        wrapping={wrapping}
        onPause={pause}
        onExtend={extend}
        onAnswer={() => phone.answer()}
        onHangUp={hangUp}
        onMute={mute}
        onSignOut={leave}
      />
      {inTalk !== null && <TalkBar key={inTalk.id} reservation={inTalk} departments={reference.departments} onAct={(action) => void run(action)} />}
      <audio ref={audioRef} autoPlay data-testid="remote-audio" />
      <div className="desk-notices" aria-live="polite">
        {desk.problem !== null && <Alert type="error" showIcon title={problemText(language, desk.problem)} />}
        {desk.connection === 'lost' && <Alert type="warning" showIcon banner data-testid="connection-lost" title={t('agent.connectionLost')} />}
        {phoneState.registration === 'refused' && <Alert type="error" showIcon banner title={t('phone.refusedHint', { cause: phoneState.cause ?? '' })} />}
        {passive && <Alert type="warning" showIcon banner data-testid="talk-only" title={t('agent.talkOnlyHere')} />}
        {desk.state !== null && stage === 'working' && (
          <DeskNotices state={desk.state} reasons={reasons} onTakeBack={takeBack} onNow={beginNow} onRead={read} />
        )}
        {desk.state?.pauseReason === 'MISSED_OFFER' && desk.state.notices.every((notice) => notice.kind !== 'PAUSED_MISSED') && (
          <Alert type="warning" showIcon banner title={t('agent.missedOffer')} />
        )}
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
              byKey
              taxonomy={reference.taxonomy}
              onAccept={() => phone.answer()}
              onReject={() => phone.hangUp()}
            />
          )}
          {offers.map((offer, index) => (
            <OfferCard
              key={offer.id}
              offer={offer}
              caller={ringing?.caller ?? ''}
              canAnswer={offer.channel !== 'VOICE' || ringing !== null}
              byKey={strayCall === null && index === 0}
              taxonomy={reference.taxonomy}
              onAccept={() => accept(offer)}
              onReject={() => reject(offer)}
            />
          ))}
          {stage === 'over' && <ShiftOver notices={desk.state?.notices ?? []} reasons={reasons} onBegin={() => window.location.reload()} onSignOut={gone} />}
          {stage === 'needs-seat' && <SeatPicker seat={null} onChoose={seatChosen} />}
          {stage === 'working' && !checked && desk.state?.presence === 'PAUSED' && <SeatPicker seat={desk.state.seat} onChoose={seatChosen} />}
          {!checked && stage === 'working' && <MicrophoneCheck onChecked={checkedNow} />}
          {opened !== null ? (
            <Workplace
              key={opened}
              contactId={opened}
              reservation={selected}
              reference={reference}
              onComplete={() => (selected === null ? setChosen(work[0]?.contact ?? null) : void run(() => agentApi.complete(selected.id)))}
            />
          ) : (
            checked && stage === 'working' && offers.length === 0 && strayCall === null && <Idle ready={desk.state?.presence === 'READY'} offers={desk.state?.offers ?? null} />
          )}
        </section>
      </main>
    </div>
  );
}

interface ShiftOverProps {
  notices: AgentNotice[];
  reasons: readonly PauseReasonEntry[];
  onBegin: () => void;
  onSignOut: () => void;
}

/** The shift has ended without this page having asked for it. */
function ShiftOver({ notices, reasons, onBegin, onSignOut }: ShiftOverProps) {
  const { t } = useLanguage();
  return (
    <div className="desk-idle" data-testid="shift-over">
      {notices.map((notice) => (
        <Notice key={notice.id} notice={notice} reasons={reasons} onRead={null} />
      ))}
      <Result
        status="info"
        title={t('agent.shiftOver')}
        extra={[
          <Button key="begin" data-testid="shift-begin" onClick={onBegin}>
            {t('agent.shiftBegin')}
          </Button>,
          <Button key="out" type="primary" data-testid="shift-out" onClick={onSignOut}>
            {t('common.signOut')}
          </Button>,
        ]}
      />
    </div>
  );
}

function Idle({ ready, offers }: { ready: boolean; offers: AgentState['offers'] | null }) {
  const { t } = useLanguage();
  return (
    <div className="desk-idle" data-testid="desk-idle">
      <p className="desk-idle-title">{ready ? t('agent.idleReady') : t('agent.idlePaused')}</p>
      <p>{ready ? t('agent.idleReadyHint') : t('agent.idlePausedHint')}</p>
      {offers !== null && (
        <p className="desk-offers" data-testid="desk-offers">
          {t('agent.offers', offers)}
        </p>
      )}
      <p className="desk-keys">
        {KEYS.map(([key, what]) => (
          <span key={key}>
            <kbd>{key}</kbd> {t(what)}
          </span>
        ))}
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
