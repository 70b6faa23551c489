import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { problemText } from '../shared/problemText';
import { cityTime } from './cityTime';
import { differences } from './differences';
import { lineApi, type LineChange } from './lineApi';
import type { GroupName } from './sentence';

/** Who changed what, and what it was before. */
export function ChangeList({ number, version, groupName }: { number: string; version: number; groupName: GroupName }) {
  const { language, t } = useLanguage();
  const [changes, setChanges] = useState<LineChange[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    lineApi.changes(number).then(setChanges).catch(setProblem);
  }, [number, version]);
  if (problem !== null) {
    return <Alert type="error" showIcon title={problemText(language, problem)} />;
  }
  if (changes === null) {
    return <p className="line-soft">{t('common.loading')}</p>;
  }
  return changes.length === 0 ? (
    <p className="line-soft">{t('lines.history.none')}</p>
  ) : (
    <ol className="line-changes" data-testid="line-changes">
      {changes.map((change) => (
        <li key={change.at}>
          <p>
            <time dateTime={change.at}>{cityTime(language, change.at)}</time> <strong>{change.by}</strong> {t(`lines.history.${change.part}`)}
          </p>
          <dl>
            {differences(language, change, groupName).map((difference) => (
              <div key={difference.what}>
                <dt>{difference.what}</dt>
                <dd>
                  <del>{difference.before}</del> <ins>{difference.after}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}
