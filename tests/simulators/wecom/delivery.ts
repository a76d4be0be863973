import { randomBytes } from 'node:crypto';

import { callBot } from '../shared/call-bot.js';
import type { Received } from '../shared/call-bot.js';
import { decryptMessage, encryptMessage, signatureOf } from '../shared/callback-crypto.js';
import type { World } from './world.js';

/** The bot has five seconds to answer, one for the verification of its address (A1). */
const answerMs = 5_000;
const verifyMs = 1_000;
/** "3 deliveries in all"; that the next follows at once is unverified. */
const deliveries = 3;

export interface CallbackTarget {
  readonly url: string;
  readonly token: string;
  readonly aesKey: string;
  readonly receiveId: string;
  readonly via: string;
  /** Puts the encrypted text into JSON or XML. */
  readonly wrap: (encrypt: string) => { readonly body: string; readonly contentType: string };
}

export interface Delivered {
  readonly text: string;
  readonly nonce: string;
}

/** Posts an encrypted callback up to three times; null when all of them failed. */
export async function deliver(
  world: World,
  target: CallbackTarget,
  name: string,
  plain: string,
): Promise<Delivered | null> {
  let signed = sign(world, target, plain);
  for (let attempt = 1; attempt <= deliveries; attempt += 1) {
    if (attempt > 1 && !world.settings.sameNonceOnRetry) signed = sign(world, target, plain);
    const { body, contentType } = target.wrap(signed.encrypt);
    const received = await callBot(world.clock, answerMs, signed.url, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    const outcome = typeof received === 'string' ? received : `status ${received.status}`;
    world.log.add({
      direction: 'to-bot',
      via: target.via,
      name,
      note: `delivery ${attempt} of ${deliveries}: ${outcome}`,
      body: plain,
    });
    if (typeof received !== 'string' && received.status === 200) {
      return { text: received.text, nonce: signed.nonce };
    }
  }
  return null;
}

/** Asks the address to prove that it can decrypt; an empty answer means that it did. */
export async function verifyAddress(world: World, target: CallbackTarget): Promise<string> {
  const secret = randomBytes(8).readBigUInt64BE().toString();
  let encrypt = '';
  // A plus sign must be in it, for the bot that reads it as a space to be found out.
  while (!encrypt.includes('+')) encrypt = encryptMessage(target.aesKey, secret, target.receiveId);
  const url = signedUrl(world, target, encrypt).url;
  url.searchParams.set('echostr', encrypt);
  const received = await callBot(world.clock, verifyMs, url, { method: 'GET' });
  const reason = typeof received === 'string' ? received : wrongEcho(received, secret);
  world.log.add({ direction: 'to-bot', via: target.via, name: 'verify', note: reason || 'ok' });
  return reason;
}

function wrongEcho({ status, text }: Received, secret: string): string {
  if (status !== 200) return `status ${status}`;
  return text === secret ? '' : 'the answer is not exactly the decrypted echostr';
}

/**
 * The plain text of an encrypted answer, given its parts; throws with the reason when the signature
 * or the key is wrong.
 */
export function openAnswer(
  target: CallbackTarget,
  parts: { encrypt: string; signature: string; timestamp: string; nonce: string },
): string {
  const { encrypt, signature, timestamp, nonce } = parts;
  if (signatureOf(target.token, timestamp, nonce, encrypt) !== signature) {
    throw new Error('wrong signature in the answer');
  }
  const { message, receiveId } = decryptMessage(target.aesKey, encrypt);
  if (receiveId !== target.receiveId) throw new Error(`wrong receiveid ${receiveId} in the answer`);
  return message;
}

interface Signed {
  readonly url: URL;
  readonly encrypt: string;
  readonly nonce: string;
}

function sign(world: World, target: CallbackTarget, plain: string): Signed {
  const encrypt = encryptMessage(target.aesKey, plain, target.receiveId);
  return { encrypt, ...signedUrl(world, target, encrypt) };
}

function signedUrl(world: World, target: CallbackTarget, encrypt: string) {
  const timestamp = String(world.clock.nowSeconds());
  const nonce = randomBytes(6).readUIntBE(0, 6).toString();
  const url = new URL(target.url);
  url.searchParams.set('msg_signature', signatureOf(target.token, timestamp, nonce, encrypt));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  return { url, nonce };
}
