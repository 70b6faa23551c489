import { expect, test } from 'vitest';
import { en } from './en';
import { fill } from './language';
import { zh } from './zh';

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test('both languages have the same keys, none empty', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  expect(Object.entries({ ...zh, ...en }).filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('both languages fill the same places in', () => {
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    expect(names(en[key]), key).toEqual(names(zh[key]));
  }
});

test('the Chinese texts are Chinese and the English ones are not', () => {
  const chinese = /[\u4e00-\u9fff]/;
  expect(Object.entries(zh).filter(([, text]) => !chinese.test(text) && /[a-z]{3}/i.test(text))).toEqual([]);
  expect(Object.entries(en).filter(([, text]) => chinese.test(text))).toEqual([]);
});

test('fills places in and leaves unknown ones visible', () => {
  expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}');
});
