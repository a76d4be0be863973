import { z } from 'zod';

import type { Checked } from '../../shared/check-shape.js';
import { checkOld } from '../check-body.js';
import { oldCodes, OldRefusal } from '../refusal.js';

/** Messages through a session webhook, a custom webhook, or in the answer to a callback (B3, B6). */

const text = z.string().min(1);

const at = z.strictObject({
  atUserIds: z.array(z.string()).optional(),
  atMobiles: z.array(z.string()).optional(),
  isAtAll: z.boolean().optional(),
});

const singleCard = z.strictObject({ title: text, text, singleTitle: text, singleURL: text });
const buttonCard = z.strictObject({
  title: text,
  text,
  btnOrientation: z.enum(['0', '1']).optional(),
  btns: z.array(z.strictObject({ title: text, actionURL: text })).min(1),
});

const kinds = {
  text: z.strictObject({ content: text }),
  markdown: z.strictObject({ title: text, text }),
  actionCard: z.union([singleCard, buttonCard]),
  link: z.strictObject({ title: text, text, messageUrl: text, picUrl: z.string().optional() }),
  feedCard: z.strictObject({
    links: z.array(z.strictObject({ title: text, messageURL: text, picURL: text })).min(1),
  }),
} as const;

export interface RobotMessage {
  readonly kind: string;
  /** What is read on the screen. */
  readonly text: string;
  /** The whole payload, for actionCard, link and feedCard. */
  readonly card: Record<string, unknown> | null;
  /** Userids, mobile numbers, or "@all". */
  readonly mentions: readonly string[];
  readonly msgUuid: string | null;
  readonly doubts: readonly string[];
}

const maxMentions = 50;
/** From memory; a longer body is only noted. */
const sureBodyBytes = 20_000;

/** Null for `empty`, which says that there is no reply. */
export function readRobotMessage(body: unknown): RobotMessage | null {
  const { msgtype } = z.looseObject({ msgtype: z.unknown() }).catch({ msgtype: null }).parse(body);
  if (msgtype === 'empty') return null;
  const shape = Object.hasOwn(kinds, String(msgtype))
    ? (kinds as Readonly<Record<string, z.ZodType>>)[String(msgtype)]
    : undefined;
  if (!shape) throw new OldRefusal(oldCodes.badMessageType, `msgtype ${String(msgtype)}`);
  const kind = String(msgtype);
  const envelope = z.strictObject({
    msgtype: z.string(),
    [kind]: shape,
    at: at.optional(),
    msgUuid: text.optional(),
  });
  return messageOf(kind, checkOld(envelope, body), body);
}

function messageOf(
  kind: string,
  { value, doubts }: Checked<Record<string, unknown>>,
  body: unknown,
): RobotMessage {
  const payload = value[kind] as Record<string, unknown>;
  const words = readable(kind, payload);
  const mentions = mentionsOf(value['at'] as z.infer<typeof at> | undefined);
  if (mentions.length > maxMentions) {
    throw new OldRefusal(oldCodes.badParameter, `over ${maxMentions} mentions`);
  }
  const isCard = kind !== 'text' && kind !== 'markdown';
  return {
    kind,
    text: words,
    card: isCard ? payload : null,
    mentions,
    msgUuid: typeof value['msgUuid'] === 'string' ? value['msgUuid'] : null,
    doubts: [
      ...doubts,
      ...markdownDoubts(kind, words, mentions),
      ...(Buffer.byteLength(JSON.stringify(body)) > sureBodyBytes
        ? [`body over ${sureBodyBytes} bytes`]
        : []),
    ],
  };
}

function readable(kind: string, payload: Record<string, unknown>): string {
  const own = kind === 'text' ? payload['content'] : payload['text'];
  return typeof own === 'string' ? own : JSON.stringify(payload);
}

function mentionsOf(given: z.infer<typeof at> | undefined): readonly string[] {
  if (!given) return [];
  const named = [...(given.atUserIds ?? []), ...(given.atMobiles ?? [])];
  return given.isAtAll === true ? [...named, '@all'] : named;
}

/** What Markdown does not show on this platform. */
export function markdownDoubts(
  kind: string,
  words: string,
  mentions: readonly string[] = [],
): readonly string[] {
  if (kind !== 'markdown') return [];
  const invisible = mentions.filter((one) => one !== '@all' && !words.includes(`@${one}`));
  return [
    ...invisible.map((one) => `the mention of ${one} is not in the text`),
    ...(/^\s{0,8}\|?[ :|-]{0,200}-{2,200}[ :|-]{0,200}\|/m.test(words)
      ? ['markdown shows no tables']
      : []),
    ...(/[^\n ]\n[^\n#>*\-\d!]/.test(words) ? ['a single line feed does not break the line'] : []),
  ];
}
