import type { Category, Department } from '../api/types';
import type { Language } from '../i18n/language';

export interface Choice {
  value: string;
  label: string;
  /** All that a search may hit, lower-cased. */
  words: string;
}

export interface ChoiceGroup {
  label: string;
  options: Choice[];
}

export function categoryName(language: Language, taxonomy: readonly Category[], code: string): string {
  const found = taxonomy.find((category) => category.code === code);
  if (found === undefined) {
    return code;
  }
  return language === 'zh' ? `${found.major} · ${found.minor}` : `${found.majorEn} · ${found.minorEn}`;
}

/** The categories under their major categories, searchable in both languages and by code. */
export function categoryChoices(language: Language, taxonomy: readonly Category[]): ChoiceGroup[] {
  const groups = new Map<string, ChoiceGroup>();
  for (const category of taxonomy) {
    const major = language === 'zh' ? category.major : category.majorEn;
    const group = groups.get(category.major) ?? { label: major, options: [] };
    groups.set(category.major, group);
    group.options.push({
      value: category.code,
      label: `${category.code} ${language === 'zh' ? category.minor : category.minorEn}`,
      words: [category.code, category.major, category.minor, category.majorEn, category.minorEn].join(' ').toLowerCase(),
    });
  }
  return [...groups.values()];
}

export function departmentChoices(language: Language, departments: readonly Department[]): Choice[] {
  return departments.map((department) => ({
    value: department.code,
    label: language === 'zh' ? department.nameZh : department.nameEn,
    words: [department.code, department.nameZh, department.nameEn].join(' ').toLowerCase(),
  }));
}

export function matches(typed: string, words: string): boolean {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}

/** Whether a choice of a list is found by what was typed. */
export function foundIn(typed: string, option: unknown): boolean {
  const words = (option as Partial<Choice> | undefined)?.words;
  return words !== undefined && matches(typed, words);
}
