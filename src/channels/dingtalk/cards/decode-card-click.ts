import { z } from 'zod';

import { asId } from '../../../kernel/ids.js';
import type { MessageId } from '../../../kernel/ids.js';
import { sha256Hex } from '../../../kernel/sha256.js';
import type { Arrival } from '../../../message/arrival.js';
import { TEXT_PARAM } from './card-data.js';
import { cardHandle } from './card-handle.js';
import { readCardTrackId } from './card-track.js';
import type { SentCards } from './sent-cards.js';

const clickSchema = z.object({
  outTrackId: z.string().min(1).max(1_024),
  userId: z.string().min(1).max(512),
  corpId: z.string().nullish().catch(null),
  /** JSON in a string, as documented; an object is taken as well. */
  content: z.union([z.string().max(65_536), z.looseObject({})]),
});

const contentSchema = z.object({
  cardPrivateData: z.object({
    actionIds: z.array(z.string()).nullish().catch(null),
    params: z.record(z.string(), z.unknown()).nullish().catch(null),
  }),
});

export type CardClick =
  | { readonly kind: 'click'; readonly arrival: Arrival; readonly label: string }
  /** Ours, but what it stands for is not known any more. */
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'ignored'; readonly reason: string }
  | { readonly kind: 'malformed' };

interface ClickDeps {
  readonly channel: string;
  readonly corpId: string | null;
  readonly now: Date;
  readonly sent: SentCards;
}

/** A pressed button as the message that its presser could have typed, quoting ours. */
export function decodeCardClick(
  body: unknown,
  { channel, corpId, now, sent }: ClickDeps,
): CardClick {
  const click = clickSchema.safeParse(body).data;
  const pressed = contentSchema.safeParse(readContent(click?.content)).data?.cardPrivateData;
  if (click === undefined || pressed === undefined) return { kind: 'malformed' };
  const { outTrackId, userId } = click;
  const track = readCardTrackId(outTrackId);
  if (track === null) return { kind: 'ignored', reason: 'not a card of ours' };
  if (corpId !== null && (click.corpId ?? corpId) !== corpId) {
    return { kind: 'ignored', reason: 'pressed in another corp' };
  }
  const button = whatItStandsFor(outTrackId, pressed, sent);
  if (button === null) return { kind: 'forgotten' };
  return {
    kind: 'click',
    label: button.label,
    arrival: {
      replyHandle: cardHandle(outTrackId, now),
      message: {
        id: clickId([outTrackId, userId, ...(pressed.actionIds ?? []), button.text]),
        channel,
        group: track.group,
        sender: { userId, displayName: userId },
        text: button.text,
        sentAt: now,
        quotedMessageId: track.messageId,
        quotedText: null,
      },
    },
  };
}

type Pressed = z.infer<typeof contentSchema>['cardPrivateData'];

/** What the button sends along, or else what we remember of it. */
function whatItStandsFor(
  outTrackId: string,
  { actionIds, params }: Pressed,
  sent: SentCards,
): { readonly label: string; readonly text: string } | null {
  const known = sent.find(outTrackId, actionIds ?? []);
  const param = params?.[TEXT_PARAM];
  if (typeof param !== 'string' || param === '') return known;
  return { label: known?.label ?? param, text: param };
}

/** A click has no id of its own. The same person pressing the same button says the same again. */
function clickId(parts: readonly string[]): MessageId {
  return asId<MessageId>(`card:${sha256Hex(parts.join('\n'))}`);
}

function readContent(content: unknown): unknown {
  if (typeof content !== 'string') return content;
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return null;
  }
}
