import type { Piece } from '../digest/rendering.js';
import type { Block } from '../message/reply.js';

/** Turns what is still to be made into what is read. */
export type Render = (pieces: readonly Piece[]) => Promise<readonly Block[]>;
