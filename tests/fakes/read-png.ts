import { inflateSync } from 'node:zlib';

/** The pixels of a PNG with eight bits for each of red, green, blue and opacity. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` */
  readonly at: (x: number, y: number) => string;
  /** How many pixels have each colour. */
  readonly counts: ReadonlyMap<string, number>;
}

const SIGNATURE = '89504e470d0a1a0a';
const CHANNELS = 4;

function chunksOf(png: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), content]));
    at += length + 12;
  }
  return chunks;
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function unfilter(raw: Buffer, width: number, height: number): Buffer {
  const stride = width * CHANNELS;
  const pixels = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const kind = raw[row * (stride + 1)]!;
    for (let index = 0; index < stride; index += 1) {
      const at = row * stride + index;
      const left = index >= CHANNELS ? pixels[at - CHANNELS]! : 0;
      const up = row > 0 ? pixels[at - stride]! : 0;
      const corner = index >= CHANNELS && row > 0 ? pixels[at - stride - CHANNELS]! : 0;
      const added = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][kind]!;
      pixels[at] = raw[row * (stride + 1) + 1 + index]! + added;
    }
  }
  return pixels;
}

/** Decodes what `resvg` writes; anything else is a failure. */
export function readPng(bytes: Uint8Array): Pixels {
  const png = Buffer.from(bytes);
  if (png.toString('hex', 0, 8) !== SIGNATURE) throw new Error('not a PNG');
  const chunks = chunksOf(png);
  const header = chunks.get('IHDR')!;
  if (header[8] !== 8 || header[9] !== 6 || header[12] !== 0)
    throw new Error('another kind of PNG');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const pixels = unfilter(inflateSync(chunks.get('IDAT')!), width, height);
  const colour = (at: number) => `#${pixels.toString('hex', at, at + 3)}`;
  const counts = new Map<string, number>();
  for (let at = 0; at < pixels.length; at += CHANNELS) {
    const found = colour(at);
    counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return { width, height, at: (x, y) => colour((y * width + x) * CHANNELS), counts };
}
