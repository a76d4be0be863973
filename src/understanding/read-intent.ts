import { asksUs } from './intent/asks-us.js';
import { tellsWork } from './intent/evidence.js';
import { isAppointment, isNotice, isOthersNews, isPraise } from './intent/not-ours.js';
import { readAssent } from './intent/read-assent.js';
import { readsAsCorrection, type CorrectionSetting } from './intent/read-correction-cue.js';
import { readsAsHelp } from './intent/read-help-request.js';
import { readsAsInjection } from './intent/read-injection.js';
import { viewOf, type IntentEvidence, type View } from './intent/view.js';
import { isQuestion } from './query/asking-words.js';
import type { ReadMessage } from './read-message.js';
import type { Intent } from './understanding.js';

export interface ReadIntent {
  readonly intent: Intent;
  readonly injection: boolean;
}

/** A longer answer that tells work is a report with such words in it (逐个退回修改). */
const MAX_TOPICAL_ASSENT = 20;

/** Whether the message is a report by what it says: no change, a task's state, or work told. */
function isReport(view: View): boolean {
  const { zeroReport, taskStates, facts } = view.evidence;
  return facts.length > 0 || zeroReport !== null || taskStates.length > 0 || tellsWork(view);
}

/** 祝贺科工信局: another unit's success. */
function speaksOfAnother({ message }: View): boolean {
  return message.units.some(({ unit }) => unit !== message.input.sender.unit);
}

/** Notices and the like: they win over work told unless figures of our own stand in them. */
function isNotOurs(view: View): boolean {
  const figures = view.evidence.facts.length > 0;
  const { role } = view.message.input.sender;
  if (isOthersNews(view)) return true;
  if (isPraise(view)) return !figures || role === 'leader' || speaksOfAnother(view);
  if (isAppointment(view)) return true;
  return isNotice(view) && (role !== 'liaison' || !figures);
}

/** The turn before was a question of the same conversation: 可以 then accepts nothing. */
function followsQuestion(message: ReadMessage): boolean {
  const last = message.input.context.at(-1);
  return last?.role === 'user' && isQuestion(last.text);
}

function correctionSetting(message: ReadMessage, hasFigures: boolean): CorrectionSetting {
  const last = message.input.context.filter(({ role }) => role === 'user').at(-1);
  return {
    hasFigures,
    hasNumbers: message.numbers.length + message.dates.length > 0,
    afterFigures: last !== undefined && !isQuestion(last.text) && /[0-9]/u.test(last.text),
  };
}

/**
 * What a message is for, judged from everything the passes found. Source: evaluation README, section 2.
 * A question inside a report stays a report.
 */
export function readIntent(message: ReadMessage, evidence: IntentEvidence): ReadIntent {
  const view = viewOf(message, evidence);
  const { text } = view;
  const is = (intent: Intent): ReadIntent => ({ intent, injection: false });
  if (!/[\p{L}\p{N}]/u.test(text)) return is('other');
  if (readsAsInjection(text)) return { intent: 'other', injection: true };
  const figures = evidence.facts.length > 0;
  const assent = readAssent(text, { hasFigures: figures, afterQuestion: followsQuestion(message) });
  if (assent && !(text.trim().length > MAX_TOPICAL_ASSENT && isReport(view))) return is(assent);
  if (!figures && readsAsHelp(text)) return is('help');
  if (isNotOurs(view)) return is('other');
  if (readsAsCorrection(text, correctionSetting(message, figures))) return is('correction');
  if (asksUs(view)) return is('query');
  return is(isReport(view) ? 'report' : 'other');
}
