import { AppError } from '../../kernel/errors.js';

/** Operators of a font's dictionaries (Adobe Technical Note 5176); two-byte ones follow 12. */
const CHAR_STRINGS = 17;
const PRIVATE = 18;
const FD_ARRAY = 12_36;
const ESCAPE = 12;
/** An operand of four bytes after this one; what may move is written so. */
const LONG_NUMBER = 29;
const LONG_BYTES = 5;
/** An outline that draws nothing: endchar. */
const EMPTY_OUTLINE = Buffer.from([14]);
const OFFSET_BYTES = 3;

interface Part {
  readonly start: number;
  readonly end: number;
}

interface Index {
  readonly items: readonly Part[];
  readonly end: number;
}

/** A list of parts with their offsets, as this format keeps everything. */
function readIndex(cff: Buffer, at: number): Index {
  const count = cff.readUInt16BE(at);
  if (count === 0) return { items: [], end: at + 2 };
  const size = cff.readUInt8(at + 2);
  const base = at + 2 + (count + 1) * size;
  const offset = (index: number) => base + cff.readUIntBE(at + 3 + index * size, size);
  const items = Array.from({ length: count }, (_, index) => ({
    start: offset(index),
    end: offset(index + 1),
  }));
  return { items, end: offset(count) };
}

function writeIndex(items: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(3 + (items.length + 1) * OFFSET_BYTES);
  head.writeUInt16BE(items.length, 0);
  head.writeUInt8(OFFSET_BYTES, 2);
  let offset = 1;
  head.writeUIntBE(offset, 3, OFFSET_BYTES);
  for (const [index, item] of items.entries()) {
    offset += item.length;
    head.writeUIntBE(offset, 3 + (index + 1) * OFFSET_BYTES, OFFSET_BYTES);
  }
  return Buffer.concat([head, ...items]);
}

function operandBytes(cff: Buffer, at: number): number {
  const first = cff.readUInt8(at);
  if (first === LONG_NUMBER) return LONG_BYTES;
  if (first === 28) return 3;
  if (first !== 30) return first >= 247 ? 2 : 1;
  // A real number: half bytes up to a closing one.
  let end = at + 1;
  while ((cff.readUInt8(end) & 0xf) !== 0xf && cff.readUInt8(end) >> 4 !== 0xf) end += 1;
  return end + 1 - at;
}

/** Where the last operand of each operator in a dictionary stands. */
function lastOperands(cff: Buffer, { start, end }: Part): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let operand = start;
  for (let at = start; at < end;) {
    const first = cff.readUInt8(at);
    if (first > 21) {
      operand = at;
      at += operandBytes(cff, at);
    } else {
      const isLong = first === ESCAPE;
      found.set(isLong ? ESCAPE * 100 + cff.readUInt8(at + 1) : first, operand);
      at += isLong ? 2 : 1;
    }
  }
  return found;
}

/** The place of an offset that can be rewritten. */
function offsetAt(cff: Buffer, dictionary: Part, operator: number): number {
  const at = lastOperands(cff, dictionary).get(operator);
  if (at === undefined || cff.readUInt8(at) !== LONG_NUMBER) {
    throw new AppError('invariant', `the font has no movable offset for ${operator}`);
  }
  return at + 1;
}

/** The outlines of a font (its `CFF ` table) without those of all other glyphs, which become empty. */
export function withGlyphs(original: Buffer, glyphs: ReadonlySet<number>): Buffer {
  const names = readIndex(original, original.readUInt8(2));
  const top = readIndex(original, names.end).items[0] ?? { start: 0, end: 0 };
  const start = original.readUInt32BE(offsetAt(original, top, CHAR_STRINGS));
  const outlines = readIndex(original, start);
  const kept = outlines.items.map((part, glyph) =>
    // Glyph 0 stands for what the font does not have.
    glyph === 0 || glyphs.has(glyph) ? original.subarray(part.start, part.end) : EMPTY_OUTLINE,
  );
  const index = writeIndex(kept);
  const moved = start + index.length - outlines.end;
  const cff = Buffer.concat([original.subarray(0, start), index, original.subarray(outlines.end)]);
  const move = (at: number): number => {
    const offset = cff.readUInt32BE(at);
    const now = offset > start ? offset + moved : offset;
    cff.writeUInt32BE(now, at);
    return now;
  };
  const parts = readIndex(cff, move(offsetAt(cff, top, FD_ARRAY)));
  for (const part of parts.items) move(offsetAt(cff, part, PRIVATE));
  return cff;
}
