import { checkCard } from '../bot/card-rules.js';
import type { Card } from '../bot/card-rules.js';
import type { MessageBody } from '../check-body.js';
import type { Shown } from '../../shared/screens.js';
import type { World } from '../world.js';
import { cutToBytes, textMaxBytes } from './app-message-shapes.js';

export interface AppContent {
  readonly shown: Pick<Shown, 'kind' | 'text' | 'files' | 'mentions'> & { card: Card | null };
  readonly doubts: readonly string[];
}

const mediaKinds = ['image', 'voice', 'video', 'file'];

/** What a checked message will show; refuses bad cards and media. */
export function appContent(world: World, message: MessageBody): AppContent {
  const kind = message.msgtype;
  const payload = (message[kind] ?? {}) as Readonly<Record<string, unknown>>;
  const checked = kind === 'template_card' ? checkCard(message['template_card']) : null;
  const given = textOf(kind, payload);
  const text = kind === 'text' ? cutToBytes(given, textMaxBytes) : given;
  const file = mediaKinds.includes(kind)
    ? world.media.use(String(payload['media_id']), 'corp', kind)
    : null;
  return {
    shown: {
      kind,
      text,
      card: checked?.card ?? null,
      files: file ? [{ name: file.name, bytes: file.bytes }] : [],
      mentions: mentionsIn(text),
    },
    doubts: [
      ...(checked?.doubts ?? []),
      ...(text === given ? [] : [`text cut to ${textMaxBytes} bytes`]),
    ],
  };
}

function textOf(kind: string, payload: Readonly<Record<string, unknown>>): string {
  if (kind === 'text' || kind === 'markdown') return String(payload['content']);
  if (kind === 'textcard') return `${String(payload['title'])}\n${String(payload['description'])}`;
  if (kind === 'news') return JSON.stringify(payload['articles']);
  return '';
}

/** Userids in `<@userid>`. */
export function mentionsIn(text: string): readonly string[] {
  return [...text.matchAll(/<@([\w.@-]{1,64})>/g)].map((match) => match[1] ?? '');
}
