import { expect, test } from 'vitest';
import type { Case, Category } from '../api/types';
import { caseNumber, mayGoElsewhere, redispatchDraft, redispatchFaults, withCategory } from './redispatch';

const of = { number: '20261129-00007', category: '0901', department: 'M11', state: 'DISPATCHED' } as Case;
const category = (code: string, department: string | null) => ({ code, department }) as Category;
const taxonomy = [category('0901', 'M11'), category('0902', 'U02'), category('0104', null)];

test('only what has no reply yet may go elsewhere', () => {
  expect((['DISPATCHED', 'IN_PROGRESS', 'REPLIED', 'CLOSED'] as const).map((state) => mayGoElsewhere({ ...of, state }))).toEqual([true, true, false, false]);
});

test('a new category brings its lead department along, if it has one', () => {
  expect(withCategory(redispatchDraft(of), '0902', taxonomy)).toMatchObject({ category: '0902', department: 'U02' });
  expect(withCategory(redispatchDraft(of), '0104', taxonomy)).toMatchObject({ category: '0104', department: 'M11' });
});

test('asks for a change and for a reason', () => {
  const faults = (part: object) => redispatchFaults('en', of, { ...redispatchDraft(of), ...part });
  expect(faults({})).toEqual(['Choose another category or another department.', 'Say why it goes elsewhere, in at most 200 characters.']);
  expect(faults({ department: 'U02', reason: ' not theirs ' })).toEqual([]);
  expect(faults({ category: '0902', reason: 'x'.repeat(201) })).toHaveLength(1);
});

test('reads a case number as people write it', () => {
  expect(['20261129-00007', ' 20261129-00007 ', '2026112900007', '20261129 00007', '20261129—00007'].map(caseNumber)).toEqual(Array(5).fill('20261129-00007'));
  expect(['', '00007', '20261129-0007', 'C20261129-00007', '20261129-00007-1'].map(caseNumber)).toEqual(Array(5).fill(null));
});
