import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** Frames of the Stream connection (B1.2). */

export type FrameType = 'SYSTEM' | 'EVENT' | 'CALLBACK';

export interface Push {
  readonly type: FrameType;
  readonly topic: string;
  /** Headers besides those that every frame has. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

export interface Sent {
  readonly messageId: string;
  readonly text: string;
}

/** A frame for the wire; each sending has a messageId of its own. */
export function writeFrame(push: Push, nowMs: number, connectionId: string): Sent {
  const messageId = randomUUID().replaceAll('-', '');
  const text = JSON.stringify({
    specVersion: '1.0',
    type: push.type,
    headers: {
      topic: push.topic,
      messageId,
      contentType: 'application/json',
      time: String(nowMs),
      connectionId,
      ...push.headers,
    },
    data: JSON.stringify(push.data),
  });
  return { messageId, text };
}

const answerSchema = z.looseObject({
  code: z.int(),
  headers: z.looseObject({ messageId: z.string(), contentType: z.string().optional() }),
  message: z.string().optional(),
  /** JSON as a text; another kind of value is what clients get wrong. */
  data: z.string(),
});

export interface FrameAnswer {
  readonly code: number;
  readonly messageId: string;
  readonly data: unknown;
  readonly dataText: string;
  readonly doubts: readonly string[];
}

/** The bot's answer to a frame, or in words why it is none. */
export function readAnswer(text: string): FrameAnswer | string {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return 'the frame is not JSON';
  }
  const parsed = answerSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not an answer'}`;
  }
  const { code, headers, message, data } = parsed.data;
  const content = jsonOf(data);
  if (content === undefined) return 'data is not the text of JSON';
  return {
    code,
    messageId: headers.messageId,
    data: content,
    dataText: data,
    doubts: [
      ...(headers.contentType === 'application/json' ? [] : ['no contentType application/json']),
      ...(message === undefined ? ['no message'] : []),
    ],
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
