import { describe, expect, it } from 'vitest';

import {
  decryptBytes,
  decryptMessage,
  encryptBytes,
  encryptMessage,
  keyBytes,
  signatureOf,
} from '../../simulators/shared/callback-crypto.js';

const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

describe('the simulator’s callback encryption', () => {
  it('signs the four parts sorted bytewise', () => {
    // sha1sum of "1763870000" "AbC=" "n0nce" "tOken", in that order.
    expect(signatureOf('tOken', '1763870000', 'n0nce', 'AbC=')).toBe(
      '168a63c17a8b3d5a3a035a2a41d2bb263c4caa8a',
    );
  });

  it('decrypts what OpenSSL made by the written rules', () => {
    expect(
      decryptMessage(
        aesKey,
        'Q3stYC6hdFzMh9T8HCvyDPcz7ijFoKv95NNet6DDEj7+dBsnRz5ZK5S/DePTdH0IrSV2HHgslouc1WwCrAyiWg==',
      ),
    ).toEqual({ message: '{"a":"战报"}', receiveId: 'ww1' });
  });

  it.each([0, 1, 11, 12, 13, 31, 32, 33, 1000])('keeps a message of %i bytes', (length) => {
    const message = 'x'.repeat(length);
    const opened = decryptMessage(aesKey, encryptMessage(aesKey, message, ''));
    expect(opened).toEqual({ message, receiveId: '' });
  });

  it('pads with a whole block of 32 when nothing is missing', () => {
    expect(encryptBytes(keyBytes(aesKey), Buffer.alloc(32))).toHaveLength(64);
  });

  it('refuses a foreign key, uneven padding and a cut text', () => {
    const encrypted = encryptMessage(aesKey, 'hello', '');
    expect(() => decryptMessage('B'.repeat(43), encrypted)).toThrow();
    expect(() => decryptMessage(aesKey, encrypted.slice(0, -8))).toThrow();
    const key = keyBytes(aesKey);
    const padded = encryptBytes(key, Buffer.alloc(31)).subarray(0, 32);
    expect(decryptBytes(key, padded)).toHaveLength(31);
    expect(() =>
      decryptBytes(key, encryptBytes(key, Buffer.alloc(32, 33)).subarray(0, 32)),
    ).toThrow('padding of 33');
  });

  it('knows only keys of 43 letters and digits', () => {
    expect(() => keyBytes('a'.repeat(42))).toThrow();
    expect(() => keyBytes(`${'a'.repeat(42)}+`)).toThrow();
  });
});
