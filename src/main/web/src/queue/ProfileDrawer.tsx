import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, App, AutoComplete, Button, Drawer, InputNumber, Segmented, Switch } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../i18n/language';
import { Faults } from '../shared/Faults';
import { problemText } from '../shared/problemText';
import { queueApi, type Profile } from './queueApi';
import { LEVELS, MOST_AT_ONCE, MOST_SKILLS, profileDraft, profileFaults, profileForm, type SkillDraft } from './skills';

interface Props {
  profile: Profile | null;
  known: readonly string[];
  onClose: () => void;
  onSaved: () => void;
}

export function ProfileDrawer({ profile, onClose, ...rest }: Props) {
  const { t } = useLanguage();
  return (
    <Drawer
      open={profile !== null}
      onClose={onClose}
      size={560}
      destroyOnHidden
      className="queue-drawer"
      data-testid="profile-drawer"
      title={profile !== null && t('queue.skills.edit', { name: profile.name })}
    >
      {profile !== null && <Form key={profile.agent} profile={profile} onClose={onClose} {...rest} />}
    </Drawer>
  );
}

function Form({ profile, known, onClose, onSaved }: Props & { profile: Profile }) {
  const { language, t } = useLanguage();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(() => profileDraft(profile));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const faults = profileFaults(language, draft);
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const change = (key: number, part: Partial<SkillDraft>) => set({ skills: draft.skills.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const add = () => set({ skills: [...draft.skills, { key: Math.max(-1, ...draft.skills.map(({ key }) => key)) + 1, skill: '', level: 1 }] });
  const save = async () => {
    setTried(true);
    if (faults.length > 0) {
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await queueApi.saveProfile(profile.agent, profileForm(draft));
      void message.success(t('queue.skills.saved', { name: profile.name }));
      onSaved();
      onClose();
    } catch (refused) {
      setProblem(refused);
      setBusy(false);
    }
  };
  return (
    <form
      className="queue-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="queue-soft">{t('queue.skills.form')}</p>
      <ul className="skill-drafts">
        {draft.skills.map((one) => (
          <li key={one.key} data-testid="skill-draft">
            <AutoComplete
              className="skill-input"
              aria-label={t('queue.skills.skill')}
              placeholder="lang:mn"
              value={one.skill}
              options={known.filter((skill) => skill.includes(one.skill.trim())).map((skill) => ({ value: skill }))}
              onChange={(skill: string) => change(one.key, { skill })}
            />
            <Segmented
              aria-label={t('queue.skills.level')}
              value={one.level}
              options={LEVELS.map((level) => ({ value: level, label: t('queue.skills.levelOf', { level }) }))}
              onChange={(level) => change(one.key, { level })}
            />
            <Button icon={<DeleteOutlined />} aria-label={t('queue.skills.remove')} data-testid="skill-remove" onClick={() => set({ skills: draft.skills.filter(({ key }) => key !== one.key) })} />
          </li>
        ))}
      </ul>
      <Button icon={<PlusOutlined />} data-testid="skill-add" disabled={draft.skills.length >= MOST_SKILLS} onClick={add}>
        {t('queue.skills.add')}
      </Button>
      <h3>{t('queue.skills.atOnce')}</h3>
      <p className="queue-switch">
        <Switch checked={draft.own} data-testid="capacity-own" aria-label={t('queue.skills.own')} onChange={(own) => set({ own })} /> {t('queue.skills.own')}
      </p>
      {draft.own ? (
        <div className="capacity">
          <label>
            <span>{t('queue.skills.letters')}</span>
            <InputNumber min={0} max={MOST_AT_ONCE} precision={0} data-testid="capacity-letters" value={draft.letters} onChange={(letters) => set({ letters })} />
          </label>
          <label>
            <span>{t('queue.skills.messages')}</span>
            <InputNumber min={0} max={MOST_AT_ONCE} precision={0} data-testid="capacity-messages" value={draft.messages} onChange={(messages) => set({ messages })} />
          </label>
        </div>
      ) : (
        <p className="queue-soft">{t('queue.skills.ownHint')}</p>
      )}
      {tried && faults.length > 0 && <Faults faults={faults} />}
      {problem !== null && <Alert type="error" showIcon className="queue-alert" data-testid="profile-problem" title={problemText(language, problem)} />}
      <Button type="primary" size="large" block htmlType="submit" loading={busy} data-testid="profile-save">
        {t('queue.skills.save')}
      </Button>
    </form>
  );
}
