import { expect, test } from 'vitest';
import type { AgentState, Category, Contact, Reservation } from '../api/types';
import { change, firstSentence, formOf, missingFields, TITLE_MAX } from './caseForm';
import { categoryChoices, matches } from './categories';
import { mayBeginNow, reasonName, stageOf } from './presence';
import { keyName } from './useKeys';
import { busyOf, busySince, inWorkingOrder, offersOf, selectedContact, workOf } from './work';
import { runningWrapUp } from './WrapUpControls';
import { newTabName } from '../api/tab';

const category = (code: string, department: string | null): Category => ({
  code,
  major: '供水排水',
  minor: `小类${code}`,
  majorEn: 'Water',
  minorEn: `Minor ${code}`,
  department,
  departmentName: null,
  workingDays: 5,
  priority: 'NORMAL',
});
const taxonomy = [category('0901', 'M11'), category('0902', 'U01'), category('0104', null)];

const contact: Contact = {
  id: 'c1',
  number: 'C1',
  channel: 'VOICE',
  line: null,
  citizenName: null,
  phone: '138****0000',
  hasPhone: true,
  mail: null,
  subject: null,
  text: ' 小区停水了。从昨天开始。 ',
  place: '滨河小区',
  plate: null,
  decision: 'CERTAIN',
  top: [{ code: '0901', probability: 0.8 }],
  attachments: [],
  receivedAt: '2026-01-01T00:00:00Z',
  outcome: null,
  caseNumber: null,
};

const reservation = (over: Partial<Reservation>): Reservation => ({
  id: 'r1',
  contact: 'c1',
  channel: 'VOICE',
  state: 'ACCEPTED',
  joinedAt: '2026-01-01T00:00:00Z',
  offeredAt: '2026-01-01T00:00:05Z',
  acceptedAt: '2026-01-01T00:00:10Z',
  expiresAt: null,
  talk: null,
  wrapUntil: null,
  wrapUp: null,
  parked: false,
  ...over,
});

const standing = (over: Partial<AgentState>): AgentState => ({
  presence: 'READY',
  pauseReason: null,
  since: '2026-01-01T00:00:00Z',
  next: null,
  returnsAt: null,
  seat: '1001',
  activeTab: true,
  offers: { missed: 0, rejected: 0, failed: 0 },
  notices: [],
  reservations: [],
  ...over,
});

test('fills the form from the contact and says from where', () => {
  const { values, sources } = formOf(contact, taxonomy, {});
  expect(values).toEqual({ title: '小区停水了', description: '小区停水了。从昨天开始。', place: '滨河小区', category: '0901', department: 'M11', citizenName: '', phone: '' });
  expect(sources).toEqual({ title: 'transcript', description: 'transcript', place: 'transcript', category: 'suggestion', department: 'duty', citizenName: null, phone: null });
});

test('takes the subject of a letter for its title', () => {
  const { values, sources } = formOf({ ...contact, channel: 'LETTER', subject: '噪声', citizenName: '张三' }, taxonomy, {});
  expect(values.title).toBe('噪声');
  expect(sources.title).toBe('letter');
  expect(sources.citizenName).toBe('letter');
});

test('keeps what the agent typed, also an emptied field', () => {
  const { values, sources } = formOf(contact, taxonomy, { place: '', title: '停水' });
  expect(values).toMatchObject({ place: '', title: '停水', description: '小区停水了。从昨天开始。' });
  expect(sources).toMatchObject({ place: 'edited', title: 'edited' });
});

test('a new category brings its department, a chosen department stays until then', () => {
  const chosen = change({}, 'department', 'M99');
  expect(formOf(contact, taxonomy, chosen).values.department).toBe('M99');
  expect(formOf(contact, taxonomy, change(chosen, 'title', 'x')).values.department).toBe('M99');
  const recategorised = change(chosen, 'category', '0902');
  expect(formOf(contact, taxonomy, recategorised)).toMatchObject({ values: { department: 'U01' }, sources: { department: 'duty' } });
});

test('asks for a department when nobody leads the category', () => {
  const { values } = formOf({ ...contact, top: [{ code: '0104', probability: 0.5 }] }, taxonomy, {});
  expect(missingFields(values)).toEqual(['department']);
});

test('an empty contact leaves all needed fields to the agent', () => {
  const { values } = formOf({ ...contact, text: null, place: null, top: [] }, taxonomy, {});
  expect(missingFields(values)).toEqual(['title', 'description', 'category', 'department']);
});

test('cuts titles at the first sentence and at a readable length', () => {
  expect(firstSentence('水停了！怎么办')).toBe('水停了');
  expect(firstSentence('长'.repeat(100))).toHaveLength(40);
  expect(formOf({ ...contact, subject: 's'.repeat(500) }, taxonomy, {}).values.title).toHaveLength(TITLE_MAX);
});

test('puts voice first, then letters, then messages, the oldest first', () => {
  const order = inWorkingOrder([
    reservation({ id: 'm', channel: 'MESSAGE', joinedAt: '2025-01-01T00:00:00Z' }),
    reservation({ id: 'l2', channel: 'LETTER', joinedAt: '2026-01-02T00:00:00Z' }),
    reservation({ id: 'l1', channel: 'LETTER', joinedAt: '2026-01-01T00:00:00Z' }),
    reservation({ id: 'v' }),
  ]);
  expect(order.map(({ id }) => id)).toEqual(['v', 'l1', 'l2', 'm']);
});

test('parts offers from work', () => {
  const both = [reservation({ id: 'a' }), reservation({ id: 'b', channel: 'LETTER', state: 'PENDING' })];
  expect(offersOf(both).map(({ id }) => id)).toEqual(['b']);
  expect(workOf(both).map(({ id }) => id)).toEqual(['a']);
});

test('says what the agent is busy with', () => {
  const state = (reservations: Reservation[]) => standing({ reservations });
  expect(busyOf(state([]))).toBe('READY');
  expect(busyOf(state([reservation({ state: 'PENDING' })]))).toBe('OFFERED');
  expect(busyOf(state([reservation({})]))).toBe('TALKING');
  expect(busyOf(state([reservation({ state: 'WRAPPING' })]))).toBe('WRAPPING');
  expect(busyOf(state([reservation({ channel: 'LETTER' })]))).toBe('WORKING');
  expect(busySince(state([reservation({})]))).toBe('2026-01-01T00:00:10Z');
});

test('brings a talk that begins to the front, and else keeps what the agent chose', () => {
  const letter = reservation({ id: 'l', contact: 'c2', channel: 'LETTER' });
  const call = reservation({});
  expect(selectedContact('c2', [letter], [letter, call])).toBe('c1');
  expect(selectedContact('c2', [letter, call], [letter, call])).toBe('c2');
  expect(selectedContact('gone', [letter], [letter])).toBe('c2');
  expect(selectedContact('c1', [call], [])).toBeNull();
  expect(selectedContact('c1', [call], [], ['c1'])).toBe('c1');
});

test('finds categories by number and by words of both languages', () => {
  const words = categoryChoices('zh', taxonomy)[0]?.options[0]?.words ?? '';
  expect(matches('0901', words)).toBe(true);
  expect(matches('water minor', words)).toBe(true);
  expect(matches('供水', words)).toBe(true);
  expect(matches('燃气', words)).toBe(false);
});

test('names keys', () => {
  const key = (over: object) => keyName({ key: '', code: '', altKey: false, ctrlKey: false, metaKey: false, ...over });
  expect(key({ key: 'F2', code: 'F2' })).toBe('F2');
  // On a Mac, Alt and 1 type another sign.
  expect(key({ key: '¡', code: 'Digit1', altKey: true })).toBe('Alt+1');
  expect(key({ key: 'Enter', code: 'Enter', ctrlKey: true })).toBe('Ctrl+Enter');
});

test('names reasons as the administrator does, then as the console does, then by their code', () => {
  const reasons = [{ code: 'MEAL', nameZh: '午餐', nameEn: 'Lunch', countsAs: 'UNPAID' as const, choosable: true, givenBySystem: false, position: 20 }];
  expect(reasonName('zh', reasons, 'MEAL')).toBe('午餐');
  expect(reasonName('en', reasons, 'MEAL')).toBe('Lunch');
  expect(reasonName('en', [], 'MEAL')).toBe('Meal');
  expect(reasonName('zh', [], 'NEW_ONE')).toBe('NEW_ONE');
});

test('what is pending may begin at once with letters in hand, never with a call', () => {
  expect(mayBeginNow(standing({ reservations: [reservation({ channel: 'LETTER' })] }))).toBe(true);
  expect(mayBeginNow(standing({ reservations: [reservation({ channel: 'LETTER' }), reservation({ state: 'WRAPPING' })] }))).toBe(false);
  expect(mayBeginNow(standing({ next: 'OFFLINE', reservations: [reservation({ state: 'WRAPPING' })] }))).toBe(true);
});

test('a finishing agent is busy with what is in hand, and the clock of the state runs without it', () => {
  expect(busyOf(standing({ presence: 'FINISHING', reservations: [reservation({})] }))).toBe('TALKING');
  expect(busyOf(standing({ presence: 'FINISHING' }))).toBe('FINISHING');
  expect(busySince(standing({ presence: 'FINISHING' }))).toBe('2026-01-01T00:00:00Z');
});

test('tells a desk that has not begun from one whose shift is over', () => {
  expect(stageOf(null, false, false)).toBe('starting');
  expect(stageOf(standing({ presence: 'OFFLINE' }), false, false)).toBe('starting');
  expect(stageOf(standing({ presence: 'OFFLINE' }), true, false)).toBe('needs-seat');
  expect(stageOf(standing({}), false, true)).toBe('working');
  expect(stageOf(standing({ presence: 'FINISHING' }), false, true)).toBe('working');
  expect(stageOf(standing({ presence: 'OFFLINE' }), false, true)).toBe('over');
});

test('shows the wrap-up that ends last', () => {
  const wrapping = (id: string, wrapUntil: string) => reservation({ id, state: 'WRAPPING', wrapUntil });
  expect(runningWrapUp([reservation({})])).toBeNull();
  expect(runningWrapUp([wrapping('a', '2026-01-01T00:01:00Z'), wrapping('b', '2026-01-01T00:02:00Z')])?.id).toBe('b');
});

test('a page has a name that the server takes', () => {
  expect(newTabName((bytes) => bytes.fill(171))).toBe('ab'.repeat(16));
});
