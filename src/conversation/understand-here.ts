import { joinOpinion } from '../understanding/join-opinion.js';
import { understand } from '../understanding/understand.js';
import type { UnderstandInput, Understanding } from '../understanding/understanding.js';
import { cleanText } from './clean-text.js';
import { fileRequest } from './file-request.js';
import { readCommand } from './read-command.js';
import { setAsideUnreadable } from './set-aside-unreadable.js';
import type { Situation } from './situation.js';
import type { Posting } from './workspace.js';

/** 依据 and 怎么算的 look back at an answer; a follow-up goes on from the question before them. */
function looksBack(text: string, botName: string): boolean {
  const kind = readCommand(cleanText(text, botName))?.kind;
  return kind === 'evidence' || kind === 'arithmetic';
}

/** The message of this situation, as the rules of understanding take it. */
export function inputHere(situation: Situation, who: Posting | null): UnderstandInput {
  const { text, now, view } = situation;
  const sender = { unit: who?.unit ?? null, role: who?.role ?? ('unknown' as const) };
  const context = view.turns.filter((turn) => !looksBack(turn.text, situation.botName));
  return { text, now, sender, context };
}

/** What the message means by rules, together with a second opinion where there is one. */
export function understandHere(situation: Situation, who: Posting | null): Understanding {
  const { text, lexicon, advice, botName } = situation;
  const input = inputHere(situation, who);
  const plain = understand(input, lexicon);
  const file = plain.query === null && plain.facts.length === 0 ? fileRequest(text, botName) : null;
  const byRules = file === null ? plain : understand({ ...input, text: file }, lexicon);
  return setAsideUnreadable(joinOpinion(byRules, advice?.opinion ?? null), text);
}
