import { useSyncExternalStore } from 'react';
import { en } from './en';
import { zh } from './zh';

export type Language = 'zh' | 'en';
export type TextKey = keyof typeof zh;
export type Values = Record<string, string | number>;
export type Translate = (key: TextKey, values?: Values) => string;

const STORED = 'yihaotong.language';
const DICTIONARIES: Record<Language, Record<TextKey, string>> = { zh, en };
const listeners = new Set<() => void>();

let language: Language = stored();

function stored(): Language {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

export function currentLanguage(): Language {
  return language;
}

export function setLanguage(next: Language): void {
  language = next;
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // A browser that keeps nothing still shows the chosen language until it is closed.
  }
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  listeners.forEach((listener) => listener());
}

export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function translate(of: Language, key: TextKey, values?: Values): string {
  return fill(DICTIONARIES[of][key], values);
}

/** The text of a key that is known only at run time; null when there is none. */
export function translateIfKnown(of: Language, key: string): string | null {
  return key in DICTIONARIES[of] ? DICTIONARIES[of][key as TextKey] : null;
}

export function useLanguage(): { language: Language; t: Translate } {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => language,
  );
  return { language: current, t: current === 'zh' ? translateZh : translateEn };
}

const translateZh: Translate = (key, values) => translate('zh', key, values);
const translateEn: Translate = (key, values) => translate('en', key, values);
