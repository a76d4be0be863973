import { describe, expect, it } from 'vitest';

import { CallbackSeal } from '../../../../src/channels/wecom/callback/callback-seal.js';
import { queryValue } from '../../../../src/channels/wecom/callback/raw-query.js';
import { SeenDeliveries } from '../../../../src/channels/wecom/callback/seen-deliveries.js';
import { SettableClock } from '../../../../src/kernel/clock.js';
import {
  decryptMessage,
  encryptMessage,
  signatureOf,
} from '../../../simulators/shared/callback-crypto.js';

const secrets = { token: 'aToken', aesKey: 'K'.repeat(43) };
const now = new Date('2026-06-30T08:00:00Z');
const seconds = String(now.getTime() / 1_000);

const signed = (encrypt: string, timestamp = seconds, nonce = 'n') => ({
  signature: signatureOf(secrets.token, timestamp, nonce, encrypt),
  timestamp,
  nonce,
});
const seal = (receiveId: string) => new CallbackSeal(secrets, receiveId, new SettableClock(now));

describe('the callback seal', () => {
  it('opens what the platform sealed, and seals what it opens', () => {
    const encrypt = encryptMessage(secrets.aesKey, '你好 👍', 'corp');
    expect(seal('corp').open(signed(encrypt), encrypt)).toEqual({
      kind: 'opened',
      message: '你好 👍',
    });
    const answer = seal('corp').seal('收到', 'n1');
    expect(decryptMessage(secrets.aesKey, answer.encrypt)).toEqual({
      message: '收到',
      receiveId: 'corp',
    });
    const right = signatureOf(secrets.token, String(answer.timestampSeconds), 'n1', answer.encrypt);
    expect(answer.signature).toBe(right);
  });

  it.each([
    ['corp', ''],
    ['', 'corp'],
    ['corp', 'corp2'],
  ])('refuses for %j what is meant for %j', (mine, theirs) => {
    const encrypt = encryptMessage(secrets.aesKey, 'x', theirs);
    expect(seal(mine).open(signed(encrypt), encrypt)).toEqual({
      kind: 'refused',
      reason: 'receive id',
    });
  });

  it.each(['', 'abc', '-1', '1e9', ' 1782806400', '99999999999999'])(
    'refuses the timestamp %j',
    (timestamp) => {
      const encrypt = encryptMessage(secrets.aesKey, 'x', '');
      expect(seal('').open(signed(encrypt, timestamp), encrypt)).toMatchObject({
        reason: 'timestamp',
      });
    },
  );

  it('refuses what was signed but not encrypted with the key', () => {
    for (const encrypt of ['', '!!!', Buffer.alloc(32).toString('base64'), 'A'.repeat(44)]) {
      expect(seal('').open(signed(encrypt), encrypt)).toMatchObject({ kind: 'refused' });
    }
  });
});

describe('reading a query', () => {
  it('keeps a plus sign, decodes once, and bears nonsense', () => {
    expect(queryValue('a=1&echostr=x%2By+z%3D&b', 'echostr')).toBe('x+y+z=');
    expect(queryValue('a=%252B', 'a')).toBe('%2B');
    expect(queryValue('a=%E0%A4%A', 'a')).toBe('');
    expect(queryValue('', 'a')).toBe('');
  });
});

describe('deliveries seen before', () => {
  const ok = (body = 'x') => Promise.resolve({ status: 200, contentType: 'text/plain', body });

  function desk() {
    let time = now.getTime();
    const seen = new SeenDeliveries({ now: () => new Date(time) });
    let works = 0;
    const once = (signature: string, answer = ok()) =>
      seen.once(signature, () => {
        works += 1;
        return answer;
      });
    return { once, works: () => works, pass: (ms: number) => (time += ms) };
  }

  it('get the first answer again while the platform may repeat, and none later', async () => {
    const { once, works, pass } = desk();
    const answers = await Promise.all([once('s'), once('s')]);
    expect(answers[0]).toEqual(answers[1]);
    pass(30_000);
    expect(await once('s')).toMatchObject({ status: 200 });
    expect(works()).toBe(1);
    pass(1);
    expect(await once('s')).toBeNull();
  });

  it('may come again when they failed', async () => {
    const { once, works } = desk();
    await once('s', Promise.resolve({ status: 503, contentType: 'text/plain', body: '' }));
    expect(await once('s')).toMatchObject({ status: 200 });
    expect(works()).toBe(2);
  });

  it('are not kept for ever, nor with large answers', async () => {
    const { once, works, pass } = desk();
    await once('large', ok('x'.repeat(20_000)));
    await once('large');
    expect(works()).toBe(2);
    await Promise.all(Array.from({ length: 6_000 }, (_, index) => once(`s${index}`)));
    pass(60_000);
    expect(await once('s0')).not.toBeNull();
    expect(await once('s5999')).toBeNull();
  });
});
