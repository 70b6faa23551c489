import { translate, translateIfKnown, type Language } from '../i18n/language';
import { cityTime } from './cityTime';
import type { CutOver, LineChange, Stage } from './lineApi';
import type { GroupName } from './sentence';

export interface Difference {
  what: string;
  before: string;
  after: string;
}

const NAMES: Record<string, string> = {
  greeting: 'lines.greeting',
  'rules.hours': 'lines.hours',
  'rules.otherCentre': 'lines.otherCentre',
  'rules.duty': 'lines.duty',
  'rules.merged': 'lines.rule.merged',
  'rules.dual': 'lines.rule.DUAL',
  'rules.stripped': 'lines.rule.STRIPPED',
  'rules.stationed': 'lines.rule.STATIONED',
  holidays: 'lines.holidays',
  specialDays: 'lines.specialDays',
  number: 'lines.otherNumber',
  entry: 'lines.dutyEntry',
  ringSeconds: 'lines.dutyRing',
  first: 'lines.first',
  ringThereSeconds: 'lines.ring',
  ownBusiness: 'lines.ownBusiness',
  skillGroup: 'lines.skillGroup',
  action: 'lines.overflow',
  longestQueue: 'lines.longestQueue',
  longestWaitSeconds: 'lines.longestWait',
  afterHours: 'lines.afterHours',
};

/** What a change changed, part by part, in the words of the form. */
export function differences(language: Language, change: LineChange, groupName: GroupName): Difference[] {
  if (change.part === 'PLAN') {
    return [{ what: translate(language, 'lines.tab.plan'), before: planText(language, change.before), after: planText(language, change.after) }];
  }
  const before = flat(change.before);
  const after = flat(change.after);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ what: label(language, path), before: value(language, path, before.get(path), groupName), after: value(language, path, after.get(path), groupName) }));
}

function planText(language: Language, plan: unknown): string {
  const { first, cutOvers } = plan as { first: Stage; cutOvers: CutOver[] };
  const stages = cutOvers.map((cutOver) => `${cityTime(language, cutOver.at)} ${translate(language, `lines.stage.${cutOver.stage}`)}`);
  return [translate(language, `lines.stage.${first}`), ...stages].join(' → ');
}

/** Leaves are plain values; lists of plain values are one leaf. */
function flat(tree: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (typeof tree === 'object' && tree !== null && !Array.isArray(tree)) {
    for (const [key, child] of Object.entries(tree)) {
      flat(child, path === '' ? key : `${path}.${key}`, found);
    }
  } else if (Array.isArray(tree)) {
    found.set(path, tree.map((item: unknown) => (typeof item === 'object' && item !== null ? Object.values(item).flat().join(' ') : String(item))).join(', '));
  } else if (tree !== null && tree !== undefined) {
    found.set(path, String(tree));
  }
  return found;
}

function label(language: Language, path: string): string {
  const parts = path.split('.');
  const last = parts.at(-1) ?? '';
  const group = NAMES[parts.slice(0, 2).join('.')];
  const name = NAMES[last] ?? `lines.day.${last}`;
  const words = [group, parts.length === 1 ? undefined : name].filter((key): key is string => key !== undefined).map((key) => translateIfKnown(language, key) ?? key);
  return [...new Set(words.length > 0 ? words : [path])].join(' · ');
}

function value(language: Language, path: string, raw: string | undefined, groupName: GroupName): string {
  if (raw === undefined || raw === '') {
    return translate(language, 'lines.history.nothing');
  }
  const field = path.endsWith('overflow.action') ? 'overflow' : (path.split('.').at(-1) ?? '');
  if (field === 'skillGroup' || field === 'entry') {
    return groupName(raw.toLowerCase());
  }
  return translateIfKnown(language, `lines.${field}.${raw}`) ?? raw;
}
