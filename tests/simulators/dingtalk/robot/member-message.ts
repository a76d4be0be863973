import { toBuffer } from '../../shared/bytes.js';
import type { Bytes, SentFile } from '../../shared/bytes.js';
import type { Files } from '../files.js';

export interface SentVideo {
  readonly bytes: Bytes;
  readonly durationMs: number;
  readonly videoType: string;
}

export interface SentAudio {
  readonly bytes: Bytes;
  readonly durationMs: number;
  /** What the platform made of the speech. */
  readonly recognition: string;
}

/** What a member sends; exactly one of the kinds. */
export interface Saying {
  readonly text?: string;
  /** Texts, and pictures as `{ picture }`. */
  readonly richText?: readonly (string | { readonly picture: Bytes })[];
  readonly picture?: Bytes;
  readonly audio?: SentAudio;
  readonly video?: SentVideo;
  readonly file?: SentFile;
}

export interface Speaker {
  readonly userId: string;
  /** The group; without it the private chat with the robot. */
  readonly chatId?: string;
}

export interface Quote extends Saying {
  /** Who is quoted; the robot unless said. */
  readonly userId?: string;
  readonly msgId?: string;
}

export interface MemberSpeech extends Speaker, Saying {
  /** Only with a text. */
  readonly quote?: Quote;
  /** In a group: whether the robot is @-mentioned; true unless said. */
  readonly mention?: boolean;
  /** Other members who are @-mentioned. */
  readonly at?: readonly string[];
}

export type Fields = Record<string, unknown>;

/** The conversation's name on the screens. */
export const chatOf = ({ userId, chatId }: Speaker): string => chatId ?? userId;

/** `msgtype` and its field (B2). */
export function content(files: Files, saying: Saying): { msgtype: string } & Fields {
  const offer = (bytes: Bytes, name: string): string =>
    files.send({ name, bytes: toBuffer(bytes) });
  const picture = (bytes: Bytes): Fields => {
    const code = offer(bytes, 'picture.png');
    return { downloadCode: code, pictureDownloadCode: code };
  };
  const { text, richText, audio, video, file } = saying;
  if (text !== undefined) return { msgtype: 'text', text: { content: text } };
  if (saying.picture !== undefined) {
    return { msgtype: 'picture', content: picture(saying.picture) };
  }
  if (richText) {
    const items = richText.map((item) =>
      typeof item === 'string' ? { text: item } : { type: 'picture', ...picture(item.picture) },
    );
    return { msgtype: 'richText', content: { richText: items } };
  }
  if (audio) {
    const { durationMs: duration, recognition, bytes } = audio;
    const downloadCode = offer(bytes, 'audio.amr');
    return { msgtype: 'audio', content: { duration, downloadCode, recognition } };
  }
  if (video) {
    const { durationMs: duration, videoType, bytes } = video;
    const downloadCode = offer(bytes, `video.${videoType}`);
    return { msgtype: 'video', content: { duration, downloadCode, videoType } };
  }
  if (!file) throw new Error('nothing said');
  const downloadCode = offer(file.bytes, file.name);
  const place = { spaceId: '1001', fileId: '2001' };
  return { msgtype: 'file', content: { downloadCode, fileName: file.name, ...place } };
}

/** How it looks on a screen. */
export function describe(saying: Saying): string {
  const { text, richText, audio, video, file } = saying;
  if (text !== undefined) return text;
  if (audio) return `[语音] ${audio.recognition}`;
  if (video) return '[视频]';
  if (file) return `[文件] ${file.name}`;
  if (!richText) return '[图片]';
  return richText.map((item) => (typeof item === 'string' ? item : '[图片]')).join('');
}
