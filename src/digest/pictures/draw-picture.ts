import type { PictureBlock } from '../../message/reply.js';
import { drawSvg, type Drawing } from './draw-svg.js';
import { svgToPng } from './svg-to-png.js';

/** What a picture is drawn of, with what it is called and says. */
export interface PictureDrawing extends Drawing {
  readonly name: string;
  readonly alt: string;
}

export async function drawPicture(drawing: PictureDrawing): Promise<PictureBlock> {
  const png = await svgToPng(await drawSvg(drawing));
  return { type: 'picture', name: drawing.name, png, alt: drawing.alt };
}
