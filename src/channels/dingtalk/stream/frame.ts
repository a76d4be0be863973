import { z } from 'zod';

const frameSchema = z.object({
  type: z.string(),
  headers: z.looseObject({ topic: z.string().catch(''), messageId: z.string().catch('') }),
  data: z.string().nullish().catch(null),
});

/** What the platform sends over a Stream connection. */
export type Frame = z.infer<typeof frameSchema>;

export const ROBOT_TOPIC = '/v1.0/im/bot/messages/get';
export const CARD_TOPIC = '/v1.0/card/instances/callback';

/** @returns `null` for what is not a frame. */
export function readFrame(raw: string): Frame | null {
  return frameSchema.safeParse(parseJson(raw)).data ?? null;
}

/** The JSON that a frame carries as a string. */
export function frameData({ data }: Frame): unknown {
  return parseJson(data ?? '');
}

/** An answer in the form that the platform expects; `data` is JSON in a string. */
export function frameAnswer({ headers }: Frame, code: 200 | 404 | 500, data: string): string {
  return JSON.stringify({
    code,
    headers: { messageId: headers.messageId, contentType: 'application/json' },
    message: code === 200 ? 'OK' : 'not handled',
    data,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
