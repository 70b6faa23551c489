import { Alert, Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { ProfileDrawer } from '../queue/ProfileDrawer';
import { ProfileSummary } from '../queue/ProfileSummary';
import { queueApi, type Profile } from '../queue/queueApi';
import { knownSkills, skillWords } from '../queue/skills';
import { useQueueNames } from '../queue/useQueueNames';
import { problemText } from '../shared/problemText';

/** What one agent can do and how much at once, with the way to change it. */
export function OwnSkills({ agent }: { agent: number }) {
  const { language, t } = useLanguage();
  const names = useQueueNames();
  const [profiles, setProfiles] = useState<Profile[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [editing, setEditing] = useState(false);
  const load = useCallback(() => {
    queueApi.profiles().then(setProfiles).catch(setProblem);
  }, []);
  useEffect(load, [load]);
  const profile = profiles?.find((one) => one.agent === agent) ?? null;
  return (
    <section className="team-skills">
      <h3>{t('team.skillsTitle')}</h3>
      {problem !== null && <Alert type="error" showIcon className="team-alert" title={problemText(language, problem)} />}
      {profile !== null && (
        <>
          <ProfileSummary profile={profile} words={(skill) => skillWords(language, skill, names)} />
          <Button data-testid="agent-skills" onClick={() => setEditing(true)}>
            {t('team.skills')}
          </Button>
          <ProfileDrawer profile={editing ? profile : null} known={knownSkills(profiles ?? [], [])} onClose={() => setEditing(false)} onSaved={load} />
        </>
      )}
    </section>
  );
}
