import { AppError } from '../../kernel/errors.js';
import { withGlyphs } from './cff-glyphs.js';

/** Tables that laying out horizontal text needs, in their order; the rest (vertical forms, kerning) is dropped. */
const KEPT = ['CFF ', 'OS/2', 'cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'post'];
const HEADER_BYTES = 12;
const RECORD_BYTES = 16;
/** The kind of character map that holds every plane. */
const FORMAT_ALL_PLANES = 12;
const GROUP_BYTES = 12;

interface Table {
  readonly tag: string;
  readonly checksum: number;
  readonly content: Buffer;
}

function tablesOf(font: Buffer): readonly Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = HEADER_BYTES + index * RECORD_BYTES;
    const offset = font.readUInt32BE(at + 8);
    return {
      tag: font.toString('latin1', at, at + 4),
      checksum: font.readUInt32BE(at + 4),
      content: font.subarray(offset, offset + font.readUInt32BE(at + 12)),
    };
  });
}

function tableOf(tables: readonly Table[], tag: string): Table {
  const found = tables.find((table) => table.tag === tag);
  if (found === undefined) throw new AppError('invariant', `the font has no table ${tag}`);
  return found;
}

/** The glyphs of characters, by the map of all planes. Characters without one are left out. */
function glyphsOf(cmap: Buffer, characters: ReadonlySet<number>): ReadonlySet<number> {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4)),
  );
  const map = subtables.find((table) => table.readUInt16BE(0) === FORMAT_ALL_PLANES);
  if (map === undefined) throw new AppError('invariant', 'the font has no full character map');
  const glyphs = new Set<number>();
  for (let index = 0; index < map.readUInt32BE(12); index += 1) {
    const at = 16 + index * GROUP_BYTES;
    const first = map.readUInt32BE(at);
    const last = map.readUInt32BE(at + 4);
    for (const character of characters) {
      if (first <= character && character <= last) {
        glyphs.add(map.readUInt32BE(at + 8) + character - first);
      }
    }
  }
  return glyphs;
}

const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4;

function assemble(version: number, tables: readonly Table[]): Buffer {
  const start = HEADER_BYTES + tables.length * RECORD_BYTES;
  const size = tables.reduce((sum, { content }) => sum + padded(content.length), start);
  const font = Buffer.alloc(size);
  font.writeUInt32BE(version, 0);
  font.writeUInt16BE(tables.length, 4);
  let offset = start;
  for (const [index, { tag, checksum, content }] of tables.entries()) {
    const at = HEADER_BYTES + index * RECORD_BYTES;
    font.write(tag, at, 'latin1');
    font.writeUInt32BE(checksum, at + 4);
    font.writeUInt32BE(offset, at + 8);
    font.writeUInt32BE(content.length, at + 12);
    content.copy(font, offset);
    offset += padded(content.length);
  }
  return font;
}

/**
 * The same OpenType font with the outlines of some characters only: a tenth of its size. The renderer
 * reads the whole file anew for every glyph that it draws, so the size decides how long a picture takes
 * (a full board: 2.4 s with the whole font of 8 MB).
 * @throws AppError `invariant` for a font that is built in another way than the bundled one
 */
export function slimFont(font: Buffer, text: string): Buffer {
  const tables = tablesOf(font);
  const characters = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const glyphs = glyphsOf(tableOf(tables, 'cmap').content, characters);
  const kept = KEPT.map((tag) => {
    const table = tableOf(tables, tag);
    return tag === 'CFF ' ? { ...table, content: withGlyphs(table.content, glyphs) } : table;
  });
  return assemble(font.readUInt32BE(0), kept);
}
