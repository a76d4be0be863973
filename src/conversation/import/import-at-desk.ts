import type { FigureTable } from '../../digest/figure-table/figure-table.js';
import { asId, newId } from '../../kernel/ids.js';
import type { MessageId } from '../../kernel/ids.js';
import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import type { NewLedgerEntry } from '../../ledger/ledger-entry.js';
import { buildSituation, type SituationDeps } from '../build-situation.js';
import { confirmReceipt } from '../confirm-receipt.js';
import { newReceipt } from '../open-receipt.js';
import { receiptLines } from '../receipt-reply.js';
import type { BoundSituation } from '../situation.js';
import type { Member, WorkspaceView } from '../workspace.js';
import { MAX_FIGURES } from './decide-tables.js';
import { importFigures } from './import-figures.js';

/** What an import by command would do. */
export interface DeskImport {
  /** The rows as a receipt shows them, old → new. */
  readonly lines: readonly string[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** Figures in the table; more than `MAX_FIGURES` are not looked at any further. */
  readonly found: number;
  /** Figures that would be stored. */
  readonly ready: number;
  /** Figures that have a question which only a message can answer. */
  readonly waiting: number;
  readonly entries: readonly NewLedgerEntry[];
}

export interface DeskFile {
  readonly table: FigureTable;
  /** SHA-256 in hex of the file, which the ledger's chain covers in the place of a message's text. */
  readonly hash: string;
}

/** Where figures come from that no chat brought. */
const CHANNEL = 'command';

/** Who works at the machine speaks for the office, but is no member. */
function atDesk(view: WorkspaceView, hash: string, now: Date, deps: SituationDeps): BoundSituation {
  const member: Member = {
    id: newId(),
    name: OFFICE_UNIT,
    postings: [{ unit: OFFICE_UNIT, role: 'office' }],
    requested: null,
    isAdmin: false,
    accounts: [],
    leave: null,
    helpedOn: null,
  };
  const message = {
    id: asId<MessageId>(`${CHANNEL}-${hash}`),
    channel: CHANNEL,
    group: null,
    sender: { userId: CHANNEL, displayName: OFFICE_UNIT },
    text: '',
    sentAt: now,
    quotedMessageId: null,
    quotedText: null,
  };
  // A receipt is judged by the rights of its sender, which are looked up among the members.
  const withDesk = { ...view, members: [...view.members, member] };
  return { ...buildSituation(message, withDesk, '', deps), textHash: hash, member };
}

/** Figures of the office that come by command: previewed and stored by the rules of a receipt. */
export function importAtDesk(
  view: WorkspaceView,
  { table, hash }: DeskFile,
  now: Date,
  deps: SituationDeps,
): DeskImport {
  const situation = atDesk(view, hash, now, deps);
  const { figures, problems, notes } = importFigures(table, situation);
  const isTooMuch = figures.length > MAX_FIGURES;
  const receipt = newReceipt(situation, { figures: isTooMuch ? [] : figures, events: [] });
  const { confirmed, heldBack, entries } = confirmReceipt(situation, receipt, receipt.no);
  return {
    lines: receiptLines(situation, receipt),
    problems,
    notes,
    found: figures.length,
    ready: confirmed?.figures.length ?? 0,
    waiting: heldBack?.figures.length ?? 0,
    entries: entries.map((entry) => ({
      ...entry,
      memberId: null,
      receiptId: null,
      source: { channel: CHANNEL, messageId: situation.message.id, textHash: hash, sentAt: now },
    })),
  };
}
