import { randomBytes } from 'node:crypto';

import { toBuffer } from '../../shared/bytes.js';
import type { Bytes, SentFile } from '../../shared/bytes.js';
import { keyBytes } from '../../shared/callback-crypto.js';
import type { World } from '../world.js';

/** What a member sends; exactly one of the kinds. */
export interface Saying {
  readonly text?: string;
  readonly image?: Bytes;
  /** A text, or a picture as `{ image }`. */
  readonly mixed?: readonly (string | { readonly image: Bytes })[];
  /** What the platform made of the speech. */
  readonly voice?: string;
  readonly file?: SentFile;
  readonly video?: SentFile;
}

export interface Speaker {
  readonly userId: string;
  /** The group; without it the private chat with the bot. */
  readonly chatId?: string;
}

export interface MemberSpeech extends Speaker, Saying {
  readonly quote?: Saying;
  /** In a group: whether the bot is @-mentioned; true unless said. */
  readonly mention?: boolean;
}

export type Fields = Record<string, unknown>;

/** The conversation's name on the screens. */
export const chatOf = ({ userId, chatId }: Speaker): string => chatId ?? userId;

/** Fields that say who spoke where (A2.1). */
export function place(world: World, speaker: Speaker): Fields {
  return {
    aibotid: world.settings.bot.botId,
    ...(speaker.chatId === undefined ? {} : { chatid: speaker.chatId }),
    chattype: speaker.chatId === undefined ? 'single' : 'group',
    from: { userid: speaker.userId },
  };
}

/**
 * `msgtype` and its field. Media become links that live five minutes; on the long connection each
 * has a key of its own, else the callback's key is used (A2.1, A3.1).
 */
export function content(world: World, saying: Saying, mode: 'socket' | 'callback'): Fields {
  const media = (bytes: Bytes, name: string | null): Fields => {
    const key = mode === 'socket' ? randomBytes(32) : keyBytes(world.settings.bot.aesKey);
    const url = world.baseUrl + world.media.link(toBuffer(bytes), name, key);
    return mode === 'socket' ? { url, aeskey: key.toString('base64') } : { url };
  };
  if (saying.text !== undefined) return { msgtype: 'text', text: { content: saying.text } };
  if (saying.image !== undefined) return { msgtype: 'image', image: media(saying.image, null) };
  if (saying.voice !== undefined) return { msgtype: 'voice', voice: { content: saying.voice } };
  if (saying.file) {
    return { msgtype: 'file', file: media(saying.file.bytes, saying.file.name) };
  }
  if (saying.video) {
    return { msgtype: 'video', video: media(saying.video.bytes, saying.video.name) };
  }
  const items = (saying.mixed ?? []).map((item) =>
    typeof item === 'string'
      ? { msgtype: 'text', text: { content: item } }
      : { msgtype: 'image', image: media(item.image, null) },
  );
  if (items.length === 0) throw new Error('nothing said');
  return { msgtype: 'mixed', mixed: { msg_item: items } };
}

/** In a group the text still holds the mention of the bot (A2.1). */
export function withMention(saying: Saying, botName: string): Saying {
  const mention = `@${botName} `;
  if (saying.text !== undefined) return { ...saying, text: mention + saying.text };
  if (saying.mixed) return { ...saying, mixed: [mention, ...saying.mixed] };
  return saying;
}

/** How it looks on a screen. */
export function describe(saying: Saying): string {
  if (saying.text !== undefined) return saying.text;
  if (saying.voice !== undefined) return `[语音] ${saying.voice}`;
  if (saying.file) return `[文件] ${saying.file.name}`;
  if (saying.video) return `[视频] ${saying.video.name}`;
  if (saying.image !== undefined) return '[图片]';
  return (saying.mixed ?? []).map((item) => (typeof item === 'string' ? item : '[图片]')).join('');
}
