import type { Outgoing } from '../../../message/outgoing.js';
import type { Button } from '../../../message/reply.js';
import { byteLength } from '../encode/byte-length.js';
import { visibleName } from '../encode/neutral-text.js';
import type { CardPart } from '../encode/part.js';
import { answerHint, CARD_TITLE } from '../texts.js';
import { taskIdOf } from './card-id.js';

/** The platform's limits: six buttons, 1,024 bytes of what a button carries, 26 characters of title. */
const MAX_BUTTONS = 6;
const MAX_KEY_BYTES = 1_024;
const MAX_TITLE_LENGTH = 26;

/** The card with the reply's buttons; `null` where a card cannot hold them. */
export function cardPart(outgoing: Outgoing, mustMention: string | null): CardPart | null {
  const buttons = outgoing.reply.buttons.slice(0, MAX_BUTTONS);
  const taskId = taskIdOf(outgoing.id, outgoing.isRepeat);
  if (buttons.length === 0 || taskId === null || !buttons.every(isFit)) return null;
  return {
    kind: 'card',
    taskId,
    title: titleOf(outgoing),
    buttons,
    hint: answerHint(buttons, mustMention),
  };
}

const isFit = ({ label, text }: Button): boolean =>
  label.trim() !== '' && text.trim() !== '' && byteLength(text) <= MAX_KEY_BYTES;

/** The first line of the words, so that one sees what the buttons are about. */
function titleOf({ reply }: Outgoing): string {
  const first = reply.blocks.find(({ type }) => type === 'text' || type === 'figures');
  const text =
    first?.type === 'text' ? first.text : first?.type === 'figures' ? (first.lines[0] ?? '') : '';
  const line = visibleName(text.split('\n', 1)[0] ?? '');
  if (line === '') return CARD_TITLE;
  if (line.length <= MAX_TITLE_LENGTH) return line;
  // Half a character at the cut is left out.
  return `${line.slice(0, MAX_TITLE_LENGTH - 1).replace(/\p{Cs}$/u, '')}…`;
}
