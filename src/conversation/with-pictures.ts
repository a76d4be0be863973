import type { PictureOrder } from '../answers/answer.js';
import { makePictures } from '../digest/pictures/make-pictures.js';
import type { Block, Reply } from '../message/reply.js';
import { answerContext } from './answer-context.js';
import { NO_PICTURE } from './report-texts.js';
import { here } from './situation.js';
import type { Situation } from './situation.js';
import type { Outcome } from './workspace.js';

/** Draws what an answer orders. */
export type DrawPictures = typeof makePictures;

export interface PictureDeps {
  /** Absent: drawn here. */
  readonly drawPictures?: DrawPictures;
  /** Told why an answer went out without its picture. */
  readonly onPictureFailed?: (error: unknown) => void;
}

/**
 * Adds the pictures of an answer as a message of their own, after its words. Words never wait for a
 * picture that cannot be drawn: the reader is told that it is missing.
 */
export async function withPictures(
  { drawPictures = makePictures, onPictureFailed }: PictureDeps,
  situation: Situation,
  outcome: Outcome,
  order: PictureOrder,
): Promise<Outcome> {
  const isPrivate = order.kind === 'units' && order.isPrivate;
  const reply = (blocks: readonly Block[]): Reply => ({
    to: isPrivate ? { kind: 'sender' } : here(situation),
    blocks,
    buttons: [],
  });
  try {
    const pictures = await drawPictures(order, answerContext(situation));
    if (pictures.length === 0) return outcome;
    return { ...outcome, replies: [...outcome.replies, reply(pictures)] };
  } catch (error) {
    onPictureFailed?.(error);
    return {
      ...outcome,
      replies: [...outcome.replies, reply([{ type: 'text', text: NO_PICTURE }])],
    };
  }
}
