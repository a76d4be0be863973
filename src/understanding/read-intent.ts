import { readAssent } from './intent/read-assent.js';
import { readsAsCorrection } from './intent/read-correction-cue.js';
import { readsAsHelp } from './intent/read-help-request.js';
import { readsAsInjection } from './intent/read-injection.js';
import {
  noticeStart,
  opensWithOtherPlace,
  readsAsAppointment,
  readsAsFormalNotice,
  readsAsForwarded,
  readsAsPraise,
  setsTime,
  speaksOfOthers,
  speaksOfUs,
} from './intent/read-notice.js';
import { plainWords } from './intent/plain-words.js';
import { readWork, type WorkTold } from './intent/read-work.js';
import { analyseQuery } from './query/analyse-query.js';
import { isQuestion } from './query/asking-words.js';
import { readBlocker } from './read-blocker.js';
import { askedInContext } from './read-query.js';
import type { ReadMessage } from './read-message.js';
import { CLEAR_SUBJECT, scoreTasks } from './tasks/score-tasks.js';
import type {
  Intent,
  QueryKind,
  OmissionReason,
  OmittedFigure,
  Understanding,
  UnderstoodFact,
  ZeroReport,
} from './understanding.js';

/** What the other passes found, for the judgement of the whole. */
export interface IntentEvidence {
  readonly facts: readonly UnderstoodFact[];
  readonly omitted: readonly OmittedFigure[];
  readonly zeroReport: ZeroReport | null;
  readonly taskStates: Understanding['taskStates'];
}

export interface ReadIntent {
  readonly intent: Intent;
  readonly injection: boolean;
}

/** A message this short that asks is a question, whatever verbs of work it holds. */
const SHORT_QUESTION = 30;

/** Figures that only say what is wanted, or are not ours, tell no work. */
const WISHES: ReadonlySet<OmissionReason> = new Set<OmissionReason>([
  'target',
  'plan',
  'other_scope',
]);

/** From a liaison, even one ordinary word of a task's text makes a deed its progress. */
const FAINT_SUBJECT = 1;

/** Shorter words about a task are a title or an aside. */
const SENTENCE_LENGTH = 16;

/** A longer answer that tells work is a report with such words in it (逐个退回修改). */
const MAX_TOPICAL_ASSENT = 20;

/** As clear a subject as this makes a telling of a report, whatever its verbs. */
const STRONG_SUBJECT = 3;

interface View {
  readonly message: ReadMessage;
  readonly evidence: IntentEvidence;
  readonly text: string;
  readonly work: WorkTold;
  /** How clearly it is about a task of the plan. */
  readonly subject: number;
}

function subjectOf(text: string, message: ReadMessage): number {
  return scoreTasks(text, message.lexicon)[0]?.score ?? 0;
}

function look(message: ReadMessage, evidence: IntentEvidence): View {
  const text = plainWords(message);
  const clauses = message.clauses.map(({ span }) => text.slice(span.start, span.end));
  return {
    message,
    evidence,
    text,
    work: readWork(clauses, [...new Set(message.mentions.map(({ name }) => name))]),
    subject: subjectOf(text, message),
  };
}

/** A deed that is told, and a subject of the plan that it belongs to. */
function tellsDeed({ work, subject, message }: View): boolean {
  if (work.deeds === 0) return false;
  const enough = message.input.sender.role === 'liaison' ? FAINT_SUBJECT : CLEAR_SUBJECT;
  return subject >= enough || (work.own && subject > 0);
}

function tellsWork(view: View): boolean {
  const { evidence, work, subject, message, text } = view;
  if (evidence.zeroReport || evidence.taskStates.length > 0 || tellsDeed(view)) return true;
  const counted = evidence.omitted.some(({ reason }) => !WISHES.has(reason));
  if (subject >= CLEAR_SUBJECT && (counted || readBlocker(message))) return true;
  const wishesOnly = evidence.omitted.length > 0 && !counted && work.deeds === 0;
  if (subject < STRONG_SUBJECT || work.ahead || wishesOnly) return false;
  if (subjectOf(work.told, message) >= STRONG_SUBJECT) return true;
  return message.input.sender.role === 'liaison' && text.trim().length >= SENTENCE_LENGTH;
}

function isOthersNews({ text, message, evidence }: View): boolean {
  const { placeName } = message.lexicon;
  const ours = speaksOfUs(text, placeName);
  if (readsAsForwarded(text)) return !ours || evidence.facts.length === 0;
  if (ours || message.units.length > 0) return false;
  if (evidence.facts.length > 0) return opensWithOtherPlace(text, placeName);
  const onlyOthers = evidence.omitted.every(({ reason }) => reason === 'other_scope');
  return onlyOthers && speaksOfOthers(text, placeName);
}

/** Notices and the like: they win over work told unless figures of our own stand in them. */
function isNotOurs(view: View): boolean {
  const { text, message, evidence } = view;
  if (isOthersNews(view)) return true;
  const figures = evidence.facts.length > 0;
  if (readsAsPraise(text)) return !figures || message.input.sender.role === 'leader';
  if (readsAsAppointment(text)) {
    const beside = text.split(/[，。;!\n]/u).filter((clause) => !setsTime(clause));
    return readWork(beside).deeds === 0;
  }
  if (readsAsFormalNotice(text) && !figures) return true;
  const notice = noticeStart(text);
  if (notice === null) return false;
  if (message.input.sender.role !== 'liaison') return true;
  return (
    !figures &&
    !(
      readWork(text.slice(0, notice).split(/[，。;!\n]/u)).deeds > 0 &&
      view.subject >= CLEAR_SUBJECT
    )
  );
}

/** @县金融办 without the bot: a question to a person. */
function speaksToSomeoneElse({ text, lexicon }: ReadMessage): boolean {
  const mentions = text.text.match(/@[^\s@，。,:;!?]{1,20}/gu) ?? [];
  return mentions.length > 0 && !mentions.some((name) => name.includes(lexicon.botName));
}

/** A count with its measure word (岗位136个) is told, not asked for; 第3项 names a task. */
function countsSomething({ text, numbers }: ReadMessage): boolean {
  return numbers.some(
    ({ unit, span }) =>
      unit !== null &&
      /[0-9]/u.test(text.text.charAt(span.start)) &&
      !/[第任务、，和]/u.test(text.text.charAt(span.start - 1)),
  );
}

/** Too short to tell anything, whatever words stand in it (完成得最差的三项). */
const SHORT_NAME = 12;

/** Kinds whose words ask even without a question or a request (完成得最差的三项). */
const ASK_BY_NAME: ReadonlySet<QueryKind> = new Set<QueryKind>([
  'ranking',
  'export',
  'digest',
  'missing',
  'trend',
]);

/** What else the message does may make its asking words part of a report. */
function reportsWhileAsking({ message, text, evidence, work }: View, asks: boolean): boolean {
  const official = message.input.sender.role !== 'liaison';
  if (evidence.facts.length > 0) return !(asks && official);
  if (asks && official) return false;
  if (!asks && (evidence.zeroReport !== null || (!official && countsSomething(message))))
    return true;
  if (!asks && !official && readBlocker(message)) return true;
  return work.deeds > 0 && text.trim().length > SHORT_QUESTION;
}

function asksUs(view: View): boolean {
  const { message, text, work } = view;
  if (speaksToSomeoneElse(message)) return false;
  const alone = analyseQuery(message);
  const asked = message.input.context.length > 0 ? askedInContext(message) : alone;
  if (asked.kind === null) return false;
  const length = text.trim().length;
  const bare = length <= SHORT_NAME || (work.deeds === 0 && length <= SHORT_QUESTION);
  if (alone.asking === null && !(bare && ASK_BY_NAME.has(asked.kind))) return false;
  return !reportsWhileAsking(view, isQuestion(text));
}

/**
 * What a message is for, judged from everything the passes found. Source: evaluation README, section 2.
 * A question inside a report stays a report.
 */
export function readIntent(message: ReadMessage, evidence: IntentEvidence): ReadIntent {
  const view = look(message, evidence);
  const { text } = view;
  const is = (intent: Intent): ReadIntent => ({ intent, injection: false });
  if (!/[\p{L}\p{N}]/u.test(text)) return is('other');
  if (readsAsInjection(text)) return { intent: 'other', injection: true };
  const figures = evidence.facts.length > 0;
  const assent = readAssent(text, figures);
  if (assent && !(text.trim().length > MAX_TOPICAL_ASSENT && tellsWork(view))) return is(assent);
  if (!figures && readsAsHelp(text)) return is('help');
  if (isNotOurs(view)) return is('other');
  if (readsAsCorrection(text, figures, message.numbers.length + message.dates.length > 0))
    return is('correction');
  if (asksUs(view)) return is('query');
  return is(
    figures || (tellsWork(view) && !isQuestion(text.trim().slice(-8))) ? 'report' : 'other',
  );
}
