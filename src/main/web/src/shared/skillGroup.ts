import type { Department } from '../api/types';
import type { Language } from '../i18n/language';

/** What a skill group stands for: a utility's own staff bear its code in small letters. Null when nobody's code is it. */
export function skillGroupName(language: Language, departments: Iterable<Department>, group: string): string | null {
  for (const department of departments) {
    if (department.code.toLowerCase() === group) {
      return language === 'zh' ? department.nameZh : department.nameEn;
    }
  }
  return null;
}
