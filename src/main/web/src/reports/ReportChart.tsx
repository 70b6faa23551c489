import { useEffect, useRef } from 'react';
import { useLanguage } from '../i18n/language';
import { percent } from '../shared/format';

export interface Bar {
  name: string;
  answered: number;
  abandoned: number;
  rate: number | null;
}

const WIDTH = 1000;
const HEIGHT = 240;
const LEFT = 44;
const RIGHT = 46;
const TOP = 14;
const BOTTOM = 26;
const LABELS = 12;
const PLOT = HEIGHT - TOP - BOTTOM;

/** A round number that is not less. */
function ceiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 2, 4, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** Answered and abandoned as columns, the connection rate as a line that breaks where nothing happened. */
export function ReportChart({ bars, line }: { bars: readonly Bar[]; line: boolean }) {
  const { t } = useLanguage();
  // Where the chart is wider than the page, the latest is seen first.
  const figure = useRef<HTMLElement>(null);
  useEffect(() => {
    if (figure.current !== null) {
      figure.current.scrollLeft = figure.current.scrollWidth;
    }
  }, [bars.length]);
  const top = Math.max(4, ceiling(Math.max(...bars.map((bar) => bar.answered + bar.abandoned), 1)));
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, bars.length);
  const every = Math.ceil(bars.length / LABELS);
  const y = (share: number) => TOP + PLOT * (1 - share);
  const middle = (index: number) => LEFT + step * (index + 0.5);
  let pen = 'M';
  const path = bars
    .map((bar, index) => {
      const drawn = bar.rate === null ? '' : `${pen}${middle(index).toFixed(1)} ${y(bar.rate).toFixed(1)}`;
      pen = bar.rate === null ? 'M' : 'L';
      return drawn;
    })
    .join(' ');
  return (
    <figure className="report-chart" data-testid="report-chart" ref={figure}>
      <figcaption>
        <span className="key-answered">{t('reports.figure.answered')}</span>
        <span className="key-abandoned">{t('reports.figure.abandoned')}</span>
        {line && <span className="key-rate">{t('reports.rate.connectionRate')}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('reports.chart')}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line className="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} />
            <text x={LEFT - 8} y={y(share) + 4} textAnchor="end">
              {top * share}
            </text>
            {line && (
              <text x={WIDTH - RIGHT + 6} y={y(share) + 4}>
                {percent(share)}
              </text>
            )}
          </g>
        ))}
        {bars.map((bar, index) => (
          <g key={`${bar.name}-${index}`}>
            <title>{`${bar.name}: ${bar.answered} / ${bar.abandoned} · ${percent(bar.rate, 1)}`}</title>
            <rect className="answered" x={LEFT + step * (index + 0.15)} width={step * 0.7} y={y(bar.answered / top)} height={(PLOT * bar.answered) / top} />
            <rect className="abandoned" x={LEFT + step * (index + 0.15)} width={step * 0.7} y={y((bar.answered + bar.abandoned) / top)} height={(PLOT * bar.abandoned) / top} />
            {index % every === 0 && (
              <text x={middle(index)} y={HEIGHT - 8} textAnchor="middle">
                {bar.name}
              </text>
            )}
          </g>
        ))}
        {line && <path className="rate" d={path} />}
        {line && bars.map((bar, index) => bar.rate !== null && <circle key={index} className="rate-point" cx={middle(index)} cy={y(bar.rate)} r={3} />)}
      </svg>
    </figure>
  );
}
