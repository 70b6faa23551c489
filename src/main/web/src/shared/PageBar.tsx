import type { Me } from '../api/types';
import { useLanguage } from '../i18n/language';
import { SignedInUser } from './SignedInUser';

interface Props {
  title: string;
  me: Me;
  onSignOut: () => void;
}

/** The head of a page that is reached from the wallboard. */
export function PageBar({ title, me, onSignOut }: Props) {
  const { t } = useLanguage();
  return (
    <header className="top-bar page-bar">
      <h1>{title}</h1>
      <a className="bar-link" href="#" data-testid="to-wallboard">
        {t('lines.board')}
      </a>
      <SignedInUser me={me} onSignOut={onSignOut} />
    </header>
  );
}
