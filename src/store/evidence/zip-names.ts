const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
/** A comment of the archive may stand behind its end. */
const MAX_COMMENT_BYTES = 65_535;
/** More entries than any office document of 20 MB has. */
const MAX_ENTRIES = 20_000;

/** Names of what is in a zip archive, by its directory; `null` when there is none that can be read. */
export function zipNames(content: Uint8Array): readonly string[] | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = findEnd(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) return null;
  const names: string[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const nameBytes = bytes.readUInt16LE(at + 28);
    const extraBytes = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const nameAt = at + ENTRY_BYTES;
    names.push(bytes.toString('utf8', nameAt, nameAt + nameBytes));
    at = nameAt + nameBytes + extraBytes;
  }
  return names;
}

function findEnd(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return null;
}
