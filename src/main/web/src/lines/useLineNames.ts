import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../i18n/language';
import { lineName } from '../shared/format';
import { lineApi, type Line } from './lineApi';

/** The names of lines in the reader's language, without their numbers; null while they are away. */
export function useLineNames(): (number: string) => string | null {
  const { language } = useLanguage();
  const [lines, setLines] = useState<Line[]>([]);
  useEffect(() => {
    lineApi.all().then(setLines, () => undefined);
  }, []);
  const names = useMemo(() => new Map(lines.map((line) => [line.number, lineName(line.number, language === 'zh' ? line.nameZh : line.nameEn)])), [lines, language]);
  return useCallback((number: string) => names.get(number) ?? null, [names]);
}
