import type { Known } from '../../conversation/handle-message.js';
import { readSentTable } from '../../conversation/import/read-sent-table.js';
import type { SentTable } from '../../conversation/import/sent-table.js';
import { nothingFound } from '../../conversation/taken-in.js';
import type { Account } from '../../conversation/workspace.js';
import type { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { MessageId, WorkspaceId } from '../../kernel/ids.js';
import type { InboundMessage } from '../../message/inbound-message.js';
import { renderText } from '../../message/render-text.js';
import type { Reply } from '../../message/reply.js';
import type { Database } from '../connect.js';
import { acceptFile } from '../evidence/accept-file.js';
import type { Acceptance } from '../evidence/accept-file.js';
import type { EvidenceFiles } from '../evidence/evidence-files.js';
import { SPREADSHEETS } from '../evidence/read-kept-tables.js';
import { storableText } from '../json/storable.js';
import { readReplies } from '../replies.js';
import { inStatement } from '../transaction.js';

interface DeskDeps {
  readonly database: Database;
  readonly files: EvidenceFiles;
  readonly clock: Clock;
  readonly handle: (message: InboundMessage, known?: Known) => Promise<readonly Reply[]>;
}

/** Who brings figures, and for which ledger. */
export interface FigureBringer extends Account {
  readonly name: string;
  readonly workspaceId: WorkspaceId;
}

/** What the bot says to who stands at the page, and under which id that can be answered. */
export interface SaidAtDesk {
  readonly kind: 'said';
  readonly id: MessageId;
  readonly replies: readonly Reply[];
}

/** What became of a file: read and answered, or not and why. */
export type BroughtFigures =
  | SaidAtDesk
  | Exclude<Acceptance, { kind: 'accepted' }>
  | { readonly kind: 'unreadable'; readonly problem: string };

/** A button of a reply: which reply of which message, and what pressing it says. */
export interface PressedButton {
  readonly id: MessageId;
  readonly place: number;
  readonly text: string;
}

/** What a file by itself would say in chat. */
const WORDS = '导入数据表';

/**
 * Where the office brings in a table of figures by a page. The table is a private message of who brought
 * it, and so is each button of the receipt: nothing is decided here. The receipt is in his chat as well.
 */
export class FigureDesk {
  readonly #deps: DeskDeps;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  /** Nothing is kept of a file that cannot be read, or that gives no figure. */
  async bring(who: FigureBringer, givenName: string, content: Uint8Array): Promise<BroughtFigures> {
    const accepted = acceptFile(givenName, content);
    if (accepted.kind !== 'accepted') return accepted;
    const { name, mediaType } = accepted;
    if (!SPREADSHEETS.includes(mediaType)) return { kind: 'wrong-kind', name };
    const table = await readSentTable({ name, content });
    if ('problem' in table.reading) return { kind: 'unreadable', problem: table.reading.problem };
    const message = { ...this.#messageOf(who, WORDS), attachments: [attachmentOf(name)] };
    const sha256 = await this.#deps.files.put(content);
    const { database } = this.#deps;
    await inStatement(database, 'noting figures', (tx) =>
      tx.evidence.create({
        data: {
          ...keyOf(message),
          index: 0,
          workspaceId: who.workspaceId,
          ...{ sha256, mediaType, name: storableText(name), sizeBytes: content.byteLength },
        },
      }),
    );
    try {
      return await this.#say(message, [table]);
    } finally {
      await this.#forgetUnlessReceived(message);
    }
  }

  /** @returns `null` where no such button was shown to anybody */
  async press(who: FigureBringer, { id, place, text }: PressedButton): Promise<SaidAtDesk | null> {
    const asked = { channel: who.channel, id };
    const shown = await inStatement(this.#deps.database, 'reading replies', (tx) =>
      readReplies(tx, asked),
    );
    const reply = shown.filter(isToSender)[place];
    const isShown = reply?.buttons.some((button) => button.text === text) ?? false;
    if (reply === undefined || !isShown) return null;
    // Short numbers are given again: what is quoted tells which receipt is meant.
    return await this.#say({ ...this.#messageOf(who, text), quotedText: renderText(reply) });
  }

  #messageOf({ channel, userId, name }: FigureBringer, text: string): InboundMessage {
    return {
      id: `console-${newId<MessageId>()}` as MessageId,
      ...{ channel, text, group: null, quotedMessageId: null, quotedText: null },
      sender: { userId, displayName: name },
      sentAt: this.#deps.clock.now(),
    };
  }

  async #say(message: InboundMessage, tables: readonly SentTable[] = []): Promise<SaidAtDesk> {
    const replies = await this.#deps.handle(message, { takenIn: { ...nothingFound, tables } });
    return { kind: 'said', id: message.id, replies: replies.filter(isToSender) };
  }

  async #forgetUnlessReceived(message: InboundMessage): Promise<void> {
    const key = keyOf(message);
    await inStatement(this.#deps.database, 'forgetting figures', async (tx) => {
      if ((await tx.receipt.count({ where: key })) === 0) {
        await tx.evidence.deleteMany({ where: key });
      }
    });
  }
}

function keyOf({ channel, id }: Pick<InboundMessage, 'channel' | 'id'>) {
  return { channel: storableText(channel), messageId: storableText(id) };
}

/** It is here already: there is nothing to fetch. */
function attachmentOf(name: string) {
  return { kind: 'file' as const, name, ticket: '' };
}

function isToSender({ to }: Reply): boolean {
  return to.kind === 'sender';
}
