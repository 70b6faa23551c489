import { Alert, App, Button, Drawer, InputNumber, Popconfirm, Radio, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import type { QueueNames } from '../queue/useQueueNames';
import { Faults } from '../shared/Faults';
import { problemText } from '../shared/problemText';
import { testId } from '../shared/testId';
import { desksApi, type WrapUpRule } from './desksApi';
import { CHANNELS, KINDS, ruleDraft, ruleFaults, ruleOf, ruleSentence, type RuleDraft } from './ruleDraft';

interface Props {
  edited: WrapUpRule | 'new' | null;
  rules: readonly WrapUpRule[];
  names: QueueNames;
  onClose: () => void;
  onSaved: (rules: WrapUpRule[]) => void;
}

const EVERY = '';

export function RuleDrawer({ edited, onClose, ...rest }: Props) {
  const { t } = useLanguage();
  return (
    <Drawer
      open={edited !== null}
      onClose={onClose}
      size={520}
      destroyOnHidden
      className="desks-drawer"
      data-testid="wrap-up-drawer"
      title={t(edited === 'new' ? 'desks.rules.add' : 'desks.rules.edit')}
    >
      {edited !== null && <Form edited={edited} onClose={onClose} {...rest} />}
    </Drawer>
  );
}

function Form({ edited, rules, names, onClose, onSaved }: Props & { edited: WrapUpRule | 'new' }) {
  const { language, t } = useLanguage();
  const { message } = App.useApp();
  const fresh = edited === 'new';
  const [draft, setDraft] = useState(() => ruleDraft(edited === 'new' ? null : edited));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const faults = ruleFaults(language, draft, fresh ? rules : []);
  const set = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }));
  const run = async (action: () => Promise<WrapUpRule[]>, done: string) => {
    setBusy(true);
    setProblem(null);
    try {
      onSaved(await action());
      void message.success(done);
      onClose();
    } catch (refused) {
      setProblem(refused);
      setBusy(false);
    }
  };
  const save = () => {
    setTried(true);
    if (faults.length === 0) {
      void run(() => desksApi.saveRule(ruleOf(draft)), t('desks.rules.saved'));
    }
  };
  return (
    <form
      className="desks-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="desks-field">
        <span>{t('desks.rules.channel')}</span>
        <Segmented
          block
          disabled={!fresh}
          aria-label={t('desks.rules.channel')}
          value={draft.channel}
          options={CHANNELS.map((value) => ({ value, label: <span data-testid={`wrap-up-channel-${value}`}>{t(`channel.${value}`)}</span> }))}
          onChange={(channel) => set({ channel })}
        />
      </div>
      <label>
        <span>{t('desks.rules.line')}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          disabled={!fresh}
          data-testid="wrap-up-line"
          value={draft.line}
          options={[{ value: EVERY, label: t('desks.rules.everyLine') }, ...names.lines]}
          onChange={(line) => set({ line })}
        />
      </label>
      <div className="desks-field">
        <span>{t('desks.rules.kind')}</span>
        <Radio.Group
          className="desks-kinds"
          value={draft.kind}
          options={KINDS.map((value) => ({ value, label: <span data-testid={`wrap-up-kind-${value}`}>{t(`desks.kind.${value}`)}</span> }))}
          onChange={(event) => set({ kind: event.target.value as RuleDraft['kind'] })}
        />
      </div>
      {draft.kind !== 'NONE' && (
        <div className="desks-numbers">
          <label>
            <span>{t('desks.rules.seconds')}</span>
            <InputNumber precision={0} data-testid="wrap-up-seconds" value={draft.seconds} onChange={(seconds) => set({ seconds })} />
          </label>
          <label>
            <span>{t('desks.rules.extensions')}</span>
            <InputNumber precision={0} data-testid="wrap-up-extensions" value={draft.extensions} onChange={(extensions) => set({ extensions })} />
          </label>
          {draft.extensions !== 0 && (
            <label>
              <span>{t('desks.rules.extensionSeconds')}</span>
              <InputNumber precision={0} data-testid="wrap-up-extension-seconds" value={draft.extensionSeconds} onChange={(extensionSeconds) => set({ extensionSeconds })} />
            </label>
          )}
        </div>
      )}
      {ruleFaults(language, draft, []).length === 0 && (
        <p className="desks-then" data-testid="wrap-up-sentence">
          {ruleSentence(language, ruleOf(draft))} <span className="desks-soft">{t('desks.rules.fromNow')}</span>
        </p>
      )}
      {tried && faults.length > 0 && <Faults faults={faults} />}
      {problem !== null && <Alert type="error" showIcon data-testid="wrap-up-problem" title={problemText(language, problem)} />}
      <Button type="primary" size="large" block htmlType="submit" loading={busy} data-testid="wrap-up-save">
        {t('desks.save')}
      </Button>
      {!fresh && (
        <Popconfirm
          title={t('desks.rules.removeAsk')}
          description={t('desks.rules.removeHint')}
          okText={t('desks.rules.remove')}
          cancelText={t('common.cancel')}
          okButtonProps={testId('wrap-up-remove-confirm')}
          onConfirm={() => void run(() => desksApi.deleteRule(draft), t('desks.rules.removed'))}
        >
          <Button danger block data-testid="wrap-up-remove" disabled={busy}>
            {t('desks.rules.remove')}
          </Button>
        </Popconfirm>
      )}
    </form>
  );
}
