import { SoundOutlined } from '@ant-design/icons';
import { useLanguage, type Language, type Translate } from '../i18n/language';
import { lineName } from '../shared/format';
import { cityTime } from './cityTime';
import type { HotSpot, Line } from './lineApi';
import { sentence, type GroupName } from './sentence';

interface Props {
  lines: readonly Line[];
  onAir: readonly HotSpot[];
  unit: (code: string) => string;
  groupName: GroupName;
  onOpen: (number: string) => void;
}

export function nameOf(language: Language, line: Line): string {
  return lineName(line.number, language === 'zh' ? line.nameZh : line.nameEn);
}

export function standingOf(t: Translate, line: Line): string {
  return line.stage !== null ? t(`lines.filter.${line.stage}`) : t(line.mode === 'MAIN' ? 'lines.mode.MAIN' : 'lines.mode.MERGED');
}

/** A table on a desk, cards on a phone: the same rows. */
export function LineList({ lines, onAir, unit, groupName, onOpen }: Props) {
  const { language, t } = useLanguage();
  if (lines.length === 0) {
    return <p className="none">{t('lines.none')}</p>;
  }
  return (
    <ul className="row-list">
      <li className="line-row line-row-head row-head" aria-hidden="true">
        <span>{t('lines.line')}</span>
        <span>{t('lines.standing')}</span>
        <span>{t('lines.now')}</span>
        <span>{t('lines.today')}</span>
      </li>
      {lines.map((line) => (
        <li key={line.number}>
          <button type="button" className="line-row" data-testid="line-row" data-number={line.number} data-stage={line.stage ?? line.mode} data-outcome={line.now.outcome.kind} onClick={() => onOpen(line.number)}>
            <span className="line-title">
              <span>
                <strong>{line.number}</strong> {nameOf(language, line)}
              </span>
              <span className="line-soft">{unit(line.owner)}</span>
            </span>
            <span>
              <span className={`line-standing standing-${line.stage ?? line.mode}`}>{standingOf(t, line)}</span>
            </span>
            <span className="line-now">
              <span data-testid="line-now">{sentence(language, line.now.outcome, groupName)}</span>
              {line.next !== null && (
                <span className="line-next">{t('lines.next', { time: cityTime(language, line.next.at), stage: t(`lines.stage.${line.next.stage}`) })}</span>
              )}
              {onAir
                .filter((hotSpot) => hotSpot.line === line.number)
                .map((hotSpot) => (
                  <span key={hotSpot.id} className="line-announcement">
                    <SoundOutlined /> {hotSpot.text}
                  </span>
                ))}
            </span>
            <span className="line-today">
              <span>{t('lines.calls', line.today)}</span>
              <span className="line-soft">{t('lines.letters', line.today)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
