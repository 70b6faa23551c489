import { Alert, App, Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { Faults } from '../shared/Faults';
import { problemText } from '../shared/problemText';
import { cityTime, fromField, toField } from './cityTime';
import { announcementFaults, onAir } from './announcement';
import { lineApi, type HotSpot, type Line } from './lineApi';
import { nameOf } from './LineList';

interface Props {
  open: boolean;
  lines: readonly Line[];
  hotSpots: readonly HotSpot[];
  onClose: () => void;
  onChanged: () => void;
}

const EVERY = '*';
const PRESETS = [1, 2, 4, 8, 24];
const HOUR_MS = 3_600_000;

export function HotSpotDrawer({ open, onClose, ...rest }: Props) {
  const { t } = useLanguage();
  return (
    <Drawer open={open} onClose={onClose} size={620} destroyOnHidden title={t('hotspot.title')} data-testid="hotspot-drawer">
      {open && <HotSpots {...rest} />}
    </Drawer>
  );
}

function HotSpots({ lines, hotSpots, onChanged }: Omit<Props, 'open' | 'onClose'>) {
  const { language, t } = useLanguage();
  const { message } = App.useApp();
  const [problem, setProblem] = useState<unknown>(null);
  const run = async (action: () => Promise<unknown>, done: string | null) => {
    setProblem(null);
    try {
      await action();
      if (done !== null) {
        void message.success(done);
      }
      return true;
    } catch (refused) {
      setProblem(refused);
      return false;
    } finally {
      onChanged();
    }
  };
  const scope = (hotSpot: HotSpot) => (hotSpot.line === null ? t('hotspot.every') : hotSpot.line);
  return (
    <section className="line-section">
      {problem !== null && <Alert type="error" showIcon data-testid="hotspot-problem" title={problemText(language, problem)} />}
      <Announcer lines={lines} hotSpots={hotSpots} run={run} />
      <h3>{t('hotspot.history')}</h3>
      {hotSpots.length === 0 && <p className="line-soft">{t('hotspot.none')}</p>}
      <ol className="hotspots" data-testid="hotspots">
        {hotSpots.map((hotSpot) => (
          <li key={hotSpot.id} data-testid="hotspot" data-on={hotSpot.on}>
            <p>
              {hotSpot.on && <span className="on-air">{t('hotspot.on')}</span>} <strong>{scope(hotSpot)}</strong> {cityTime(language, hotSpot.from)} – {cityTime(language, hotSpot.until)}
            </p>
            <p className="hotspot-text">{hotSpot.text}</p>
            <p className="line-soft">
              {t('hotspot.by', { name: hotSpot.startedBy })}
              {hotSpot.endedBy !== null && ` · ${t('hotspot.endedBy', { name: hotSpot.endedBy })}`}
            </p>
            {hotSpot.on && (
              <Button danger data-testid="hotspot-off" onClick={() => void run(() => lineApi.endAnnouncement(hotSpot.id), null)}>
                {t('hotspot.switchOff')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface AnnouncerProps {
  lines: readonly Line[];
  hotSpots: readonly HotSpot[];
  run: (action: () => Promise<unknown>, done: string | null) => Promise<boolean>;
}

function Announcer({ lines, hotSpots, run }: AnnouncerProps) {
  const { language, t } = useLanguage();
  const [line, setLine] = useState(EVERY);
  const [text, setText] = useState('');
  const [until, setUntil] = useState(() => toField(Date.now() + 2 * HOUR_MS));
  const [tried, setTried] = useState(false);
  const faults = announcementFaults(language, text, until, Date.now());
  const replaced = onAir(hotSpots, line === EVERY ? null : line);
  const greeting = lines.find((one) => one.number === (line === EVERY ? '12345' : line))?.greeting ?? '';
  const submit = async () => {
    setTried(true);
    const end = fromField(until);
    if (faults.length > 0 || end === null) {
      return;
    }
    const wanted = { line: line === EVERY ? null : line, text: text.trim(), until: end, replaces: replaced?.id ?? null };
    if (await run(() => lineApi.announce(wanted), t('hotspot.switchedOn'))) {
      setText('');
      setTried(false);
    }
  };
  return (
    <form
      className="line-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label>
        <span>{t('hotspot.scope')}</span>
        <Select
          value={line}
          showSearch={{ optionFilterProp: 'label' }}
          options={[{ value: EVERY, label: t('hotspot.every') }, ...lines.map((one) => ({ value: one.number, label: `${one.number} ${nameOf(language, one)}` }))]}
          onChange={setLine}
        />
      </label>
      <label>
        <span>{t('hotspot.text')}</span>
        <Input.TextArea data-testid="hotspot-text" maxLength={300} showCount autoSize={{ minRows: 3, maxRows: 6 }} placeholder={t('hotspot.textHint')} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <label>
        <span>{t('hotspot.until')}</span>
        <Input type="datetime-local" data-testid="hotspot-until" value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <p className="hours-presets">
        {PRESETS.map((hours) => (
          <Button key={hours} size="small" onClick={() => setUntil(toField(Date.now() + hours * HOUR_MS))}>
            {t('hotspot.hours', { hours })}
          </Button>
        ))}
      </p>
      {text.trim() !== '' && (
        <div className="hotspot-preview" data-testid="hotspot-preview">
          <span className="line-soft">{t('hotspot.preview')}</span>
          <strong>{text.trim().replace(/\s+/g, ' ')}</strong>
          <span className="line-soft">
            {t('hotspot.previewGreeting')} {greeting}
          </span>
        </div>
      )}
      {replaced !== undefined && <Alert type="warning" showIcon title={t('hotspot.replaces', { text: replaced.text, time: cityTime(language, replaced.until) })} />}
      {tried && faults.length > 0 && <Faults faults={faults} />}
      <Button type="primary" size="large" block htmlType="submit" data-testid="hotspot-on">
        {t(replaced === undefined ? 'hotspot.switchOn' : 'hotspot.replace')}
      </Button>
    </form>
  );
}
