import { makeAll, type Piece, type Rendering } from '../digest/rendering.js';
import { AppError } from '../kernel/errors.js';
import type { Block } from '../message/reply.js';

/** Turns what is still to be made into what is read. */
export type Render = (pieces: readonly Piece[]) => Promise<readonly Block[]>;

/** Runs the work of a transaction, and undoes it while something it needs is not made yet. */
type Settle = <Result>(work: (render: Render) => Promise<Result>) => Promise<Result>;

/**
 * How often what was made may be out of date by the time it is used. In an office where figures come in
 * faster than a file is made of them, the file is then made while the others wait.
 */
const MOST_TRIES = 3;

/** Thrown within a transaction, which it undoes: what is missing is made first. */
class NotMadeYet extends AppError {
  constructor(readonly missing: readonly Rendering[]) {
    super('conflict', 'files and pictures are made before this is stored');
  }
}

type Made = Map<string, readonly Block[]>;

function taken(piece: Piece, made: Made): readonly Piece[] {
  return piece.type === 'rendering' ? (made.get(piece.key) ?? [piece]) : [piece];
}

/** What is there is used; the rest is noted, and nothing stands in its place. */
async function onlyTaking<Result>(
  made: Made,
  work: (render: Render) => Promise<Result>,
): Promise<Result> {
  const missing = new Map<string, Rendering>();
  const result = await work((pieces) => {
    const blocks: Block[] = [];
    for (const piece of pieces.flatMap((one) => taken(one, made))) {
      if (piece.type === 'rendering') missing.set(piece.key, piece);
      else blocks.push(piece);
    }
    return Promise.resolve(blocks);
  });
  if (missing.size > 0) throw new NotMadeYet([...missing.values()]);
  return result;
}

/**
 * Carries a transaction through without making files and pictures in it. Where it needs some, it is undone,
 * they are made while nobody waits, and it is tried again: it decides anew, and uses what was made if
 * what it is made of is still the same.
 * @param transact one transaction, whose whole work is what it hands to `settle`
 */
export async function renderApart<Result>(
  transact: (settle: Settle) => Promise<Result>,
): Promise<Result> {
  const made: Made = new Map();
  for (let left = MOST_TRIES; left > 0; left -= 1) {
    try {
      return await transact((work) => onlyTaking(made, work));
    } catch (error) {
      if (!(error instanceof NotMadeYet)) throw error;
      for (const one of error.missing) made.set(one.key, await one.make());
    }
  }
  return await transact((work) =>
    work((pieces) => makeAll(pieces.flatMap((one) => taken(one, made)))),
  );
}
