import { useLanguage } from '../i18n/language';
import type { Profile } from './queueApi';
import { sorted } from './skills';

/** What an agent can do, and how much at once. */
export function ProfileSummary({ profile, words }: { profile: Profile; words: (skill: string) => string }) {
  const { t } = useLanguage();
  return (
    <>
      <span className="skill-tags">
        {sorted(profile).map(([skill, level]) => (
          <span key={skill} className="skill-tag">
            {words(skill)} <strong>{level}</strong>
          </span>
        ))}
        {Object.keys(profile.skills).length === 0 && <span className="queue-soft">{t('queue.skills.noSkills')}</span>}
      </span>
      <span className="queue-soft">
        {profile.letters === null || profile.messages === null ? t('queue.skills.usual') : t('queue.skills.numbers', { letters: profile.letters, messages: profile.messages })}
      </span>
    </>
  );
}
