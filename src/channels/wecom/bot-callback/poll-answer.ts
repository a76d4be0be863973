import { createHash } from 'node:crypto';

import type { Outgoing } from '../../../message/outgoing.js';
import type { SentCards } from '../cards/sent-cards.js';
import { templateCard } from '../cards/template-card.js';
import { byteLength, takeBytes } from '../encode/byte-length.js';
import { encodeOutgoing } from '../encode/encode-outgoing.js';
import { hintPart } from '../encode/part.js';
import type { CardPart, MediaPart, Part } from '../encode/part.js';
import { BOT_TEXT_BYTES, botStyle } from '../encode/style.js';
import type { Style } from '../encode/style.js';
import type { LadderDeps } from '../sending/send-by-ladder.js';
import { CUT_SHORT, DONE_SILENTLY, TAKEN_UP } from '../texts.js';

type Json = Readonly<Record<string, unknown>>;

/** Limits of pictures inside of an answer. */
const MAX_PICTURES = 10;
const MAX_PICTURE_BYTES = 10 * 1024 * 1024;

/** One answer holds everything, so its text is cut afterwards instead of being split. */
const pollStyle: Style = {
  ...botStyle,
  format: () => ({ format: 'markdown', maxBytes: Number.MAX_SAFE_INTEGER }),
  maxPictureBytes: MAX_PICTURE_BYTES,
  maxFileBytes: 0,
};

/** The stream that says that an answer is being worked on. */
export const openStream = (id: string): Json => ({
  msgtype: 'stream',
  stream: { id, finish: false, content: TAKEN_UP },
});

export const wholeStream = (id: string, content: string): Json => ({
  msgtype: 'stream',
  stream: { id, finish: true, content },
});

/** Everything that was answered to a message, in the one answer that the platform fetches. */
export function pollAnswer(
  streamId: string,
  replies: readonly Outgoing[],
  { deps, cards }: { readonly deps: LadderDeps; readonly cards: SentCards },
): Json {
  const parts = replies.flatMap((one) =>
    encodeOutgoing(one, { ...deps, style: pollStyle, repeatedFrom: one.isRepeat ? 0 : null }),
  );
  const pictures = parts.filter(isPicture).slice(0, MAX_PICTURES);
  const card = parts.filter(isCard).at(-1) ?? null;
  const stream = {
    id: streamId,
    finish: true,
    content: contentOf(parts, card),
    ...(pictures.length === 0 ? {} : { msg_item: pictures.map(pictureItem) }),
  };
  if (card === null) return { msgtype: 'stream', stream };
  cards.remember(card);
  return {
    msgtype: 'stream_with_template_card',
    stream,
    template_card: templateCard(card),
  };
}

const isPicture = (part: Part): part is MediaPart => part.kind === 'picture';
const isCard = (part: Part): part is CardPart => part.kind === 'card';

/** Only one card fits; the buttons of others are told in words. */
function contentOf(parts: readonly Part[], card: CardPart | null): string {
  const texts = parts.flatMap((part) => {
    if (part.kind === 'text') return [part.text];
    return part.kind === 'card' && part !== card ? [hintPart(part).text] : [];
  });
  return texts.length === 0 ? DONE_SILENTLY : shortened(texts.join('\n\n'));
}

/** At most what one message holds, and a word where it was cut. */
export function shortened(text: string): string {
  if (byteLength(text) <= BOT_TEXT_BYTES) return text;
  return takeBytes(text, BOT_TEXT_BYTES - byteLength(CUT_SHORT))[0] + CUT_SHORT;
}

function pictureItem({ content }: MediaPart): Json {
  const bytes = Buffer.from(content);
  const md5 = createHash('md5').update(bytes).digest('hex');
  return { msgtype: 'image', image: { base64: bytes.toString('base64'), md5 } };
}
