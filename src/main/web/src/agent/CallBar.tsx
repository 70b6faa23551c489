import { Button, Dropdown, Tooltip } from 'antd';
import { AudioMutedOutlined, AudioOutlined, PhoneOutlined } from '@ant-design/icons';
import type { AgentState, Me, PauseReason, PauseReasonEntry, Reservation } from '../api/types';
import { useLanguage } from '../i18n/language';
import { clock, secondsBetween } from '../shared/format';
import { SignedInUser } from '../shared/SignedInUser';
import { useNow } from '../shared/useNow';
import type { PhoneState } from '../softphone/machine';
import { choosable, reasonName } from './presence';
import { busyOf, busySince } from './work';
import { WrapUpControls } from './WrapUpControls';

interface Props {
  me: Me;
  state: AgentState | null;
  phone: PhoneState;
  talk: Reservation | null;
  microphoneChecked: boolean;
  reasons: readonly PauseReasonEntry[];
  wrapping: Reservation | null;
  onReady: () => void;
  onPause: (reason: PauseReason) => void;
  onExtend: () => void;
  onAnswer: () => void;
  onHangUp: () => void;
  onMute: () => void;
  onSignOut: () => void;
}

/** Always in view: how the agent stands, the telephone, and who is signed in. */
export function CallBar(props: Props) {
  const { t } = useLanguage();
  return (
    <header className="top-bar call-bar">
      <h1>{t('agent.title')}</h1>
      <PresenceControls {...props} />
      <CallControls {...props} />
      <SoftphoneMark phone={props.phone} seat={props.state?.seat ?? null} />
      <SignedInUser me={props.me} onSignOut={props.onSignOut} />
    </header>
  );
}

function PresenceControls({ state, microphoneChecked, reasons, wrapping, onReady, onPause, onExtend }: Props) {
  const { language, t } = useLanguage();
  const now = useNow();
  const busy = state === null ? 'OFFLINE' : busyOf(state);
  const reason = busy === 'PAUSED' && state?.pauseReason != null ? ` · ${reasonName(language, reasons, state.pauseReason)}` : '';
  return (
    <div className="presence">
      <span
        className={`presence-state busy-${busy}`}
        data-testid="presence-state"
        data-presence={state?.presence ?? 'OFFLINE'}
        data-busy={busy}
      >
        <strong>
          {t(`busy.${busy}`)}
          {reason}
        </strong>
        {busy !== 'WRAPPING' && <span className="presence-clock">{state === null ? '' : clock(secondsBetween(busySince(state), now))}</span>}
        {wrapping !== null && <WrapUpControls wrapping={wrapping} onExtend={onExtend} />}
      </span>
      {state?.presence === 'READY' ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: choosable(reasons).map(({ code }) => ({
              key: code,
              label: <span data-testid={`presence-pause-${code}`}>{reasonName(language, reasons, code)}</span>,
            })),
            onClick: ({ key }) => onPause(key),
          }}
        >
          <Button data-testid="presence-pause">
            {t('presence.pause')} <kbd>F9</kbd>
          </Button>
        </Dropdown>
      ) : (
        <Tooltip title={microphoneChecked ? '' : t('agent.checkFirst')}>
          <Button type="primary" data-testid="presence-ready" disabled={state === null || state.presence === 'OFFLINE' || !microphoneChecked} onClick={onReady}>
            {t('presence.ready')} <kbd>F9</kbd>
          </Button>
        </Tooltip>
      )}
    </div>
  );
}

function CallControls({ phone, talk, onAnswer, onHangUp, onMute }: Props) {
  const { t } = useLanguage();
  const now = useNow();
  const { call } = phone;
  const elsewhere = talk !== null && (call.phase === 'idle' || (call.phase === 'ended' && call.contact !== talk.contact));
  const phase = elsewhere ? 'elsewhere' : call.phase;
  const muted = call.phase === 'talking' && call.muted;
  return (
    <div className="call-controls">
      <span className={`call-state call-${phase}`} data-testid="call-state" data-phase={phase} data-muted={muted}>
        {t(`call.${phase}`)}
        {call.phase === 'talking' && <span className="presence-clock">{clock((now - call.since) / 1000)}</span>}
        {muted && <em>{t('call.muted')}</em>}
      </span>
      {call.phase === 'ringing' && (
        <Button className="answer-button" icon={<PhoneOutlined />} data-testid="call-answer" onClick={onAnswer}>
          {t('call.answer')} <kbd>F2</kbd>
        </Button>
      )}
      {call.phase === 'talking' && (
        <Button icon={muted ? <AudioMutedOutlined /> : <AudioOutlined />} data-testid="call-mute" aria-pressed={muted} onClick={onMute}>
          {t(muted ? 'call.unmute' : 'call.mute')} <kbd>F8</kbd>
        </Button>
      )}
      {(call.phase === 'talking' || call.phase === 'answering' || elsewhere) && (
        <Button danger type="primary" data-testid="call-hangup" onClick={onHangUp}>
          {t('call.hangUp')} <kbd>F4</kbd>
        </Button>
      )}
    </div>
  );
}

function SoftphoneMark({ phone, seat }: { phone: PhoneState; seat: string | null }) {
  const { t } = useLanguage();
  return (
    <span className={`softphone-mark phone-${phone.registration}`} data-testid="softphone-state" data-state={phone.registration}>
      <span className="dot" aria-hidden="true" />
      {t(`phone.${phone.registration}`)}
      {seat === null ? '' : ` · ${seat}`}
    </span>
  );
}
