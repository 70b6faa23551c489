import type { CaseState } from '../api/types';
import { useLanguage } from '../i18n/language';

export function CaseStateTag({ state }: { state: CaseState }) {
  const { t } = useLanguage();
  return (
    <span className={`case-state state-${state}`} data-testid="case-state" data-state={state}>
      {t(`caseState.${state}`)}
    </span>
  );
}
