import type { Me } from '../api/types';
import { useLanguage } from '../i18n/language';
import { LanguageSwitch } from './LanguageSwitch';

/** Who is signed in, the language and the way out: the right end of every header. */
export function SignedInUser({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  const { t } = useLanguage();
  return (
    <div className="signed-in">
      <span className="signed-in-name" data-testid="signed-in-name">
        {me.displayName}
      </span>
      <LanguageSwitch />
      <button type="button" className="quiet-button" data-testid="sign-out" onClick={onSignOut}>
        {t('common.signOut')}
      </button>
    </div>
  );
}
