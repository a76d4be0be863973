import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CallbackRequest } from '../../../src/message/callback-endpoint.js';
import type { CallbackDriver } from '../channel-driver.js';
import { appDriver, botCallbackDriver } from './wecom-drivers.js';

/** Cuts, turns, doubles and replaces bytes. */
const mutation = fc.record({
  at: fc.nat(10_000),
  kind: fc.constantFrom('cut', 'turn', 'double', 'replace', 'empty'),
  byte: fc.integer({ min: 0, max: 255 }),
  where: fc.constantFrom('body', 'query'),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer One> ? One : never;

function changed(bytes: Buffer, { at, kind, byte }: Mutation): Buffer {
  const place = bytes.length === 0 ? 0 : at % bytes.length;
  switch (kind) {
    case 'cut':
      return bytes.subarray(0, place);
    case 'turn':
      return Buffer.concat([bytes.subarray(place), bytes.subarray(0, place)]);
    case 'double':
      return Buffer.concat([bytes, bytes]);
    case 'replace': {
      const copy = Buffer.from(bytes);
      if (copy.length > 0) copy[place] = byte;
      return copy;
    }
    case 'empty':
      return Buffer.alloc(0);
  }
}

function spoilt(genuine: CallbackRequest, how: Mutation): CallbackRequest {
  return how.where === 'body'
    ? { ...genuine, body: changed(Buffer.from(genuine.body), how) }
    : { ...genuine, rawQuery: changed(Buffer.from(genuine.rawQuery), how).toString('latin1') };
}

const isSame = (a: CallbackRequest, b: CallbackRequest): boolean =>
  a.rawQuery === b.rawQuery && Buffer.from(a.body).equals(Buffer.from(b.body));

describe.each([
  ['the bot', botCallbackDriver],
  ['the application', appDriver],
])('the callback address of %s under noise', (_name, make) => {
  it('never fails by itself, stores nothing, and floods no log', { timeout: 60_000 }, async () => {
    const driver = await make();
    const callback: CallbackDriver = driver.callback!;
    await fc.assert(
      fc.asyncProperty(mutation, async (how) => {
        const genuine = callback.request({ text: '真的' });
        const request = spoilt(genuine, how);
        if (isSame(genuine, request)) return;
        const before = driver.arrivals.all.length;
        const { status } = await callback.endpoint.answer(request);
        // What left the signed parts untouched is genuine, and nothing else is taken.
        if (status === 200) {
          expect(driver.arrivals.all).toHaveLength(before + 1);
          expect(driver.arrivals.all.at(-1)?.message.text).toBe('真的');
        } else {
          expect([400, 401, 413]).toContain(status);
          expect(driver.arrivals.all).toHaveLength(before);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(driver.log.lines.length).toBeLessThan(20);
    await driver.close();
  });
});
