import type { PictureDeps } from '../../src/conversation/with-pictures.js';

/** Paints nothing, for tests that are about what is sent and not about how it looks. */
export const quickPainter: PictureDeps = {
  drawPicture: ({ name, alt }) =>
    Promise.resolve({ type: 'picture', name, alt, png: Buffer.from('png') }),
};
