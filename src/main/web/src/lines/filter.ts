import type { Line, Stage } from './lineApi';

export type LineFilter = 'all' | 'MERGED' | Stage;

export const FILTERS: readonly LineFilter[] = ['all', 'MERGED', 'DUAL', 'STRIPPED', 'STATIONED'];

/** Digits are found with or without separators; words in either language. */
export function matching(lines: readonly Line[], filter: LineFilter, words: string, unit: (code: string) => string): Line[] {
  const wanted = words.trim().toLowerCase();
  const digits = wanted.replace(/[\s-]/g, '');
  return lines.filter((line) => {
    const inFilter = filter === 'all' || (filter === 'MERGED' ? line.mode === 'MERGED' : line.stage === filter);
    const text = `${line.nameZh} ${line.nameEn} ${unit(line.owner)}`.toLowerCase();
    return inFilter && (wanted === '' || text.includes(wanted) || (digits !== '' && line.number.replaceAll('-', '').includes(digits)));
  });
}
