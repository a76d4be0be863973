import type { Clock } from '../../kernel/clock.js';
import type { Database } from '../connect.js';
import type { Acceptance } from '../evidence/accept-file.js';
import { acceptFile, MAX_FILES } from '../evidence/accept-file.js';
import { contentHash } from '../evidence/evidence-files.js';
import type { EvidenceFiles } from '../evidence/evidence-files.js';
import { screenArrival } from '../intake/arrival-record.js';
import { writeArrival } from '../intake/store-arrival.js';
import type { SecretBox } from '../secret-box.js';
import type { Transaction } from '../transaction.js';
import { inStatement, inTransaction } from '../transaction.js';
import { storableText } from '../json/storable.js';
import { lockUploadLink, releasePlace, reservePlace, useUpUploadLink } from './upload-links.js';
import type { FoundLink, UploadLink } from './upload-links.js';

export interface UploadedFile {
  readonly name: string;
  readonly sizeBytes: number;
}

/** A link that does not count, or what it has come to so far. */
export type UploadState =
  | Exclude<FoundLink, { kind: 'open' }>
  | {
      readonly kind: 'open';
      readonly files: readonly UploadedFile[];
      readonly expiresAt: Date;
    };

/** What became of a file: kept, or not and why. */
export type Upload =
  UploadState | Exclude<Acceptance, { kind: 'accepted' }> | { readonly kind: 'too-many' };

export type Submission =
  | Exclude<FoundLink, { kind: 'open' }>
  | { readonly kind: 'empty' }
  | { readonly kind: 'submitted'; readonly count: number };

interface DeskDeps {
  readonly database: Database;
  readonly files: EvidenceFiles;
  readonly box: SecretBox;
  readonly clock: Clock;
  /** Told that a message waits to be handled. */
  readonly onStored: () => void;
}

interface Reserved {
  readonly kind: 'reserved';
  readonly link: UploadLink;
}

interface Row extends UploadedFile {
  readonly sha256: string;
  readonly mediaType: string;
}

/**
 * Where files come in by a page instead of by a message. Each is kept at once; submitting them makes them
 * one message of their sender, which is handled as any other with files.
 */
export class UploadDesk {
  readonly #deps: DeskDeps;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  async look(token: string): Promise<UploadState> {
    return await this.#within('looking at an upload', token, async (tx, link) =>
      opened(link, await rowsOf(tx, link)),
    );
  }

  /** @throws AppError `store` */
  async keep(token: string, givenName: string, content: Uint8Array): Promise<Upload> {
    const accepted = acceptFile(givenName, content);
    if (accepted.kind !== 'accepted') return accepted;
    const { name, mediaType } = accepted;
    const sizeBytes = content.byteLength;
    const file = { sha256: contentHash(content), name: storableText(name), mediaType, sizeBytes };
    const place = await this.#reserve(token, file);
    if (place.kind !== 'reserved') return place;
    try {
      await this.#deps.files.put(content);
      return await this.#note(token, file);
    } catch (error) {
      await inStatement(this.#deps.database, 'giving a place back', (tx) =>
        releasePlace(tx, place.link),
      );
      throw error;
    }
  }

  /** Before anything is written: what a link holds is bounded, however much is sent by it. */
  async #reserve(token: string, file: Row): Promise<Upload | Reserved> {
    return await this.#within<Upload | Reserved>('room for an upload', token, async (tx, link) => {
      const rows = await rowsOf(tx, link);
      if (rows.some((row) => isSame(row, file))) return opened(link, rows);
      if (rows.length + link.reserved >= MAX_FILES) return { kind: 'too-many' };
      await reservePlace(tx, link);
      return { kind: 'reserved', link };
    });
  }

  /** Takes the place that was held, in one step: at no moment does a file count twice. */
  async #note(token: string, file: Row): Promise<Upload> {
    return await this.#within<Upload>('noting an upload', token, async (tx, link) => {
      await releasePlace(tx, link);
      const rows = await rowsOf(tx, link);
      if (rows.some((row) => isSame(row, file))) return opened(link, rows);
      const { channel, messageId, workspaceId } = link;
      const place = { channel, messageId, workspaceId, index: rows.length };
      await tx.evidence.create({ data: { ...place, ...file } });
      return opened(link, [...rows, file]);
    });
  }

  /** The files become a message; the link counts no more. */
  async submit(token: string): Promise<Submission> {
    const { box, clock, onStored } = this.#deps;
    const done = await this.#within<Submission>('an upload', token, async (tx, link) => {
      const rows = await rowsOf(tx, link);
      if (rows.length === 0) return { kind: 'empty' };
      await useUpUploadLink(tx, link);
      const message = messageOf(link, rows, clock.now());
      const member = await tx.member.findUnique({
        where: { id: link.memberId },
        select: { name: true },
      });
      const sender = { userId: link.userId, displayName: member?.name ?? link.userId };
      const arrival = { message: { ...message, sender }, replyHandle: null };
      await writeArrival(tx, box, screenArrival(arrival));
      return { kind: 'submitted', count: rows.length };
    });
    if (done.kind === 'submitted') onStored();
    return done;
  }

  #within<Result>(
    what: string,
    token: string,
    work: (tx: Transaction, link: UploadLink) => Promise<Result>,
  ): Promise<Result | Exclude<FoundLink, { kind: 'open' }>> {
    return inTransaction(this.#deps.database, what, async (tx) => {
      const found = await lockUploadLink(tx, token);
      return found.kind === 'open' ? await work(tx, found.link) : found;
    });
  }
}

/** A phone that got no answer sends the same again. */
function isSame(row: Row, file: Row): boolean {
  return row.sha256 === file.sha256 && row.name === file.name;
}

async function rowsOf(tx: Transaction, { channel, messageId }: UploadLink): Promise<Row[]> {
  return await tx.evidence.findMany({
    where: { channel, messageId },
    orderBy: { index: 'asc' },
    select: { name: true, sizeBytes: true, sha256: true, mediaType: true },
  });
}

function opened({ expiresAt }: UploadLink, rows: readonly Row[]): UploadState {
  const files = rows.map(({ name, sizeBytes }) => ({ name, sizeBytes }));
  return { kind: 'open', files, expiresAt };
}

/** As a platform would bring it; its files are here already, so that there is nothing to fetch. */
function messageOf(
  { messageId, channel, group, quotedId }: UploadLink,
  rows: readonly Row[],
  sentAt: Date,
) {
  return {
    ...{ id: messageId, channel, group, sentAt, text: '' },
    quotedMessageId: quotedId,
    quotedText: null,
    attachments: rows.map(({ name, mediaType }) => ({
      kind: mediaType.startsWith('image/') ? ('picture' as const) : ('file' as const),
      ...{ name, ticket: '' },
    })),
  };
}
