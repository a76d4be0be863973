import { z } from 'zod';

import { bytesAtMost } from '../check-body.js';

/** Shapes of an application's messages (A4) to single members. */

const media = z.strictObject({ media_id: z.string().min(1) });
const article = z.strictObject({
  title: bytesAtMost(128),
  description: bytesAtMost(512).optional(),
  url: z.string().optional(),
  picurl: z.string().optional(),
});

export const memberKinds = {
  image: { image: media },
  voice: { voice: media },
  video: {
    video: z.strictObject({
      media_id: z.string().min(1),
      title: bytesAtMost(128).optional(),
      description: bytesAtMost(512).optional(),
    }),
  },
  file: { file: media },
  textcard: {
    textcard: z.strictObject({
      title: bytesAtMost(128),
      description: bytesAtMost(512),
      url: z.string().min(1),
      btntxt: z.string().optional(),
    }),
  },
  news: { news: z.strictObject({ articles: z.array(article).min(1).max(8) }) },
  // Its 2,048 bytes are from memory.
  markdown: { markdown: z.strictObject({ content: bytesAtMost(2048).min(1) }) },
  // Accepted and shown by name only; the product does not send it.
  mpnews: { mpnews: z.unknown() },
  text: { text: z.strictObject({ content: z.string().min(1) }) },
  miniprogram_notice: { miniprogram_notice: z.unknown() },
  template_card: { template_card: z.unknown() },
};

/** Text over 2,048 bytes is cut, not refused. */
export const textMaxBytes = 2048;

const flag = z.int().min(0).max(1).optional();
const receivers = z.string().optional();

export const memberEnvelope = {
  touser: receivers,
  toparty: receivers,
  totag: receivers,
  agentid: z.int(),
  safe: flag,
  enable_id_trans: flag,
  enable_duplicate_check: flag,
  duplicate_check_interval: z.int().min(0).max(14_400).optional(),
};

/** Cut to so many bytes, never inside a character. */
export function cutToBytes(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  let end = maxBytes;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}
