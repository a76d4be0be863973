import type { MessageId } from '../../kernel/ids.js';
import type { LedgerEntry, NewLedgerEntry } from '../../ledger/ledger-entry.js';
import type { LedgerState } from '../../ledger/ledger-state.js';
import {
  readSupervisions,
  type Supervision,
  type SupervisionStep,
} from '../../ledger/supervision.js';
import { withoutCalls } from '../clean-text.js';
import type { Round } from '../periodic/round.js';
import { ownWords } from './read-supervision-command.js';

/** Text of a message that a step goes back to; `null` when it is gone. */
export type TextOf = (id: MessageId) => string | null;

const SAID_IN = { issued: 'draft', replied: 'reply', returned: 'return' } as const;

function isSaid(kind: string): kind is keyof typeof SAID_IN {
  return kind in SAID_IN;
}

/** What was demanded, answered or objected to in a step; `null` when nothing was, or it is gone. */
export function stepWords(
  { kind, by }: SupervisionStep,
  textOf: TextOf,
  botName: string,
): string | null {
  const text = isSaid(kind) && by.source !== null ? textOf(by.source.messageId) : null;
  return text === null || !isSaid(kind)
    ? null
    : ownWords(withoutCalls(text, botName), SAID_IN[kind]);
}

/** The texts behind the steps of these letters. */
export async function loadTexts(
  { messages }: Pick<Round, 'messages'>,
  letters: readonly Supervision[],
  known: ReadonlyMap<MessageId, string> = new Map(),
): Promise<TextOf> {
  const ids = letters
    .flatMap(({ steps }) => steps.flatMap(({ kind, by }) => (isSaid(kind) ? [by.source] : [])))
    .flatMap((source) => (source === null || known.has(source.messageId) ? [] : source.messageId));
  const loaded = ids.length === 0 ? null : await messages([...new Set(ids)]);
  return (id) => known.get(id) ?? loaded?.get(id)?.text ?? null;
}

/** The letters once these entries are written. */
export function lettersAfter(
  { entries }: LedgerState,
  added: readonly NewLedgerEntry[],
): readonly Supervision[] {
  const last = entries.at(-1)?.seq ?? 0;
  const written = added.map((entry, index): LedgerEntry => {
    return { ...entry, seq: last + 1 + index, prevHash: '', hash: '' };
  });
  return readSupervisions([...entries, ...written]);
}

export function letterKey({ letter: { year, no } }: Supervision): string {
  return `${year}-${no}`;
}
