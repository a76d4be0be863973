import { inflateRawSync } from 'node:zlib';
import { documentError } from './document-error.js';

/** Text and markup of a plan is never larger unpacked; more is a bomb or the wrong file. */
const MAX_MARKUP_BYTES = 40_000_000;
/** All parts together, pictures included. */
const MAX_UNPACKED_BYTES = 300_000_000;
const MAX_ENTRIES = 10_000;

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** Length of the directory's end without a comment, and of the longest comment. */
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
/** In the size field: the real size stands in the 64-bit extension, so it is 4 GB or more. */
const SIZE_ELSEWHERE = 0xffffffff;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly headerAt: number;
}

function tooLarge(): Error {
  return documentError('文件展开后过大，请只保留方案正文和清单。');
}

function directoryEnd(buffer: Buffer): number | null {
  const lowest = Math.max(0, buffer.length - END_LENGTH - MAX_COMMENT);
  for (let at = buffer.length - END_LENGTH; at >= lowest; at -= 1) {
    if (buffer.readUInt32LE(at) === DIRECTORY_END) return at;
  }
  return null;
}

function entriesOf(buffer: Buffer): Entry[] {
  const end = directoryEnd(buffer);
  if (end === null) return [];
  const entries: Entry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  while (at + 46 <= end && buffer.readUInt32LE(at) === DIRECTORY_ENTRY) {
    if (entries.length >= MAX_ENTRIES) throw tooLarge();
    const nameLength = buffer.readUInt16LE(at + 28);
    entries.push({
      name: buffer.toString('latin1', at + 46, at + 46 + nameLength),
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.readUInt32LE(at + 20),
      unpacked: buffer.readUInt32LE(at + 24),
      headerAt: buffer.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

function isMarkup(name: string): boolean {
  return /\.(xml|rels|html?|vml)$/i.test(name);
}

function sum(entries: readonly Entry[]): number {
  return entries.reduce((total, { unpacked }) => total + unpacked, 0);
}

/** A directory can state less than a part holds; unpacking stops at what it states. */
function unpack(buffer: Buffer, entry: Entry): Buffer | null {
  if (entry.headerAt + 30 > buffer.length) return null;
  const from =
    entry.headerAt +
    30 +
    buffer.readUInt16LE(entry.headerAt + 26) +
    buffer.readUInt16LE(entry.headerAt + 28);
  const packed = buffer.subarray(from, from + entry.packed);
  if (entry.method !== 8) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1) });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge();
    return null;
  }
}

/** The text of those parts of a zip file whose name fits; a damaged part is left out. */
export function partTexts(bytes: Uint8Array, name: RegExp): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return entriesOf(buffer)
    .filter((entry) => name.test(entry.name))
    .flatMap((entry) => unpack(buffer, entry)?.toString('utf8') ?? []);
}

/**
 * Refuses a zip file (.docx, .xlsx) that would grow too large, before its reader unpacks it: by the sizes that its
 * directory states, and for markup by what really comes out, so that a false directory does not help.
 * @param program whose file it is, for the sentence to the person
 * @param ending of its files
 * @throws AppError `input-invalid` when it is too large or has no directory
 */
export function checkUnpackedSize(bytes: Uint8Array, program: string, ending: string): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(buffer);
  if (entries.length === 0)
    throw documentError(`${program} 文件已损坏，打不开，请重新另存为 ${ending} 后重试。`);
  const markup = entries.filter(({ name }) => isMarkup(name));
  const stated = entries.some(({ unpacked }) => unpacked === SIZE_ELSEWHERE);
  if (stated || sum(entries) > MAX_UNPACKED_BYTES || sum(markup) > MAX_MARKUP_BYTES)
    throw tooLarge();
  for (const entry of entries) unpack(buffer, entry);
}
