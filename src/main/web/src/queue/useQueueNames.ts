import { useEffect, useMemo, useState } from 'react';
import { categoryName } from '../agent/categories';
import { useReference } from '../agent/useReference';
import { useLanguage } from '../i18n/language';
import { lineApi, type Line } from '../lines/lineApi';
import { lineName } from '../shared/format';
import { skillGroupName } from '../shared/skillGroup';

export interface QueueNames {
  line: (number: string) => string;
  category: (code: string) => string;
  major: (code: string) => string | null;
  group: (group: string) => string | null;
  lines: { value: string; label: string }[];
  majors: { value: string; label: string }[];
}

/** Names of lines and categories; the page does with their numbers while they are away. */
export function useQueueNames(): QueueNames {
  const { language } = useLanguage();
  const { taxonomy, departments } = useReference();
  const [lines, setLines] = useState<Line[]>([]);
  useEffect(() => {
    lineApi.all().then(setLines, () => undefined);
  }, []);
  return useMemo(() => {
    const named = new Map(lines.map((line) => [line.number, lineName(line.number, language === 'zh' ? line.nameZh : line.nameEn)]));
    const majors = new Map(taxonomy.map((category) => [category.code.slice(0, 2), language === 'zh' ? category.major : category.majorEn]));
    return {
      line: (number) => named.get(number) ?? '',
      category: (code) => categoryName(language, taxonomy, code),
      major: (code) => majors.get(code) ?? null,
      group: (group) => skillGroupName(language, departments, group),
      lines: [...named].map(([value, name]) => ({ value, label: `${value} ${name}` })),
      majors: [...majors].map(([value, name]) => ({ value, label: `${value} ${name}` })),
    };
  }, [language, lines, taxonomy, departments]);
}
