import { AppError } from '../../kernel/errors.js';
import type { WorkspaceId } from '../../kernel/ids.js';
import type { Channel, DownloadedFile } from '../../message/channel.js';
import type { InboundAttachment, InboundMessage } from '../../message/inbound-message.js';
import type { Database } from '../connect.js';
import { findWorkspace } from '../handle-once.js';
import { storableText } from '../json/storable.js';
import type { LogSink } from '../log-sink.js';
import { inStatement } from '../transaction.js';
import { within } from '../within.js';
import type { EvidenceFiles } from './evidence-files.js';
import type { Acceptance } from './accept-file.js';
import { acceptFile, MAX_FILE_BYTES, MAX_FILE_MB, MAX_FILES } from './accept-file.js';
import { cleanName } from './evidence-name.js';
import { evidenceTexts } from './texts.js';

/** A ticket lives minutes, and the sender waits for the answer meanwhile. */
const DOWNLOAD_LIMIT_MS = 30_000;

export interface EvidenceDeps {
  readonly database: Database;
  readonly files: EvidenceFiles;
  readonly log: LogSink;
  readonly downloadLimitMs?: number;
}

/** Something to be fetched; the ticket is opened only now. */
export interface WaitingFile {
  readonly name: string | null;
  open(): InboundAttachment;
}

/**
 * Fetches what came with a message and keeps it as evidence of its workspace. A message of no
 * workspace leaves none. What was kept by an earlier attempt is not fetched again.
 * @returns what its sender has to be told, a sentence for each file that was not kept
 */
export async function keepFiles(
  deps: EvidenceDeps,
  channel: Pick<Channel, 'download'>,
  message: InboundMessage,
  waiting: readonly WaitingFile[],
): Promise<readonly string[]> {
  if (waiting.length === 0) return [];
  const { database } = deps;
  const workspaceId = await inStatement(database, 'finding a workspace', (tx) =>
    findWorkspace(tx, message),
  );
  if (workspaceId === null) return [];
  const known = await knownIndexes(database, message);
  const notes: string[] = [];
  for (const [index, file] of waiting.slice(0, MAX_FILES).entries()) {
    if (known.has(index)) continue;
    const note = await keepFile(deps, channel, { message, workspaceId, index, file });
    if (note !== null) notes.push(note);
  }
  if (waiting.length > MAX_FILES) notes.push(evidenceTexts.tooMany(MAX_FILES));
  return notes;
}

interface OneFile {
  readonly message: InboundMessage;
  readonly workspaceId: WorkspaceId;
  readonly index: number;
  readonly file: WaitingFile;
}

async function keepFile(
  deps: EvidenceDeps,
  channel: Pick<Channel, 'download'>,
  one: OneFile,
): Promise<string | null> {
  const { downloadLimitMs = DOWNLOAD_LIMIT_MS, log } = deps;
  const { message, index, file } = one;
  const about = { channel: message.channel, messageId: message.id, index };
  const given = cleanName(file.name);
  const late = { code: 'platform', what: 'a download' } as const;
  let download: DownloadedFile;
  try {
    const fetched = Promise.resolve().then(() => channel.download(file.open(), MAX_FILE_BYTES));
    download = await within(downloadLimitMs, fetched, late);
  } catch (error) {
    log.warn({ err: error, ...about }, 'a file that came with a message was not fetched');
    return isTooLarge(error)
      ? evidenceTexts.tooLarge(given, MAX_FILE_MB)
      : evidenceTexts.notFetched(given);
  }
  const { content } = download;
  const accepted = acceptFile(cleanName(download.name) ?? given, content);
  if (accepted.kind !== 'accepted') return whyRefused(accepted);
  const { name, mediaType } = accepted;
  try {
    const sha256 = await deps.files.put(content);
    await saveRow(deps.database, one, { sha256, content, name, mediaType });
    return null;
  } catch (error) {
    log.error({ err: error, ...about }, 'a file that came with a message was not stored');
    return evidenceTexts.notStored(name);
  }
}

function whyRefused(refused: Exclude<Acceptance, { kind: 'accepted' }>): string {
  if (refused.kind === 'screened') return evidenceTexts.screened;
  if (refused.kind === 'locked') return evidenceTexts.locked(refused.name);
  return refused.kind === 'too-large'
    ? evidenceTexts.tooLarge(refused.name, MAX_FILE_MB)
    : evidenceTexts.wrongKind(refused.name);
}

function isTooLarge(error: unknown): boolean {
  return error instanceof AppError && error.code === 'input-too-large';
}

async function knownIndexes(
  database: Database,
  { channel, id }: InboundMessage,
): Promise<ReadonlySet<number>> {
  const where = { channel: storableText(channel), messageId: storableText(id) };
  const rows = await inStatement(database, 'reading evidence', (tx) =>
    tx.evidence.findMany({ where, select: { index: true } }),
  );
  return new Set(rows.map(({ index }) => index));
}

async function saveRow(
  database: Database,
  { message, workspaceId, index }: OneFile,
  kept: {
    readonly sha256: string;
    readonly content: Uint8Array;
    readonly name: string;
    readonly mediaType: string;
  },
): Promise<void> {
  await inStatement(database, 'noting evidence', (tx) =>
    tx.evidence.createMany({
      data: [
        {
          channel: storableText(message.channel),
          messageId: storableText(message.id),
          index,
          workspaceId,
          sha256: kept.sha256,
          name: storableText(kept.name),
          mediaType: kept.mediaType,
          sizeBytes: kept.content.byteLength,
        },
      ],
      skipDuplicates: true,
    }),
  );
}
