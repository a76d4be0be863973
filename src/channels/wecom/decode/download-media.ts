import { decryptFile } from '@wecom/aibot-node-sdk';
import { z } from 'zod';

import { AppError } from '../../../kernel/errors.js';
import type { DownloadedFile } from '../../../message/channel.js';
import { parseJson } from './parse-json.js';
import { PlatformRefusal } from '../sending/platform-refusal.js';

/** Padding, which the encrypted file has beyond its own bytes. */
const MAX_PADDING_BYTES = 32;
/** A file of 100 MB over a county's line. */
const DOWNLOAD_MS = 120_000;
const MAX_ERROR_BYTES = 4_096;

const errorSchema = z.looseObject({ errcode: z.number() });

export interface MediaSource {
  readonly fetch: typeof globalThis.fetch;
  readonly url: string;
  /** Base64 of 32 bytes, or those bytes as a text; `null` for what is not encrypted. */
  readonly key: string | null;
}

/** @throws AppError `platform`, or `input-too-large` */
export async function downloadMedia(
  source: MediaSource,
  maxBytes: number,
): Promise<DownloadedFile> {
  const response = await open(source);
  if (isJson(response)) throw await refusal(response);
  const limit = source.key === null ? maxBytes : maxBytes + MAX_PADDING_BYTES;
  const bytes = await readAtMost(response, limit);
  const content = source.key === null ? bytes : decrypt(bytes, source.key);
  if (content.length > maxBytes) throw tooLarge();
  return { name: fileName(response.headers.get('content-disposition') ?? ''), content };
}

async function open({ fetch, url }: MediaSource): Promise<Response> {
  if (!/^https?:\/\//i.test(url))
    throw new AppError('platform', 'a media address is no web address');
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
  } catch (error) {
    throw new AppError('platform', 'a file could not be fetched from WeCom', { cause: error });
  }
  if (response.ok) return response;
  await response.body?.cancel();
  throw new AppError('platform', `WeCom gave HTTP ${response.status} instead of a file`);
}

/** Errors come as JSON with status 200. A file that is JSON comes as an octet stream. */
const isJson = (response: Response): boolean =>
  /^application\/json\b/i.test(response.headers.get('content-type') ?? '') &&
  !response.headers.has('content-disposition');

async function refusal(response: Response): Promise<AppError> {
  const bytes = await readAtMost(response, MAX_ERROR_BYTES);
  const errcode = errorSchema.safeParse(parseJson(bytes.toString('utf8'))).data?.errcode;
  return new PlatformRefusal(errcode ?? 0, 'a file was asked for');
}

async function readAtMost(response: Response, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > maxBytes) break;
      parts.push(part);
    }
  } catch (error) {
    throw new AppError('platform', 'a file from WeCom broke off', { cause: error });
  }
  if (size > maxBytes) throw tooLarge();
  return Buffer.concat(parts);
}

function decrypt(bytes: Buffer, key: string): Buffer {
  // Some versions send the 32 bytes as they are.
  const base64 = key.length === 32 ? Buffer.from(key, 'latin1').toString('base64') : key;
  try {
    return decryptFile(bytes, base64);
  } catch (error) {
    throw new AppError('platform', 'a file from WeCom could not be decrypted', { cause: error });
  }
}

const tooLarge = (): AppError => new AppError('input-too-large', 'a file is over the limit');

/** The extended form first; the plain one is percent-encoded as well on this platform. */
function fileName(disposition: string): string | null {
  const extended = /filename\*\s*=\s*UTF-8''([^;]{1,2000})/i.exec(disposition)?.[1];
  const simple = /filename\s*=\s*"?([^";]{1,2000})"?/i.exec(disposition)?.[1];
  const name = extended ?? simple;
  if (name === undefined) return null;
  try {
    return decodeURIComponent(name.trim());
  } catch {
    return name.trim();
  }
}
