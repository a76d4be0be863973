import { asksUs, countsSomething } from './intent/asks-us.js';
import { tellsWork } from './intent/evidence.js';
import { isNotOurs } from './intent/not-ours.js';
import { withoutNames } from './intent/other-places.js';
import { readAssent, readSign } from './intent/read-assent.js';
import { readsAsCorrection, type CorrectionSetting } from './intent/read-correction-cue.js';
import { readsAsHelp } from './intent/read-help-request.js';
import { readsAsFormalNotice } from './intent/read-notice.js';
import { readsAsInjection } from './intent/read-injection.js';
import { judgedAgain } from './intent/second-judgement.js';
import { viewOf, type IntentEvidence, type View } from './intent/view.js';
import { isQuestion } from './query/asking-words.js';
import type { ReadMessage } from './read-message.js';
import type { Intent } from './understanding.js';

/** What a message is for, and whether it tries to steer the bot (`readsAsInjection`). */
export interface ReadIntent {
  readonly intent: Intent;
  readonly injection: boolean;
}

/** A longer answer that tells work is a report with such words in it (逐个退回修改). */
const MAX_TOPICAL_ASSENT = { confirm: 24, cancel: 20 };

/** 周报重新发一下: a digest once more is asked for, nothing is withdrawn. */
const SENT_AGAIN =
  /(?:重新?|再)(?:发|推|出|生成)[^，。]{0,8}[周战简旬]报|[周战简旬]报[^，。]{0,4}(?:重新?|再)(?:发|推|出|生成)/u;

/** 从5家改成6家是谁改的: asks about a change, and makes none. */
const ASKS_WHO = /谁(?:给)?(?:改|报|填|说|录|写)[成到]?的/u;

/** Whether the message is a report by what it says: no change, a task's state, or work told. */
function isReport(view: View): boolean {
  const { zeroReport, taskStates, facts } = view.evidence;
  return facts.length > 0 || zeroReport !== null || taskStates.length > 0 || tellsWork(view);
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

/** Accepts or rejects an echo; neither when an indicator is asked for in such words (报一下高企的数). */
function assentOf(view: View): 'confirm' | 'cancel' | null {
  const { message, text, evidence } = view;
  const hasFigures = evidence.facts.length > 0;
  const assent = readAssent(text, { hasFigures, afterQuestion: followsQuestion(message) });
  if (assent === null) return null;
  if (text.trim().length > MAX_TOPICAL_ASSENT[assent] && isReport(view)) return null;
  const isAsked = message.mentions.length > 0 || SENT_AGAIN.test(text);
  return isAsked && asksUs(view) ? null : assent;
}

/** A report, a correction or a question, where the words are about our figures and tasks. */
function ofOurs(view: View): Intent {
  const { message, text, evidence } = view;
  const figures = evidence.facts.length > 0;
  const asks = asksUs(view);
  if (asks && !figures && message.numbers.length === 0) return 'query';
  if (asks && ASKS_WHO.test(text)) return 'query';
  if (readsAsCorrection(text, correctionSetting(message, figures))) return 'correction';
  if (asks) return 'query';
  return isReport(view) ? 'report' : 'other';
}

/** 发放操作指引120份: what is counted is told, whatever words of help stand in it. */
function tellsCounts({ message, text, blocker }: View): boolean {
  return countsSomething(message) && (blocker || !isQuestion(text));
}

/** 操作手册.pdf，有需要的自行下载: shared, and not asked for. */
function sharesFile({ core, text }: View): boolean {
  return readsAsFormalNotice(core) && !isQuestion(text);
}

function asksForHelp(view: View): boolean {
  const { core, setting } = view;
  return !sharesFile(view) && readsAsHelp(withoutNames(core, setting.names));
}

/** As it was written, signs and all. */
function withoutCall({ input, lexicon }: ReadMessage): string {
  return input.text.replaceAll(`@${lexicon.botName}`, '');
}

/**
 * What a message is for, judged from everything the passes found. Source: evaluation README, section 2.
 * A question inside a report stays a report.
 */
export function readIntent(message: ReadMessage, evidence: IntentEvidence): ReadIntent {
  const view = viewOf(message, evidence);
  const { text } = view;
  const is = (intent: Intent): ReadIntent => ({ intent, injection: false });
  if (!/[\p{L}\p{N}]/u.test(text)) return is(readSign(withoutCall(message)) ?? 'other');
  if (readsAsInjection(text)) return { intent: 'other', injection: true };
  const assent = assentOf(view);
  if (assent !== null) return is(assent);
  if (evidence.facts.length === 0 && !tellsCounts(view) && asksForHelp(view)) return is('help');
  return is(judgedAgain(isNotOurs(view) ? 'other' : ofOurs(view), view));
}
