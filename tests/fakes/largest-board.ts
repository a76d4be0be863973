import { boardDrawing } from '../../src/digest/pictures/board-picture.js';
import { drawPicture } from '../../src/digest/pictures/draw-picture.js';
import type { PictureBlock } from '../../src/message/reply.js';
import { manyIndicators, readAll } from '../unit/digest/pictures/drawn.js';

let drawn: Promise<PictureBlock> | null = null;

/** The board of sixty indicators: as large a picture as the product draws. */
export function largestBoard(): Promise<PictureBlock> {
  const { plan, county } = manyIndicators(60);
  const [at, today] = ['2023-07-05', '2023-07-05'] as const;
  drawn ??= drawPicture(
    boardDrawing({
      ...{ plan, read: readAll(county), at, today, groupBy: 'light', of: null },
      namesOwners: true,
    }),
  );
  return drawn;
}
