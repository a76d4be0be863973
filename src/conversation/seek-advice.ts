import type { InboundMessage } from '../message/inbound-message.js';
import type { Glossary } from '../plan/glossary/glossary.js';
import { isOpenQuestion } from '../understanding/query/is-open-question.js';
import type { Advice } from './advice.js';
import type { AdviceDesk } from './advice-desk.js';
import { answerContext } from './answer-context.js';
import { buildSituation } from './build-situation.js';
import { cleanText, hasWords } from './clean-text.js';
import { choosePosting, postingsOf } from './posting.js';
import { screenText } from './privacy-screen.js';
import { readCommand } from './read-command.js';
import { isBound } from './situation.js';
import type { BoundSituation } from './situation.js';
import { readSupervisionCommand } from './supervision/read-supervision-command.js';
import { MAX_TEXT_LENGTH } from './text-limit.js';
import { inputHere, understandHere } from './understand-here.js';
import type { WorkCalendar } from '../plan/calendar/work-calendar.js';
import type { ConversationStore } from './workspace.js';

interface SeekDeps {
  readonly store: ConversationStore;
  readonly botName: string;
  readonly glossary?: Glossary;
  readonly calendar: WorkCalendar;
}

/** What the screen let through of a message that a model might help with; else `null`. */
function askableText(message: InboundMessage, botName: string): string | null {
  if (message.text.length > MAX_TEXT_LENGTH) return null;
  const screening = screenText(message.text);
  if (screening.kind === 'blocked') return null;
  const plain = cleanText(screening.text, botName);
  const isCommand = readCommand(plain) !== null || readSupervisionCommand(plain) !== null;
  return hasWords(plain) && !isCommand ? screening.text : null;
}

async function adviseOn(
  desk: AdviceDesk,
  situation: BoundSituation,
): Promise<Pick<Advice, 'opinion' | 'answer'>> {
  const who = choosePosting(situation) ?? postingsOf(situation.member)[0] ?? null;
  const understanding = understandHere(situation, who);
  const { text, message, lexicon } = situation;
  const request = { input: inputHere(situation, who), lexicon, understanding };
  if (!isOpenQuestion(request)) {
    return { opinion: await desk.secondOpinion(request), answer: null };
  }
  const answer = await desk.answerOpenQuestion({ text, context: answerContext(situation) });
  if (answer !== null) desk.remember(message, text, answer.cited);
  return { opinion: null, answer };
}

/** What comes of the work, or `null` once nobody waits for it any more. */
function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result | null> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      resolve(null);
    };
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', leave);
    });
  });
}

/**
 * Asks a model about a message of a bound person before it is decided on, outside of any transaction.
 * Only text that passed the privacy screen is shown to it. Never rejects: without advice rules decide,
 * and so they do once the signal is aborted.
 */
export async function seekAdvice(
  desk: AdviceDesk,
  deps: SeekDeps,
  message: InboundMessage,
  signal: AbortSignal,
): Promise<Advice> {
  const none = {
    opinion: null,
    answer: null,
    citedFor: (text: string) => desk.citedFor(message, text),
  };
  try {
    const text = askableText(message, deps.botName);
    const view = text === null ? null : await deps.store.preview(message);
    if (text === null || view === null) return none;
    const situation = buildSituation(message, view, text, deps);
    if (!isBound(situation) || signal.aborted) return none;
    return { ...none, ...(await orAborted(adviseOn(desk, situation), signal)) };
  } catch {
    // Whatever is wrong shows again, and is told, when the message itself is handled.
    return none;
  }
}
