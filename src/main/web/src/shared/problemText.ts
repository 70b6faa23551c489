import { Problem } from '../api/http';
import { translate, translateIfKnown, type Language } from '../i18n/language';

/** What went wrong, in the reader's language: the server's own words first. */
export function problemText(language: Language, problem: unknown): string {
  if (!(problem instanceof Problem)) {
    return translate(language, 'problem.unexpected');
  }
  if (problem.detail !== '') {
    return problem.detail;
  }
  return (
    translateIfKnown(language, `problem.${problem.code}`) ??
    translate(language, 'problem.status', { status: problem.status })
  );
}
