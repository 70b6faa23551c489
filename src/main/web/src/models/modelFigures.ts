import { BUILT, type Compared, type Drift, type Models, type TrainedModel } from './modelApi';

export type ModelState = 'ACTIVE' | 'SHADOW' | 'RESTING';

export interface ModelRow {
  version: string;
  state: ModelState;
  /** Null for the model that came with the server. */
  trained: TrainedModel | null;
}

export interface Shares {
  texts: number;
  doubtful: number | null;
  unknown: number | null;
  corrected: number | null;
  unknownWords: number | null;
}

export interface CardBlock {
  kind: 'title' | 'item' | 'text';
  text: string;
}

function divided(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Shares from 0 to 1; null where nothing has been counted yet. */
export function shares(drift: Drift): Shares {
  const texts = drift.answers.CERTAIN + drift.answers.DOUBTFUL + drift.answers.UNKNOWN;
  return {
    texts,
    doubtful: divided(drift.answers.DOUBTFUL, texts),
    unknown: divided(drift.answers.UNKNOWN, texts),
    corrected: divided(drift.corrected, drift.labels),
    unknownWords: drift.unknownWordsPercent === null ? null : drift.unknownWordsPercent / 100,
  };
}

/** The newest first, the server's own last. */
export function rows(models: Models): ModelRow[] {
  const state = (version: string): ModelState => (version === models.active ? 'ACTIVE' : version === models.shadow ? 'SHADOW' : 'RESTING');
  const trained = [...models.models].reverse().map((model) => ({ version: model.version, state: state(model.version), trained: model }));
  return [...trained, { version: BUILT, state: state(BUILT), trained: null }];
}

export function lastTrained(models: Models): TrainedModel | null {
  return models.models.at(-1) ?? null;
}

export function agreement(model: TrainedModel): number | null {
  return divided(model.shadowSame, model.shadowAnswers);
}

/** By how much a new model was right more often than the one that answered; null when not measured. */
export function gain(compared: Compared | undefined): number | null {
  return compared?.top1_new === undefined || compared.top1_present === undefined ? null : compared.top1_new - compared.top1_present;
}

/** `+1.2`, `−0.4`, `±0`: percentage points with one digit. */
export function points(difference: number): string {
  const rounded = Math.round(difference * 1000) / 10;
  return rounded === 0 ? '±0' : rounded > 0 ? `+${rounded.toFixed(1)}` : `−${Math.abs(rounded).toFixed(1)}`;
}

/** The few forms of Markdown that a model card has. A line that goes on belongs to the block before it. */
export function cardBlocks(markdown: string): CardBlock[] {
  const blocks: CardBlock[] = [];
  let open = false;
  for (const line of markdown.split('\n')) {
    const text = line.trim();
    const last = blocks.at(-1);
    if (text === '') {
      open = false;
    } else if (text.startsWith('# ')) {
      blocks.push({ kind: 'title', text: text.slice(2) });
      open = false;
    } else if (text.startsWith('- ')) {
      blocks.push({ kind: 'item', text: text.slice(2) });
      open = true;
    } else if (open && last !== undefined) {
      last.text += ` ${text}`;
    } else {
      blocks.push({ kind: 'text', text });
      open = true;
    }
  }
  return blocks;
}
