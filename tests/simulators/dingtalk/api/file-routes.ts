import { z } from 'zod';

import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { mediaPart } from '../../shared/multipart.js';
import { checkNew, newBody } from '../check-body.js';
import type { Files } from '../files.js';
import { newCodes, NewRefusal, oldCodes, OldRefusal } from '../refusal.js';
import type { World } from '../world.js';
import type { ApiGate } from './api-gate.js';

const megabyte = 1024 * 1024;
/** Upper limits of media/upload (B4). */
const maxBytes: Readonly<Record<string, number>> = {
  image: 20 * megabyte,
  voice: 2 * megabyte,
  video: 20 * megabyte,
  file: 20 * megabyte,
};
/** 20 MB and what is around it. */
const uploadMaxBytes = 21 * megabyte;

const downloadSchema = z.strictObject({ downloadCode: z.string(), robotCode: z.string() });

/** Files of members in, files of the bot out (B4). */
export class FileRoutes {
  constructor(
    private readonly world: World,
    private readonly gate: ApiGate,
    private readonly files: Files,
  ) {}

  newRoutes(): readonly Route[] {
    const path = '/v1.0/robot/messageFiles/download';
    return [this.gate.newRoute('POST', path, { counted: true }, (call) => this.#link(call))];
  }

  oldRoutes(): readonly Route[] {
    const terms = { counted: true, maxBytes: uploadMaxBytes };
    return [this.gate.oldRoute('/media/upload', terms, (call) => this.#upload(call))];
  }

  edgeRoutes(): readonly Route[] {
    return [{ method: 'GET', path: '/files/', via: 'media', handle: (call) => this.#serve(call) }];
  }

  #link(call: Call): Answer {
    const { value, doubts } = checkNew(downloadSchema, newBody(call));
    if (value.robotCode !== this.world.settings.app.clientId) {
      throw new NewRefusal(400, newCodes.badRobotCode, '无效的robotCode');
    }
    const path = this.files.link(value.downloadCode, this.world.settings.downloadLifeMs);
    if (path === null) throw new NewRefusal(400, newCodes.badDownloadCode, '无效的downloadCode');
    return { body: { downloadUrl: this.world.hosts.edge + path }, doubts };
  }

  #serve(call: Call): Answer {
    const file = this.files.follow(call.path);
    // The status for an expired address is not known.
    if (!file) return { status: 403, body: 'expired', note: 'unknown or expired address' };
    return { body: file.bytes, headers: { 'content-type': 'application/octet-stream' } };
  }

  #upload(call: Call): Answer {
    const type = call.query.get('type') ?? '';
    const limit = Object.hasOwn(maxBytes, type) ? maxBytes[type] : undefined;
    if (limit === undefined) throw new OldRefusal(oldCodes.badMedia, `invalid type ${type}`);
    const part = mediaPart(call.contentType, call.body);
    if (typeof part === 'string') throw new OldRefusal(oldCodes.badMedia, part);
    const { fileName: name, bytes } = part;
    if (bytes.length === 0) throw new OldRefusal(oldCodes.badMedia, 'empty file');
    if (bytes.length > limit) throw new OldRefusal(oldCodes.mediaTooBig, `over ${limit} bytes`);
    if (type === 'video' && !/\.mp4$/i.test(name)) {
      throw new OldRefusal(oldCodes.badMedia, 'a video must be mp4');
    }
    const mediaId = this.files.upload(type, { name, bytes });
    return { body: { media_id: mediaId, type, created_at: this.world.clock.nowMs() } };
  }
}
