import { Alert, App, Button, Input, Segmented, Select, Switch } from 'antd';
import { useState } from 'react';
import { choosable, reasonName } from '../agent/presence';
import type { PauseReasonEntry } from '../api/types';
import { useLanguage } from '../i18n/language';
import { Faults } from '../shared/Faults';
import { problemText } from '../shared/problemText';
import { consequence, LONGEST_NOTE, mayBeNow, orderDraft, orderFaults, ORDERS, type OrderDraft } from './team';
import { teamApi, type AtWork } from './teamApi';

interface Props {
  agent: AtWork;
  reasons: readonly PauseReasonEntry[];
  onChanged: (agent: AtWork) => void;
}

/** Sets another presence for an agent, who is told by whom and with which note. */
export function OrderForm({ agent, reasons, onChanged }: Props) {
  const { language, t } = useLanguage();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(() => orderDraft(agent));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const faults = orderFaults(language, draft);
  const set = (part: Partial<OrderDraft>) => setDraft((before) => ({ ...before, ...part }));
  const give = async () => {
    setTried(true);
    if (faults.length > 0) {
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const changed = await send(agent, draft);
      onChanged(changed);
      setDraft(orderDraft(changed));
      setTried(false);
      void message.success(t('team.done', { name: agent.name }));
    } catch (refused) {
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="team-form"
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <h3>{t('team.change')}</h3>
      <Segmented
        block
        aria-label={t('team.change')}
        value={draft.order}
        options={ORDERS.map((value) => ({ value, label: <span data-testid={`order-${value}`}>{t(`team.order.${value}`)}</span> }))}
        onChange={(order) => set({ order })}
      />
      {draft.order === 'PAUSED' && (
        <label>
          <span>{t('team.reason')}</span>
          <Select
            data-testid="order-reason"
            placeholder={t('team.reason.choose')}
            value={draft.reason}
            options={choosable(reasons).map(({ code }) => ({ value: code, label: reasonName(language, reasons, code) }))}
            onChange={(reason) => set({ reason })}
          />
        </label>
      )}
      {mayBeNow(agent, draft) && (
        <p className="team-switch">
          <Switch checked={draft.now} data-testid="order-now" aria-label={t('team.now')} onChange={(now) => set({ now })} /> {t('team.now')}
        </p>
      )}
      <label>
        <span>{t('team.note')}</span>
        <Input data-testid="order-note" maxLength={LONGEST_NOTE} placeholder={t('team.note.example')} value={draft.note} onChange={(event) => set({ note: event.target.value })} />
      </label>
      <p className="team-then" data-testid="order-then">
        {consequence(language, agent, draft)} <span className="team-soft">{t('team.told')}</span>
      </p>
      {tried && faults.length > 0 && <Faults faults={faults} />}
      {problem !== null && <Alert type="error" showIcon className="team-alert" data-testid="order-problem" title={problemText(language, problem)} />}
      <Button type="primary" size="large" block htmlType="submit" danger={draft.order === 'HOME'} loading={busy} disabled={draft.order === 'READY' && agent.presence === 'READY'} data-testid="order-give">
        {t(`team.give.${draft.order}`)}
      </Button>
    </form>
  );
}

function send(agent: AtWork, { order, reason, now, note }: OrderDraft): Promise<AtWork> {
  const told = note.trim();
  switch (order) {
    case 'READY':
      return teamApi.ready(agent.id, told);
    case 'PAUSED':
      return teamApi.pause(agent.id, reason ?? '', now, told);
    case 'HOME':
      return teamApi.endShift(agent.id, now, told);
  }
}
