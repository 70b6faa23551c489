import { translate, type Language } from '../i18n/language';
import { cityTime } from './cityTime';
import type { Decision, Outcome } from './lineApi';

/** The name of a skill group, its code when it has none. */
export type GroupName = (group: string) => string;

/** What a call does, in one plain sentence. */
export function sentence(language: Language, outcome: Outcome, groupName: GroupName): string {
  if (outcome.kind === 'RING_THERE') {
    return translate(language, 'lines.does.RING_THERE', {
      number: outcome.centre ?? '',
      trunk: outcome.trunk ?? '',
      seconds: outcome.ringSeconds ?? 0,
      unanswered: outcome.unanswered === null ? '' : clause(language, outcome.unanswered, groupName),
    });
  }
  if (outcome.kind === 'RING_DUTY') {
    return translate(language, 'lines.does.RING_DUTY', {
      unit: groupName((outcome.duty ?? '').toLowerCase()),
      seconds: outcome.ringSeconds ?? 0,
      unanswered: outcome.unanswered === null ? '' : clause(language, outcome.unanswered, groupName),
    });
  }
  if (outcome.group !== null) {
    return translate(language, 'lines.does.group', { group: groupName(outcome.group) });
  }
  if (outcome.ownBusiness !== null) {
    return translate(language, 'lines.does.ownBusiness', { number: outcome.ownBusiness });
  }
  return translate(language, `lines.does.${outcome.kind}`);
}

/** What comes when nobody answers elsewhere; that is never elsewhere again. */
function clause(language: Language, outcome: Outcome, groupName: GroupName): string {
  if (outcome.kind === 'RING_THERE' || outcome.kind === 'RING_DUTY') {
    return '';
  }
  if (outcome.group !== null) {
    return translate(language, 'lines.then.group', { group: groupName(outcome.group) });
  }
  return translate(language, outcome.ownBusiness !== null ? 'lines.then.ownBusiness' : `lines.then.${outcome.kind}`);
}

/** Why: the stage and the plan, then the rule. */
export function reason(language: Language, decision: Decision): string {
  const parts = [standing(language, decision), translate(language, `lines.why.${decision.reason}`)];
  if (decision.opensAt !== null) {
    parts.push(translate(language, 'lines.why.opens', { time: cityTime(language, decision.opensAt) }));
  }
  return parts.join(language === 'zh' ? '；' : '; ');
}

function standing(language: Language, decision: Decision): string {
  if (decision.stage === null) {
    return translate(language, 'lines.why.merged');
  }
  const stage = translate(language, `lines.stage.${decision.stage}`);
  return decision.stageSince === null
    ? translate(language, 'lines.why.stage', { stage })
    : translate(language, 'lines.why.since', { stage, time: cityTime(language, decision.stageSince) });
}
