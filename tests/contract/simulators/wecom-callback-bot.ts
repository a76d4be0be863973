import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  decryptMessage,
  encryptMessage,
  signatureOf,
} from '../../simulators/shared/callback-crypto.js';
import { Signal } from '../../simulators/shared/signal.js';
import { toXml, xmlText } from '../../simulators/wecom/wecom-xml.js';
import { atEnd } from './at-end.js';

interface Received {
  /** The decrypted callback: JSON text of the bot, XML of the application. */
  readonly plain: string;
  readonly json: Record<string, unknown>;
  readonly nonce: string;
  readonly timestamp: string;
}

/** Stands for no answer at all. */
export const hang = Symbol('hang');

/** The plain reply; null for an empty body; a status to fail with. */
type Reply = object | string | null | number | typeof hang;

interface Options {
  readonly token: string;
  readonly aesKey: string;
  readonly receiveId: string;
  /** Spoils the encrypted answer. */
  readonly spoil?: (answer: Record<string, unknown>) => unknown;
  /** Signs the answer with this nonce instead of the request's. */
  readonly nonce?: string;
  /** Answers the verification; the right way unless given. */
  readonly echo?: (plain: string) => string;
}

/** A minimal callback address that checks what it is sent, and answers as it is told. */
export class CallbackBot {
  readonly received: Received[] = [];
  /** What it found wrong in the platform's requests; must stay empty. */
  readonly complaints: string[] = [];
  reply: (received: Received, index: number) => Reply = () => null;
  url = '';

  readonly #signal = new Signal();

  private constructor(
    private readonly kind: 'json' | 'xml',
    private readonly options: Options,
  ) {}

  static async listen(kind: 'json' | 'xml', options: Options): Promise<CallbackBot> {
    const bot = new CallbackBot(kind, options);
    const server = createServer((request, response) => {
      void bot.#serve(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    bot.url = `http://127.0.0.1:${port}/callback`;
    atEnd(() => {
      server.closeAllConnections();
      server.close();
    });
    return bot;
  }

  /** Resolves when so many callbacks have come. */
  reached(count: number): Promise<true> {
    return this.#signal.until(`${count} callbacks`, () =>
      this.received.length >= count ? true : undefined,
    );
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { searchParams } = new URL(request.url ?? '/', 'http://bot');
    const query = (name: string): string => searchParams.get(name) ?? '';
    let body = '';
    for await (const part of request as AsyncIterable<Buffer>) body += part.toString('utf8');
    const encrypt = request.method === 'GET' ? query('echostr') : this.#encrypted(body);
    const { token, aesKey, receiveId } = this.options;
    const signature = signatureOf(token, query('timestamp'), query('nonce'), encrypt);
    if (signature !== query('msg_signature')) this.complaints.push('wrong signature');
    const opened = decryptMessage(aesKey, encrypt);
    if (opened.receiveId !== receiveId) this.complaints.push('wrong receiveid');
    if (request.method === 'GET') {
      response.end(this.options.echo ? this.options.echo(opened.message) : opened.message);
      return;
    }
    const received: Received = {
      plain: opened.message,
      json: this.kind === 'json' ? (JSON.parse(opened.message) as Record<string, unknown>) : {},
      nonce: query('nonce'),
      timestamp: query('timestamp'),
    };
    this.received.push(received);
    this.#answer(response, received, this.reply(received, this.received.length - 1));
    this.#signal.changed();
  }

  #encrypted(body: string): string {
    if (this.kind === 'json') return (JSON.parse(body) as { encrypt: string }).encrypt;
    if (xmlText(body, 'ToUserName') !== this.options.receiveId) this.complaints.push('ToUserName');
    return xmlText(body, 'Encrypt') ?? '';
  }

  #answer(response: ServerResponse, { nonce }: Received, reply: Reply): void {
    if (reply === hang) return;
    if (typeof reply === 'number') response.writeHead(reply).end('failed');
    else if (reply === null) response.end();
    else response.end(this.#seal(typeof reply === 'string' ? reply : JSON.stringify(reply), nonce));
  }

  #seal(plain: string, requestNonce: string): string {
    const nonce = this.options.nonce ?? requestNonce;
    const { token, aesKey, receiveId, spoil } = this.options;
    const encrypt = encryptMessage(aesKey, plain, receiveId);
    const timestamp = 1_763_870_000;
    const signature = signatureOf(token, String(timestamp), nonce, encrypt);
    if (this.kind === 'xml') {
      return toXml({
        Encrypt: encrypt,
        MsgSignature: signature,
        TimeStamp: timestamp,
        Nonce: nonce,
      });
    }
    const answer = { encrypt, msgsignature: signature, timestamp, nonce };
    return JSON.stringify(spoil ? spoil(answer) : answer);
  }
}
