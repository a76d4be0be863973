import { sha256Hex } from '../kernel/sha256.js';
import type { Block } from '../message/reply.js';

/**
 * Pictures or files that are still to be made of what was read from the ledger. Making them takes long
 * and reads nothing more, so that it can be done while nobody waits for the ledger.
 */
export interface Rendering {
  readonly type: 'rendering';
  /** Equal where what is made of it would be equal. */
  readonly key: string;
  make(): Promise<readonly Block[]>;
}

/** A part of what is to be said: as it will be read, or still to be made. */
export type Piece = Block | Rendering;

/** @param of everything that what is made depends on, as JSON can hold it */
export function rendering(of: unknown, make: Rendering['make']): Rendering {
  return { type: 'rendering', key: sha256Hex(JSON.stringify(of)), make };
}

/** Makes everything now, one after the other. */
export async function makeAll(pieces: readonly Piece[]): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  for (const piece of pieces) {
    blocks.push(...(piece.type === 'rendering' ? await piece.make() : [piece]));
  }
  return blocks;
}
