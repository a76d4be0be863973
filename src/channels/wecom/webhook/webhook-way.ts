import type { SendWindows } from '../../../kernel/send-windows.js';
import { createHash } from 'node:crypto';

import type { MediaPart, Part, TextPart } from '../encode/part.js';
import { hintPart } from '../encode/part.js';
import { webhookStyle } from '../encode/style.js';
import { callJson } from '../sending/call-json.js';
import type { CallResult, HttpCall } from '../sending/call-json.js';
import { callPartResult } from '../sending/call-result.js';
import { mediaForm } from '../sending/media-form.js';
import { mediaMessage } from '../sending/media-id.js';
import type { Ready } from '../sending/media-id.js';
import type { MediaMemory } from '../sending/media-memory.js';
import { refusedResult, SLOW_MS, waitResult } from '../sending/part-result.js';
import type { Outcome } from '../sending/part-result.js';
import type { PartResult, Way } from '../sending/way.js';
import type { WecomDeps } from '../wecom-deps.js';

export interface WebhookParts {
  readonly apiBase: string;
  readonly deps: WecomDeps;
  readonly windows: SendWindows;
  readonly media: MediaMemory;
}

/** A group's webhook: no answer comes back on it, but an @ rings. */
export class WebhookWay implements Way {
  readonly via = 'webhook';
  readonly label = '群机器人';
  readonly style = webhookStyle;
  readonly #outcome: Outcome;

  constructor(
    private readonly key: string,
    private readonly parts: WebhookParts,
  ) {
    const { log, random } = parts.deps;
    this.#outcome = { log, random, via: this.via };
  }

  async sendPart(part: Part): Promise<PartResult> {
    const { windows, deps, media } = this.parts;
    const ready = await this.#ready(part);
    if (ready.kind === 'failed') return ready.result;
    const waitMs = windows.take(this.key, deps.clock.now().getTime());
    if (waitMs > 0) return waitResult(waitMs);
    const result = callPartResult(
      await this.#call('send', null, { json: ready.json }),
      this.#outcome,
    );
    if (result.kind === 'later' && result.afterMs >= SLOW_MS) {
      windows.block(this.key, deps.clock.now().getTime() + result.afterMs);
    }
    if (result.kind === 'refused' && part.kind === 'file') media.forget(this.#scope(), part);
    return result;
  }

  async #ready(part: Part): Promise<Ready> {
    switch (part.kind) {
      case 'picture':
        return { kind: 'ready', json: pictureMessage(part) };
      case 'file':
        return mediaMessage(part, {
          memory: this.parts.media,
          scope: this.#scope(),
          upload: () => this.#call('upload_media', 'file', { form: mediaForm(part) }),
          refused: (errcode) => refusedResult(errcode, this.#outcome),
        });
      case 'card':
        return { kind: 'ready', json: textMessage(hintPart(part)) };
      case 'text':
        return { kind: 'ready', json: textMessage(part) };
    }
  }

  #call(
    name: 'send' | 'upload_media',
    type: string | null,
    content: Omit<HttpCall, 'url'>,
  ): Promise<CallResult> {
    const url = new URL(`${this.parts.apiBase}/cgi-bin/webhook/${name}`);
    url.searchParams.set('key', this.key);
    if (type !== null) url.searchParams.set('type', type);
    return callJson(this.parts.deps, { url: url.href, ...content });
  }

  /** Media belong to the key they were uploaded with; its digest names it without telling it. */
  #scope(): string {
    return createHash('sha256').update(`webhook ${this.key}`).digest('hex');
  }
}

function pictureMessage({ content }: MediaPart): Readonly<Record<string, unknown>> {
  const bytes = Buffer.from(content);
  const md5 = createHash('md5').update(bytes).digest('hex');
  return { msgtype: 'image', image: { base64: bytes.toString('base64'), md5 } };
}

function textMessage({ format, text, mentions }: TextPart): Readonly<Record<string, unknown>> {
  const rings = format === 'text' && mentions.length > 0;
  const content = { content: text, ...(rings ? { mentioned_list: mentions } : {}) };
  return { msgtype: format, [format]: content };
}
