import { cleanText } from '../clean-text.js';
import { isBound } from '../situation.js';
import type { Situation } from '../situation.js';
import type { ConversationTransaction, Outcome } from '../workspace.js';
import { decideAssign } from './decide-assign.js';
import { decideDecline, decideForget, decideRemember } from './decide-names.js';
import { decideTeach } from './decide-teach.js';
import { listNames } from './list-names.js';
import { mayTeach } from './naming-context.js';
import type { NamingContext } from './naming-context.js';
import { readNamingCommand } from './read-naming-command.js';
import type { NamingCommand } from './read-naming-command.js';
import { cleanLines, readTeachings } from './read-teaching.js';
import type { Teaching } from './read-teaching.js';

function decideNamed(context: NamingContext, command: NamingCommand): Promise<Outcome | null> {
  switch (command.kind) {
    case 'list':
      return listNames(context);
    case 'forget':
      return decideForget(context, command);
    case 'remember':
      return decideRemember(context, command);
    case 'decline':
      return Promise.resolve(decideDecline(context.situation, command));
    case 'assign':
      return decideAssign(context, command);
  }
}

/**
 * What words stand for: teaching, listing and forgetting names, and saying which indicator an unknown
 * word meant. Asked before anything else, since 科小就是科技型中小企业 would also read as a report.
 * @returns `null` when the message is about something else, which is nearly always
 */
export async function decideNaming(
  situation: Situation,
  transaction: Pick<ConversationTransaction, 'messages'>,
): Promise<Outcome | null> {
  if (!isBound(situation)) return null;
  const context: NamingContext = { situation, load: (ids) => transaction.messages(ids) };
  const text = cleanText(situation.text, situation.botName);
  const command = readNamingCommand(text);
  const teachings = readTeachings(cleanLines(situation.text, situation.botName));
  if (teachings === null) return command === null ? null : await decideNamed(context, command);
  if (command === null) return await decideTeach(context, teachings);
  return await decideEither(context, command, teachings);
}

/** 科创企业就是科小 both explains a figure and teaches; the office's word is a lesson first. */
async function decideEither(
  context: NamingContext,
  command: NamingCommand,
  teachings: readonly Teaching[],
): Promise<Outcome | null> {
  if (command.kind !== 'assign' || command.line !== null) {
    return (await decideNamed(context, command)) ?? (await decideTeach(context, teachings));
  }
  const lesson = await decideTeach(context, teachings);
  if (lesson !== null && mayTeach(context.situation.member)) return lesson;
  const answer = await decideNamed(context, command);
  return answer === null || lesson === null ? (answer ?? lesson) : joined(answer, lesson);
}

/** A liaison's answer gets its receipt, and what it proposes goes to the office. */
function joined(answer: Outcome, lesson: Outcome): Outcome {
  return {
    ...answer,
    replies: [...answer.replies, ...lesson.replies],
    entries: [...answer.entries, ...lesson.entries],
    receipts: [...answer.receipts, ...lesson.receipts],
  };
}
