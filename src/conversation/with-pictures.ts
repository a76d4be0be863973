import type { PictureOrder } from '../answers/answer.js';
import { drawPicture as drawHere, type PictureDrawing } from '../digest/pictures/draw-picture.js';
import { pictureDrawings } from '../digest/pictures/picture-drawings.js';
import { rendering, type Piece } from '../digest/rendering.js';
import type { Block } from '../message/reply.js';
import { answerContext } from './answer-context.js';
import type { Render } from './render-apart.js';
import { NO_PICTURE } from './report-texts.js';
import { here } from './situation.js';
import type { Situation } from './situation.js';
import type { Outcome } from './workspace.js';

export interface PictureDeps {
  /** What paints a drawing; absent: painted here. */
  readonly drawPicture?: typeof drawHere;
  /** Told why an answer went out without its picture. */
  readonly onPictureFailed?: (error: unknown) => void;
}

/**
 * Pictures that belong to some words. Words never wait for a picture that cannot be drawn: the reader is
 * told that it is missing.
 */
export function picturePieces(
  { drawPicture = drawHere, onPictureFailed }: PictureDeps,
  drawings: readonly PictureDrawing[],
): readonly Piece[] {
  if (drawings.length === 0) return [];
  const make = async (): Promise<readonly Block[]> => {
    try {
      const pictures: Block[] = [];
      for (const drawing of drawings) pictures.push(await drawPicture(drawing));
      return pictures;
    } catch (error) {
      onPictureFailed?.(error);
      return [{ type: 'text', text: NO_PICTURE }];
    }
  };
  return [rendering({ pictures: drawings }, make)];
}

/** Adds the pictures of an answer as a message of their own, after its words. */
export async function withPictures(
  deps: PictureDeps & { readonly render: Render },
  situation: Situation,
  outcome: Outcome,
  order: PictureOrder,
): Promise<Outcome> {
  const isPrivate = order.kind === 'units' && order.isPrivate;
  const pieces = picturePieces(deps, pictureDrawings(order, answerContext(situation)));
  if (pieces.length === 0) return outcome;
  const blocks = await deps.render(pieces);
  const to = isPrivate ? ({ kind: 'sender' } as const) : here(situation);
  return { ...outcome, replies: [...outcome.replies, { to, blocks, buttons: [] }] };
}
