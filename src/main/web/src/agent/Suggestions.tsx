import type { Category, Contact } from '../api/types';
import { useLanguage } from '../i18n/language';
import { likelihood } from '../shared/format';
import { categoryName } from './categories';

interface Props {
  contact: Contact;
  taxonomy: readonly Category[];
  chosen?: string;
  /** Without it the suggestions are only shown. */
  onApply?: (code: string) => void;
}

export function Suggestions({ contact, taxonomy, chosen, onApply }: Props) {
  const { language, t } = useLanguage();
  return (
    <div className="suggestions" data-testid="suggestions">
      <h3>
        {t('suggestions.title')} <span className={`decision decision-${contact.decision}`}>{t(`decision.${contact.decision}`)}</span>
      </h3>
      {contact.top.length === 0 && <p>{t('suggestions.none')}</p>}
      <ol>
        {contact.top.slice(0, 3).map((suggestion, index) => {
          const name = categoryName(language, taxonomy, suggestion.code);
          const inside = (
            <>
              <span className="suggestion-bar" style={{ width: `${Math.round(suggestion.probability * 100)}%` }} />
              <span className="suggestion-name">{name}</span>
              <span className="suggestion-share">{likelihood(suggestion.probability)}</span>
            </>
          );
          return (
            <li key={suggestion.code} data-testid="suggestion" data-code={suggestion.code}>
              {onApply === undefined ? (
                <span className="suggestion">{inside}</span>
              ) : (
                <button type="button" className="suggestion" aria-pressed={chosen === suggestion.code} onClick={() => onApply(suggestion.code)}>
                  {inside}
                  <kbd>Alt+{index + 1}</kbd>
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
