import { Button, Dropdown, Modal, Radio, Select, Tag } from 'antd';
import { AlertOutlined, PauseOutlined, PlayCircleOutlined, SwapOutlined, TeamOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { talkApi } from '../api/api';
import type { Briefing, Department, Party, Reservation, Talk, TalkTarget, TalkTargets } from '../api/types';
import { useLanguage, type Language, type Translate } from '../i18n/language';
import { clock, secondsBetween, timeOfDay } from '../shared/format';
import { skillGroupName } from '../shared/skillGroup';
import { testId } from '../shared/testId';
import { useNow } from '../shared/useNow';

interface Props {
  reservation: Reservation;
  departments: Department[];
  onAct: (action: () => Promise<unknown>) => void;
}

const NO_TALK: Talk = { held: false, muted: false, parties: [], transcribed: false, lines: [], recording: 'OFF', pausedUntil: null };

/** What can be done with a talk, and who else is in it. The server holds all of this. */
export function TalkBar({ reservation, departments, onAct }: Props) {
  const { t } = useLanguage();
  const talk = reservation.talk ?? NO_TALK;
  const { id } = reservation;
  const asked = talk.parties.find((party) => party.purpose === 'CONSULT' || party.purpose === 'CONFERENCE') ?? null;
  if (reservation.state === 'CONSULTING') {
    return (
      <div className="talk-bar" data-testid="talk-bar" data-state="CONSULTING" aria-live="polite">
        <Tag color="processing">{t('talk.consulting')}</Tag>
        <span>{t('talk.consultingHint')}</span>
      </div>
    );
  }
  return (
    <div className={`talk-bar ${talk.held ? 'talk-held' : ''}`} data-testid="talk-bar" data-state={talk.held ? 'HELD' : 'TALKING'} data-recording={talk.recording}>
      <Button
        icon={talk.held ? <PlayCircleOutlined /> : <PauseOutlined />}
        type={talk.held ? 'primary' : 'default'}
        aria-pressed={talk.held}
        data-testid="talk-hold"
        onClick={() => onAct(() => (talk.held ? talkApi.resume(id) : talkApi.hold(id)))}
      >
        {t(talk.held ? 'talk.resume' : 'talk.hold')}
      </Button>
      {asked === null ? <PassOn id={id} departments={departments} onAct={onAct} /> : <Asked id={id} party={asked} onAct={onAct} />}
      <RecordingSwitch id={id} talk={talk} onAct={onAct} />
      <Emergency id={id} onAct={onAct} />
      <span className="talk-parties" aria-live="polite">
        {talk.held && <strong>{t('talk.heldHint')}</strong>}
        {talk.parties.map((party) => (
          <PartyMark key={party.id} party={party} />
        ))}
      </span>
      {talk.parties.map((party) => (
        <BriefingMark key={party.id} id={id} party={party} onAct={onAct} />
      ))}
    </div>
  );
}

function PartyMark({ party }: { party: Party }) {
  const { language, t } = useLanguage();
  const now = useNow();
  const name = language === 'zh' ? party.nameZh : party.nameEn;
  return (
    <Tag
      color={party.purpose === 'EMERGENCY' ? 'error' : party.talking ? 'success' : 'warning'}
      data-testid="talk-party"
      data-talking={party.talking}
      data-purpose={party.purpose}
      title={party.facts ?? ''}
    >
      {name} · {t(party.talking ? 'talk.partyTalks' : 'talk.partyRings')} {clock(secondsBetween(party.since, now))}
    </Tag>
  );
}

/** Whether an emergency service knows what is known here, and what to read out where it does not. */
function BriefingMark({ id, party, onAct }: { id: string; party: Party; onAct: Props['onAct'] }) {
  const { language, t } = useLanguage();
  const { briefing, service } = party;
  if (briefing === null || service === null) {
    return null;
  }
  const failed = briefing.state === 'FAILED';
  return (
    <div className={`talk-briefing talk-briefing-${briefing.state}`} role={failed ? 'alert' : 'status'} data-testid="talk-briefing" data-state={briefing.state}>
      <strong title={briefing.detail ?? ''}>{briefingText(language, t, briefing, service)}</strong>
      {failed && (
        <Button size="small" danger data-testid="talk-brief-again" onClick={() => onAct(() => talkApi.brief(id, service))}>
          {t('talk.briefAgain')}
        </Button>
      )}
      {(failed || briefing.state === 'NONE') && party.facts !== null && (
        <details open data-testid="talk-read-out">
          <summary>{t('talk.toReadOut')}</summary>
          <p>{party.facts}</p>
        </details>
      )}
    </div>
  );
}

function briefingText(language: Language, t: Translate, briefing: Briefing, service: string): string {
  switch (briefing.state) {
    case 'NONE':
      return t('talk.noBriefing', { service });
    case 'SENDING':
      return t('talk.briefing', { service });
    case 'DELIVERED':
      return `${t('talk.briefed', { service })}${briefing.at === null ? '' : ` · ${timeOfDay(language, briefing.at)}`}`;
    case 'FAILED': {
      const why = t(`talk.notBriefed${briefing.why ?? 'INTERRUPTED'}`);
      return t(briefing.at === null ? 'talk.notBriefed' : 'talk.briefedInPart', { service, why });
    }
  }
}

/** Somebody is asked: three ways on, or back. */
function Asked({ id, party, onAct }: { id: string; party: Party; onAct: Props['onAct'] }) {
  const { t } = useLanguage();
  return (
    <>
      {party.talking && party.purpose === 'CONSULT' && (
        <Button icon={<TeamOutlined />} data-testid="talk-conference" onClick={() => onAct(() => talkApi.conference(id))}>
          {t('talk.conference')}
        </Button>
      )}
      {party.talking && (
        <Button icon={<SwapOutlined />} data-testid="talk-complete" onClick={() => onAct(() => talkApi.complete(id))}>
          {t('talk.complete')}
        </Button>
      )}
      <Button data-testid="talk-cancel" onClick={() => onAct(() => talkApi.cancel(id))}>
        {t(party.talking ? 'talk.letGo' : 'talk.stopCalling')}
      </Button>
    </>
  );
}

function RecordingSwitch({ id, talk, onAct }: { id: string; talk: Talk; onAct: Props['onAct'] }) {
  const { t } = useLanguage();
  const now = useNow();
  if (talk.recording === 'OFF') {
    return <Tag data-testid="talk-recording">{t('talk.notRecorded')}</Tag>;
  }
  const paused = talk.recording === 'PAUSED';
  return (
    <Button
      danger={paused}
      aria-pressed={paused}
      data-testid="talk-recording"
      onClick={() => onAct(() => (paused ? talkApi.resumeRecording(id) : talkApi.pauseRecording(id)))}
    >
      <span className={`recording-dot ${paused ? 'recording-paused' : ''}`} aria-hidden="true" />
      {t(paused ? 'talk.resumeRecording' : 'talk.pauseRecording')}
      {paused && talk.pausedUntil !== null && ` ${clock(Math.max(0, secondsBetween(now, talk.pausedUntil)))}`}
    </Button>
  );
}

/** One touch: no question is asked when somebody is in danger. */
function Emergency({ id, onAct }: { id: string; onAct: Props['onAct'] }) {
  const { language, t } = useLanguage();
  const [services, setServices] = useState<TalkTargets['emergencies']>(USUAL);
  const load = (open: boolean) => {
    if (open) {
      void talkApi.targets().then((targets) => setServices(targets.emergencies), () => undefined);
    }
  };
  return (
    <span className="talk-emergency" role="group" aria-label={t('talk.emergency')}>
      {services.slice(0, 1).map((service) => (
        <Button
          key={service.code}
          danger
          type="primary"
          icon={<AlertOutlined />}
          data-testid={`talk-emergency-${service.code}`}
          title={t('talk.emergencyHint')}
          onClick={() => onAct(() => talkApi.emergency(id, service.code))}
        >
          {service.code} {language === 'zh' ? service.nameZh : service.nameEn}
        </Button>
      ))}
      <Dropdown
        trigger={['click']}
        onOpenChange={load}
        menu={{
          items: services.slice(1).map((service) => ({
            key: service.code,
            danger: true,
            label: (
              <span data-testid={`talk-emergency-${service.code}`}>
                {service.code} {language === 'zh' ? service.nameZh : service.nameEn}
              </span>
            ),
          })),
          onClick: ({ key }) => onAct(() => talkApi.emergency(id, key)),
        }}
      >
        <Button danger data-testid="talk-emergency-more" aria-label={t('talk.emergency')}>
          119 / 120
        </Button>
      </Dropdown>
    </span>
  );
}

/** Shown until the server's list has come: the button must be there at once. */
const USUAL: TalkTargets['emergencies'] = [
  { code: '110', nameZh: '公安', nameEn: 'Police' },
  { code: '119', nameZh: '消防', nameEn: 'Fire brigade' },
  { code: '120', nameZh: '急救', nameEn: 'Ambulance' },
];

function PassOn({ id, departments, onAct }: { id: string; departments: Department[]; onAct: Props['onAct'] }) {
  const { language, t } = useLanguage();
  const [targets, setTargets] = useState<TalkTargets | null>(null);
  const [kind, setKind] = useState<TalkTarget['kind']>('COLLEAGUE');
  const [chosen, setChosen] = useState<string | null>(null);
  const open = () => {
    setChosen(null);
    onAct(async () => setTargets(await talkApi.targets()));
  };
  const options = {
    COLLEAGUE: (targets?.colleagues ?? []).map((colleague) => ({
      value: String(colleague.id),
      label: `${colleague.name} · ${t(colleague.ready ? 'talk.colleagueReady' : 'talk.colleagueNotReady')}`,
      disabled: !colleague.ready,
    })),
    GROUP: (targets?.groups ?? []).map((group) => ({
      value: group.group,
      label: `${skillGroupName(language, departments, group.group) ?? group.group} · ${t('talk.groupReady', { ready: group.ready, atWork: group.atWork })}`,
      disabled: group.atWork === 0,
    })),
    DIRECTORY: (targets?.directory ?? []).map((unit) => ({ value: unit.code, label: language === 'zh' ? unit.nameZh : unit.nameEn, disabled: false })),
    QUEUE: [],
  }[kind];
  const waits = kind === 'QUEUE' || kind === 'GROUP';
  const complete = kind === 'QUEUE' || chosen !== null;
  const act = (action: (target: TalkTarget) => Promise<unknown>) => {
    setTargets(null);
    onAct(() => action({ kind, id: kind === 'QUEUE' ? null : chosen }));
  };
  return (
    <>
      <Button icon={<SwapOutlined />} data-testid="talk-pass-on" onClick={open}>
        {t('talk.passOn')}
      </Button>
      <Modal
        open={targets !== null}
        title={t('talk.passOnTitle')}
        onCancel={() => setTargets(null)}
        destroyOnHidden
        footer={[
          <Button key="consult" type="primary" disabled={!complete || waits} data-testid="talk-consult" onClick={() => act((target) => talkApi.consult(id, target))}>
            {t('talk.consult')}
          </Button>,
          <Button key="transfer" disabled={!complete} data-testid="talk-transfer" onClick={() => act((target) => talkApi.transfer(id, target))}>
            {t('talk.transfer')}
          </Button>,
        ]}
      >
        <Radio.Group
          value={kind}
          aria-label={t('talk.passOnTitle')}
          onChange={(event) => {
            setKind(event.target.value as TalkTarget['kind']);
            setChosen(null);
          }}
        >
          <Radio.Button value="COLLEAGUE" {...testId('talk-kind-COLLEAGUE')}>
            {t('talk.toColleague')}
          </Radio.Button>
          <Radio.Button value="GROUP" {...testId('talk-kind-GROUP')}>
            {t('talk.toGroup')}
          </Radio.Button>
          <Radio.Button value="DIRECTORY" {...testId('talk-kind-DIRECTORY')}>
            {t('talk.toDirectory')}
          </Radio.Button>
          <Radio.Button value="QUEUE" {...testId('talk-kind-QUEUE')}>
            {t('talk.toQueue')}
          </Radio.Button>
        </Radio.Group>
        {kind !== 'QUEUE' && (
          <Select
            className="talk-target"
            showSearch
            optionFilterProp="label"
            value={chosen}
            options={options}
            placeholder={t('talk.choose')}
            data-testid="talk-target"
            aria-label={t('talk.choose')}
            onChange={setChosen}
          />
        )}
        <p className="talk-pass-on-hint">{t(kind === 'QUEUE' ? 'talk.queueHint' : kind === 'GROUP' ? 'talk.groupHint' : 'talk.passOnHint')}</p>
      </Modal>
    </>
  );
}
