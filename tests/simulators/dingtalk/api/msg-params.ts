import { z } from 'zod';

import type { Shown } from '../../shared/screens.js';
import { checkNew } from '../check-body.js';
import type { Files } from '../files.js';
import { newCodes, NewRefusal } from '../refusal.js';
import { markdownDoubts } from '../robot/message-shapes.js';

const paramMaxBytes = 15_000;

const text = z.string().min(1);
const card = { title: text, text };

const numbered = (count: number): Record<string, typeof text> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => index + 1).flatMap((number) => [
      [`actionTitle${number}`, text],
      [`actionURL${number}`, text],
    ]),
  );

/** The fields of each msgKey; all of them are texts, numbers too (B4). */
const keys: Readonly<Record<string, z.ZodRawShape>> = {
  sampleText: { content: text },
  sampleMarkdown: card,
  sampleImageMsg: { photoURL: text },
  sampleLink: { ...card, picUrl: z.string(), messageUrl: text },
  sampleActionCard: { ...card, singleTitle: text, singleURL: text },
  sampleActionCard2: { ...card, ...numbered(2) },
  sampleActionCard3: { ...card, ...numbered(3) },
  sampleActionCard4: { ...card, ...numbered(4) },
  sampleActionCard5: { ...card, ...numbered(5) },
  sampleActionCard6: {
    ...card,
    buttonTitle1: text,
    buttonUrl1: text,
    buttonTitle2: text,
    buttonUrl2: text,
  },
  sampleAudio: { mediaId: text, duration: z.string().regex(/^\d{1,9}$/) },
  sampleFile: {
    mediaId: text,
    fileName: text,
    fileType: z.enum(['xlsx', 'pdf', 'zip', 'rar', 'doc', 'docx']),
  },
  sampleVideo: {
    duration: z.string().regex(/^\d{1,9}$/),
    videoMediaId: text,
    videoType: z.literal('mp4'),
    picMediaId: text,
  },
};

export interface MsgParam {
  readonly shown: Pick<Shown, 'kind' | 'text' | 'files'> & {
    readonly card: Record<string, unknown> | null;
  };
  readonly doubts: readonly string[];
}

/** msgParam is a text that holds JSON; its whole length counts, with all escapes. */
export function readMsgParam(msgKey: string, msgParam: unknown, files: Files): MsgParam {
  const shape = Object.hasOwn(keys, msgKey) ? keys[msgKey] : undefined;
  if (!shape) throw new NewRefusal(400, newCodes.badParameter, `msgKey ${msgKey}`);
  if (typeof msgParam !== 'string') {
    throw new NewRefusal(400, newCodes.badParameter, 'msgParam is not a text');
  }
  if (Buffer.byteLength(msgParam) > paramMaxBytes) {
    throw new NewRefusal(400, newCodes.paramTooLong, `msgParam over ${paramMaxBytes} bytes`);
  }
  const { value, doubts } = checkNew(z.strictObject(shape), jsonOf(msgParam));
  const fields = value as Readonly<Record<string, string>>;
  const words = fields['content'] ?? fields['text'] ?? fields['fileName'] ?? msgParam;
  const isPlain = msgKey === 'sampleText' || msgKey === 'sampleMarkdown';
  return {
    shown: {
      kind: msgKey,
      text: words,
      card: isPlain ? null : fields,
      files: filesOf(msgKey, fields, files),
    },
    doubts: [...doubts, ...markdownDoubts(msgKey === 'sampleMarkdown' ? 'markdown' : '', words)],
  };
}

function jsonOf(msgParam: string): unknown {
  try {
    return JSON.parse(msgParam) as unknown;
  } catch {
    throw new NewRefusal(400, newCodes.badParameter, 'msgParam is not JSON');
  }
}

function filesOf(
  msgKey: string,
  fields: Readonly<Record<string, string>>,
  files: Files,
): Shown['files'] {
  const use = (mediaId: string | undefined, type: string): Shown['files'][number] => {
    const file = files.uploaded(mediaId ?? '');
    if (file?.type !== type) {
      throw new NewRefusal(400, newCodes.badParameter, `no ${type} ${mediaId ?? ''}`);
    }
    return { name: fields['fileName'] ?? file.name, bytes: file.bytes };
  };
  switch (msgKey) {
    case 'sampleFile':
      return [use(fields['mediaId'], 'file')];
    case 'sampleAudio':
      return [use(fields['mediaId'], 'voice')];
    case 'sampleVideo':
      return [use(fields['videoMediaId'], 'video'), use(fields['picMediaId'], 'image')];
    case 'sampleImageMsg':
      return fields['photoURL']?.startsWith('@') ? [use(fields['photoURL'], 'image')] : [];
    default:
      return [];
  }
}
