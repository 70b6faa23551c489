import { translate, type Language } from '../i18n/language';
import { cityTime, fromField, toField } from './cityTime';
import type { CutOver, LineDetail, Stage } from './lineApi';

/** A cut-over to come, as a person types it. */
export interface CutOverDraft {
  key: number;
  field: string;
  stage: Stage;
}

type Plan = NonNullable<LineDetail['plan']>;

export function past(plan: Plan, now: number): CutOver[] {
  return plan.cutOvers.filter((cutOver) => Date.parse(cutOver.at) <= now);
}

export function planDraft(plan: Plan, now: number): CutOverDraft[] {
  return plan.cutOvers.filter((cutOver) => Date.parse(cutOver.at) > now).map((cutOver, key) => ({ key, field: toField(cutOver.at), stage: cutOver.stage }));
}

export function stageAt(plan: Plan, now: number): Stage {
  return past(plan, now).at(-1)?.stage ?? plan.first;
}

/** Everything that is wrong with a plan, in words. */
export function planFaults(language: Language, plan: Plan, draft: readonly CutOverDraft[], now: number): string[] {
  const faults: string[] = [];
  const times = new Set(past(plan, now).map((cutOver) => Date.parse(cutOver.at)));
  let stage = stageAt(plan, now);
  for (const cutOver of [...draft].sort((one, other) => one.field.localeCompare(other.field))) {
    const at = fromField(cutOver.field);
    if (at === null) {
      faults.push(translate(language, 'lines.plan.missingTime'));
      continue;
    }
    const time = cityTime(language, at);
    if (Date.parse(at) <= now) {
      faults.push(translate(language, 'lines.plan.past', { time }));
    }
    if (times.has(Date.parse(at))) {
      faults.push(translate(language, 'lines.plan.twice', { time }));
    }
    if (cutOver.stage === stage) {
      faults.push(translate(language, 'lines.plan.same', { time, stage: translate(language, `lines.stage.${stage}`) }));
    }
    times.add(Date.parse(at));
    stage = cutOver.stage;
  }
  return [...new Set(faults)];
}
