import { AppError } from '../../../kernel/errors.js';
import type { DownloadedFile } from '../../../message/channel.js';
import type { InboundAttachment } from '../../../message/inbound-message.js';
import type { DingtalkConfig } from '../dingtalk-config.js';
import { openTicket } from '../robot/attachment-ticket.js';
import { describeFailure } from './describe-failure.js';
import type { OpenApi } from './open-api.js';
import { readLimited } from './read-limited.js';
import { httpsOrNextTo } from './same-origin.js';

/** Files of a chat may be large and lines slow. */
const TIMEOUT_MS = 120_000;

interface DownloadDeps {
  readonly api: OpenApi;
  readonly config: DingtalkConfig;
  readonly fetch: typeof fetch;
}

/**
 * Fetches what a member sent. The address lives minutes and is used at once.
 * @throws AppError `platform`, `input-invalid` for a ticket of somebody else, `input-too-large`
 */
export async function downloadFile(
  { api, config, fetch: fetchIt }: DownloadDeps,
  attachment: InboundAttachment,
  maxBytes: number,
): Promise<DownloadedFile> {
  const ticket = openTicket(attachment.ticket);
  if (ticket === null) throw new AppError('input-invalid', 'not a ticket of this channel');
  const answer = await api.call({
    host: 'api',
    path: '/v1.0/robot/messageFiles/download',
    body: ticket,
    isCounted: true,
  });
  if (answer.kind !== 'ok') {
    throw new AppError('platform', `no address for a file: ${describeFailure(answer)}`);
  }
  const address = answer.body['downloadUrl'];
  const url = typeof address === 'string' ? fileUrl(config, address) : null;
  if (url === null)
    throw new AppError('platform', 'the address of a file is not one to fetch from');
  const response = await get(fetchIt, url);
  const content = await read(response, maxBytes);
  if (content === null) throw new AppError('input-too-large', `a file exceeds ${maxBytes} bytes`);
  return { name: nameOf(response) ?? attachment.name, content };
}

function fileUrl({ apiBase, oapiBase }: DingtalkConfig, address: string): URL | null {
  return httpsOrNextTo(apiBase, address) ?? httpsOrNextTo(oapiBase, address);
}

async function get(fetchIt: typeof fetch, url: URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetchIt(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    throw new AppError('platform', 'a file could not be fetched', { cause: nameOnly(error) });
  }
  if (response.ok) return response;
  await response.body?.cancel();
  throw new AppError('platform', `fetching a file was answered with ${response.status}`);
}

async function read(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  try {
    return await readLimited(response, maxBytes);
  } catch (error) {
    throw new AppError('platform', 'a file broke off', { cause: nameOnly(error) });
  }
}

/** Such errors may hold the address, which lets anybody fetch the file. */
function nameOnly(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function nameOf(response: Response): string | null {
  const header = response.headers.get('content-disposition') ?? '';
  const extended = /filename\*=(?:UTF-8|utf-8)''([^;]{1,1000})/.exec(header)?.[1];
  if (extended !== undefined) return decode(extended);
  const plain = /filename="([^"]{1,1000})"/.exec(header)?.[1];
  return plain === undefined ? null : decode(plain);
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
