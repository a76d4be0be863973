import { cutLine } from './cut-line.js';
import { jsonBytes } from './json-bytes.js';

interface Joints {
  /** Between blocks. */
  readonly block: string;
  /** Between the lines of a block. */
  readonly line: string;
}

/**
 * Joins blocks into as few texts as fit into `maxBytes` as JSON strings. Cuts between blocks; only a
 * block that fits into no text is cut between its lines, and only such a line between characters as
 * people see them.
 */
export function splitText(
  blocks: readonly string[],
  joints: Joints,
  maxBytes: number,
): readonly string[] {
  const cut = (line: string): readonly string[] => cutLine(line, maxBytes);
  const byLine = (block: string): readonly string[] =>
    packed(block.split(joints.line), joints.line, { maxBytes, cut });
  return packed(blocks, joints.block, { maxBytes, cut: byLine });
}

interface Packing {
  readonly maxBytes: number;
  /** Makes pieces that fit out of one that does not. */
  readonly cut: (piece: string) => readonly string[];
}

function packed(
  pieces: readonly string[],
  joint: string,
  { maxBytes, cut }: Packing,
): readonly string[] {
  const jointBytes = jsonBytes(joint);
  const texts: string[] = [];
  let open: { pieces: string[]; bytes: number } | null = null;
  const close = () => {
    if (open !== null) texts.push(open.pieces.join(joint));
    open = null;
  };
  for (const piece of pieces) {
    const bytes = jsonBytes(piece);
    if (open !== null && open.bytes + jointBytes + bytes <= maxBytes) {
      open.pieces.push(piece);
      open.bytes += jointBytes + bytes;
      continue;
    }
    close();
    if (bytes <= maxBytes) open = { pieces: [piece], bytes };
    else texts.push(...cut(piece));
  }
  close();
  return texts;
}
