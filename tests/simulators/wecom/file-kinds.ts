import { codes, Refusal } from './refusal.js';

const megabyte = 1024 * 1024;

/** Upper limits in bytes; A3.4 for the bot, A4 for the application, A5 for the webhook. */
const maxBytes = {
  bot: { image: 10 * megabyte, voice: 2 * megabyte, video: 10 * megabyte, file: 20 * megabyte },
  app: { image: 10 * megabyte, voice: 2 * megabyte, video: 10 * megabyte, file: 20 * megabyte },
  webhook: { file: 20 * megabyte, voice: 2 * megabyte },
} as const;

/** All uploads need more than 5 bytes at the application, at least 5 at the bot. */
const minBytes = { bot: 5, app: 6, webhook: 6 } as const;

type Product = keyof typeof maxBytes;

/** Where the sources disagree whether an image may have 2 or 10 MB over the long connection. */
const sureImageBytes = 2 * megabyte;

export function checkSize(product: Product, type: string, sizeBytes: number): readonly string[] {
  const limits: Readonly<Record<string, number>> = maxBytes[product];
  const limit = limits[type];
  if (limit === undefined) throw new Refusal(codes.badFileType, `invalid media type ${type}`);
  if (sizeBytes < minBytes[product]) throw new Refusal(codes.emptyMedia, 'media too small');
  if (sizeBytes > limit) throw new Refusal(codes.mediaTooBig, `${type} over ${limit} bytes`);
  const doubtful = product === 'bot' && type === 'image' && sizeBytes > sureImageBytes;
  return doubtful ? ['image over 2 MB on the long connection'] : [];
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const jpgStart = Buffer.from([0xff, 0xd8, 0xff]);

/** Pictures are JPG or PNG, voices AMR; other types are not looked into. */
export function checkContent(type: string, bytes: Buffer): void {
  if (type === 'image' && !startsWith(bytes, pngStart) && !startsWith(bytes, jpgStart)) {
    throw new Refusal(codes.badFileType, 'image is neither JPG nor PNG');
  }
  if (type === 'voice' && !startsWith(bytes, Buffer.from('#!AMR'))) {
    throw new Refusal(codes.badFileType, 'voice is not AMR');
  }
}

const startsWith = (bytes: Buffer, start: Buffer): boolean =>
  bytes.subarray(0, start.length).equals(start);
