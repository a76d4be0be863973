import type { Understanding } from '../../understanding/understanding.js';
import { justSay, textReply } from '../outcome.js';
import { here, holdsRole } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { assignTexts } from './assign-texts.js';
import { isAddressed } from './naming-context.js';
import { isOnlyUnknownWords, understandAlone, unknownWords } from './unknown-words.js';
import { unreadFigures } from './unread-figures.js';

/** More would be a table of something else. */
const MAX_UNREAD = 5;

/** Whether a word was doubted that 是科小 can explain. */
export function isAssignable({ doubts }: Understanding): boolean {
  return doubts.some(({ kind }) => kind === 'unknown-indicator');
}

function hint({ view }: BoundSituation): string {
  return assignTexts.hint(view.plans[0]?.indicators[0]?.shortName ?? '某项指标');
}

/** How to say which indicator was meant; nothing where no word was doubted. */
export function assignHint(
  situation: BoundSituation,
  understanding: Understanding,
): readonly string[] {
  return isAssignable(understanding) ? [hint(situation)] : [];
}

/** What stands under a receipt: figures beside its own that would be dropped without a word, and how to explain them. */
export function unreadLines(
  situation: BoundSituation,
  understanding: Understanding,
): readonly string[] {
  const unread = unreadFigures(situation, understanding).map(({ text }) => text);
  if (unread.length === 0) return assignHint(situation, understanding);
  return [assignTexts.unread(unread.slice(0, MAX_UNREAD)), hint(situation)];
}

/**
 * A report whose every word but the figures is unknown (科创企业71家), said to the bot: it is asked which
 * indicator is meant, and kept so that the answer can go back to it. Among people it stays talk.
 * @returns `null` for anything else
 */
export function decideUnknown(situation: BoundSituation): Outcome | null {
  const { member, now, text } = situation;
  const reports = holdsRole(member, 'liaison') || holdsRole(member, 'office');
  if (!reports || !isAddressed(situation) || !isOnlyUnknownWords(situation)) return null;
  const words = unknownWords(situation, text, understandAlone(situation, text, now));
  if (words.length === 0) return null;
  const lines = [assignTexts.unknown(words), hint(situation)];
  return {
    ...justSay(textReply(here(situation), lines.join('\n'))),
    retention: { kind: 'keep', text },
  };
}
