import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';

import { bytesAtMost, checkBody } from '../check-body.js';
import { checkContent, checkSize } from '../file-kinds.js';
import { codes, Refusal } from '../refusal.js';
import { SlidingLimit } from '../../shared/sliding-limit.js';
import type { World } from '../world.js';

const chunkMaxBytes = 512 * 1024;
const sessionLifeMs = 30 * 60_000;
const uploadLimit = [
  { max: 30, windowMs: 60_000 },
  { max: 1_000, windowMs: 60 * 60_000 },
];

const initSchema = z.strictObject({
  type: z.string(),
  filename: bytesAtMost(256, codes.badParameter).min(1),
  total_size: z.int(),
  total_chunks: z.int().min(1).max(100),
  md5: z.string().optional(),
});
const chunkSchema = z.strictObject({
  upload_id: z.string(),
  chunk_index: z.int().min(0),
  base64_data: z.string(),
});
const finishSchema = z.strictObject({ upload_id: z.string() });

interface Upload {
  readonly init: z.infer<typeof initSchema>;
  readonly startMs: number;
  readonly chunks: Map<number, Buffer>;
}

export interface UploadAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly doubts: readonly string[];
}

/**
 * Upload in chunks over the long connection (A3.4). A session outlives the connection; a chunk may be
 * sent again. Codes for an unknown or expired session and missing chunks are chosen, not known.
 */
export class Uploads {
  readonly #uploads = new Map<string, Upload>();
  readonly #limit = new SlidingLimit(uploadLimit);

  constructor(private readonly world: World) {}

  init(body: unknown): UploadAnswer {
    const { value, doubts } = checkBody(initSchema, body);
    const sizeDoubts = checkSize('bot', value.type, value.total_size);
    if (value.total_chunks * chunkMaxBytes < value.total_size) {
      throw new Refusal(codes.badParameter, 'total_chunks too few for total_size');
    }
    if (!this.#limit.take('bot', this.world.clock.nowMs())) {
      throw new Refusal(codes.tooMany, 'api freq out of limit');
    }
    const uploadId = randomUUID();
    this.#uploads.set(uploadId, {
      init: value,
      startMs: this.world.clock.nowMs(),
      chunks: new Map(),
    });
    return { body: { upload_id: uploadId }, doubts: [...doubts, ...sizeDoubts] };
  }

  chunk(body: unknown): UploadAnswer {
    const { value, doubts } = checkBody(chunkSchema, body);
    const upload = this.#open(value.upload_id);
    if (value.chunk_index >= upload.init.total_chunks) {
      throw new Refusal(codes.badParameter, 'chunk_index beyond total_chunks');
    }
    const bytes = Buffer.from(value.base64_data, 'base64');
    if (bytes.toString('base64') !== value.base64_data || bytes.length === 0) {
      throw new Refusal(codes.badParameter, 'base64_data is not plain base64');
    }
    if (bytes.length > chunkMaxBytes) throw new Refusal(codes.mediaTooBig, 'chunk over 512 KB');
    upload.chunks.set(value.chunk_index, bytes);
    return { body: {}, doubts };
  }

  finish(body: unknown): UploadAnswer {
    const { value, doubts } = checkBody(finishSchema, body);
    const { init, chunks } = this.#open(value.upload_id);
    if (chunks.size < init.total_chunks) throw new Refusal(codes.badParameter, 'chunks missing');
    const parts = [...chunks].sort(([a], [b]) => a - b).map(([, bytes]) => bytes);
    const bytes = Buffer.concat(parts);
    if (bytes.length !== init.total_size) {
      throw new Refusal(codes.badParameter, `${bytes.length} bytes, not ${init.total_size}`);
    }
    if (init.md5 !== undefined && createHash('md5').update(bytes).digest('hex') !== init.md5) {
      throw new Refusal(codes.badMd5, 'md5 is not that of the bytes');
    }
    checkContent(init.type, bytes);
    this.#uploads.delete(value.upload_id);
    const stored = this.world.media.store({
      scope: 'corp',
      type: init.type,
      name: init.filename,
      bytes,
    });
    return { body: { type: init.type, ...stored }, doubts };
  }

  #open(uploadId: string): Upload {
    const upload = this.#uploads.get(uploadId);
    if (!upload) throw new Refusal(codes.badParameter, 'unknown upload_id');
    if (this.world.clock.nowMs() - upload.startMs > sessionLifeMs) {
      throw new Refusal(codes.badParameter, 'upload session expired (30 min)');
    }
    return upload;
  }
}
