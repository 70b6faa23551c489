import { useState, type FormEvent } from 'react';
import { session } from '../api/api';
import { Problem } from '../api/http';
import type { Me } from '../api/types';
import { useLanguage } from '../i18n/language';
import { LanguageSwitch } from '../shared/LanguageSwitch';
import { problemText } from '../shared/problemText';
import './signin.css';

interface Props {
  ended: boolean;
  unreachable: boolean;
  onSignedIn: (me: Me) => void;
}

/** Plain HTML on purpose: the first page waits for no component library. */
export function SignIn({ ended, unreachable, onSignedIn }: Props) {
  const { language, t } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      // The first answer of the server sets the CSRF cookie that the next request needs.
      await session.me().catch(() => undefined);
      onSignedIn(await session.signIn(String(form.get('username')).trim(), String(form.get('password'))));
    } catch (refused) {
      setProblem(refused instanceof Problem ? refused : new Problem(0, 'unexpected', ''));
      setBusy(false);
    }
  };

  const note = problem !== null ? problemText(language, problem) : unreachable ? t('problem.unreachable') : ended ? t('signin.ended') : null;

  return (
    <main className="signin">
      <div className="signin-language">
        <LanguageSwitch />
      </div>
      <form className="signin-card" onSubmit={(event) => void submit(event)}>
        <p className="signin-number" aria-hidden="true">
          12345
        </p>
        <h1>{t('signin.title')}</h1>
        <p className="signin-motto">{t('signin.motto')}</p>
        <label htmlFor="username">{t('signin.username')}</label>
        <input id="username" name="username" data-testid="signin-username" autoComplete="username" autoCapitalize="none" spellCheck={false} required maxLength={100} autoFocus />
        <label htmlFor="password">{t('signin.password')}</label>
        <input id="password" name="password" type="password" data-testid="signin-password" autoComplete="current-password" required maxLength={200} />
        <p className="signin-problem" role="alert" data-testid="signin-problem">
          {note}
        </p>
        <button type="submit" data-testid="signin-submit" disabled={busy}>
          {busy ? t('signin.busy') : t('signin.submit')}
        </button>
      </form>
    </main>
  );
}
