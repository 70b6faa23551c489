import { expect, test } from 'vitest';
import { agreement, cardBlocks, gain, lastTrained, points, rows, shares } from './modelFigures';
import type { Drift, Models, TrainedModel } from './modelApi';

const drift: Drift = { since: '2026-11-28T01:00:00Z', answers: { CERTAIN: 70, DOUBTFUL: 20, UNKNOWN: 10 }, unknownWordsPercent: 4.5, labels: 40, corrected: 6, waiting: 12 };
const model = (version: string, part: Partial<TrainedModel> = {}): TrainedModel => ({ version, trainedAt: '2026-11-20T01:00:00Z', labels: 900, figures: {}, shadowAnswers: 0, shadowSame: 0, ...part });
const models = (part: Partial<Models>): Models => ({ active: 'built', previous: 'built', shadow: null, builtVersion: '1-abc', drift, models: [], ...part });

test('shares have a denominator or are nothing', () => {
  expect(shares(drift)).toEqual({ texts: 100, doubtful: 0.2, unknown: 0.1, corrected: 0.15, unknownWords: 0.045 });
  const none = { ...drift, answers: { CERTAIN: 0, DOUBTFUL: 0, UNKNOWN: 0 }, unknownWordsPercent: null, labels: 0, corrected: 0 };
  expect(shares(none)).toEqual({ texts: 0, doubtful: null, unknown: null, corrected: null, unknownWords: null });
});

test('the newest model stands first, the one of the system last', () => {
  const shown = rows(models({ active: '1-old', shadow: '1-new', models: [model('1-old'), model('1-new')] }));
  expect(shown.map(({ version, state }) => [version, state])).toEqual([['1-new', 'SHADOW'], ['1-old', 'ACTIVE'], ['built', 'RESTING']]);
  expect(rows(models({}))).toEqual([{ version: 'built', state: 'ACTIVE', trained: null }]);
  expect(lastTrained(models({ models: [model('1-old'), model('1-new')] }))?.version).toBe('1-new');
  expect(lastTrained(models({}))).toBeNull();
});

test('a model is compared only where both were measured', () => {
  expect(gain({ texts: 400, top1_new: 0.91, top1_present: 0.895 })).toBeCloseTo(0.015);
  expect(gain({ texts: 0 })).toBeNull();
  expect(gain(undefined)).toBeNull();
  expect(agreement(model('1', { shadowAnswers: 200, shadowSame: 188 }))).toBe(0.94);
  expect(agreement(model('1'))).toBeNull();
});

test('differences carry their sign', () => {
  expect(points(0.0123)).toBe('+1.2');
  expect(points(-0.004)).toBe('−0.4');
  expect(points(0.0001)).toBe('±0');
  expect(points(-0.0001)).toBe('±0');
});

test('a card is a title, sentences and items whose lines belong together', () => {
  expect(cardBlocks('# Model 1-abc\n\nTells which\ncategory.\n\n- Trained on texts\n  of the city.\n- Weakest: 16 (22 of 28 right).\n')).toEqual([
    { kind: 'title', text: 'Model 1-abc' },
    { kind: 'text', text: 'Tells which category.' },
    { kind: 'item', text: 'Trained on texts of the city.' },
    { kind: 'item', text: 'Weakest: 16 (22 of 28 right).' },
  ]);
  expect(cardBlocks('')).toEqual([]);
});
