import { z } from 'zod';

import { mentionsIn } from '../app/app-content.js';
import { checkPicture } from '../bot/bot-messages.js';
import { checkCard } from '../bot/card-rules.js';
import { bytesAtMost, checkMessage } from '../check-body.js';
import type { Checked } from '../../shared/check-shape.js';
import type { MessageBody } from '../check-body.js';
import { jsonBody } from '../http/wecom-dialect.js';
import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { takeUpload, uploadMaxBytes } from '../media-upload.js';
import { codes, Refusal } from '../refusal.js';
import type { Shown } from '../../shared/screens.js';
import { SlidingLimit } from '../../shared/sliding-limit.js';
import type { World } from '../world.js';

const imageMaxBytes = 2 * 1024 * 1024;
const limit = [{ max: 20, windowMs: 60_000 }];

const media = z.strictObject({ media_id: z.string().min(1) });

const kinds = {
  text: {
    text: z.strictObject({
      content: bytesAtMost(2048).min(1),
      mentioned_list: z.array(z.string()).optional(),
      mentioned_mobile_list: z.array(z.string()).optional(),
    }),
  },
  markdown: { markdown: z.strictObject({ content: bytesAtMost(4096).min(1) }) },
  markdown_v2: { markdown_v2: z.strictObject({ content: bytesAtMost(4096).min(1) }) },
  image: { image: z.strictObject({ base64: z.string(), md5: z.string() }) },
  news: {
    news: z.strictObject({
      articles: z
        .array(
          z.strictObject({
            title: bytesAtMost(128).min(1),
            description: bytesAtMost(512).optional(),
            url: z.string().min(1),
            picurl: z.string().optional(),
          }),
        )
        .min(1)
        .max(8),
    }),
  },
  file: { file: media },
  voice: { voice: media },
  template_card: { template_card: z.unknown() },
};

type Look = Pick<Shown, 'kind'> & Partial<Pick<Shown, 'text' | 'mentions' | 'card' | 'files'>>;

/** The group webhook (A5): one group per key, 20 messages a minute. */
export class Webhook {
  readonly #limit = new SlidingLimit(limit);

  constructor(private readonly world: World) {}

  routes(): readonly Route[] {
    return [
      {
        method: 'POST',
        path: '/cgi-bin/webhook/send',
        via: 'webhook',
        handle: (call) => this.#send(call),
      },
      {
        method: 'POST',
        path: '/cgi-bin/webhook/upload_media',
        via: 'webhook',
        maxBytes: uploadMaxBytes,
        handle: (call) => takeUpload(this.world, call, 'webhook', this.#robot(call).key),
      },
    ];
  }

  #robot(call: Call): { readonly key: string; readonly chatId: string } {
    const key = call.query.get('key');
    const robot = this.world.settings.webhooks.find((one) => one.key === key);
    if (!robot) throw new Refusal(codes.noSuchWebhook, 'invalid webhook url');
    return robot;
  }

  #send(call: Call): Answer {
    const { key, chatId } = this.#robot(call);
    const checked = checkMessage(kinds, {}, jsonBody(call));
    const { look, doubts } = this.#look(checked, key);
    // Refused messages are not counted; whether the platform counts them is unverified.
    if (!this.#limit.take(key, this.world.clock.nowMs())) {
      throw new Refusal(codes.tooMany, 'api freq out of limit');
    }
    this.world.screens.show({ ...look, chat: chatId, by: 'webhook' });
    return { body: {}, doubts: [...checked.doubts, ...doubts] };
  }

  #look({ value }: Checked<MessageBody>, key: string): { look: Look; doubts: readonly string[] } {
    const kind = value.msgtype;
    const payload = value[kind] as Readonly<Record<string, unknown>>;
    const text = typeof payload['content'] === 'string' ? payload['content'] : '';
    const sure = (look: Omit<Look, 'kind'>): { look: Look; doubts: readonly string[] } => ({
      look: { kind, ...look },
      doubts: [],
    });
    switch (kind) {
      case 'text':
        return sure({ text, mentions: (payload['mentioned_list'] as string[] | undefined) ?? [] });
      case 'markdown':
        return sure({ text, mentions: mentionsIn(text) });
      case 'markdown_v2':
        return { look: { kind, text }, doubts: notInSecondMarkdown(text) };
      case 'image': {
        const image = payload as { base64: string; md5: string };
        return sure({ files: [{ name: 'picture', bytes: checkPicture(image, imageMaxBytes) }] });
      }
      case 'news':
        return sure({ text: JSON.stringify(payload['articles']) });
      case 'template_card':
        return cardLook(value['template_card']);
      default: {
        const { name, bytes } = this.world.media.use(String(payload['media_id']), key, kind);
        return sure({ files: [{ name, bytes }] });
      }
    }
  }
}

/** markdown_v2 shows neither colours nor mentions; the text goes out all the same. */
function notInSecondMarkdown(text: string): readonly string[] {
  return [
    ...(text.includes('<font') ? ['markdown_v2 shows no colours'] : []),
    ...(mentionsIn(text).length > 0 ? ['markdown_v2 mentions nobody'] : []),
  ];
}

function cardLook(given: unknown): { look: Look; doubts: readonly string[] } {
  const { card, doubts } = checkCard(given);
  if (card.card_type !== 'text_notice' && card.card_type !== 'news_notice') {
    throw new Refusal(codes.badParameter, 'only text_notice and news_notice');
  }
  return { look: { kind: 'template_card', card }, doubts };
}
