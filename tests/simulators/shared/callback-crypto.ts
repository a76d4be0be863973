import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Callback encryption, written from the fact sheet (A1) with node:crypto alone: no code is shared
 * with the product or with @wecom/crypto, so that both sides cannot have the same bug.
 */

const padBlockBytes = 32; // PKCS7 over 32, not over AES's own 16
const saltBytes = 16;
const lengthBytes = 4;

/** EncodingAESKey (43 letters and digits) → 32 bytes. */
export function keyBytes(encodingAesKey: string): Buffer {
  if (!/^[A-Za-z0-9]{43}$/.test(encodingAesKey))
    throw new Error('EncodingAESKey needs 43 [A-Za-z0-9]');
  return Buffer.from(`${encodingAesKey}=`, 'base64');
}

/** SHA-1 over the four texts sorted bytewise, lowercase hex. */
export function signatureOf(
  token: string,
  timestamp: string,
  nonce: string,
  encrypt: string,
): string {
  const parts = [token, timestamp, nonce, encrypt].map((part) => Buffer.from(part));
  parts.sort((a, b) => Buffer.compare(a, b));
  return createHash('sha1').update(Buffer.concat(parts)).digest('hex');
}

/** AES-256-CBC, IV the first 16 bytes of the key, padded to 32; used for media files too. */
export function encryptBytes(key: Buffer, plain: Buffer): Buffer {
  const padBytes = padBlockBytes - (plain.length % padBlockBytes);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padBytes, padBytes)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]);
}

export function decryptBytes(key: Buffer, encrypted: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypted), decipher.final()]);
  const padBytes = padded.at(-1) ?? 0;
  if (padBytes < 1 || padBytes > padBlockBytes) throw new Error(`padding of ${padBytes}`);
  if (padded.subarray(-padBytes).some((byte) => byte !== padBytes))
    throw new Error('uneven padding');
  return padded.subarray(0, -padBytes);
}

export function encryptMessage(encodingAesKey: string, message: string, receiveId: string): string {
  const body = Buffer.from(message);
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([randomBytes(saltBytes), length, body, Buffer.from(receiveId)]);
  return encryptBytes(keyBytes(encodingAesKey), plain).toString('base64');
}

/** Throws where the text was not made with this key. */
export function decryptMessage(
  encodingAesKey: string,
  encrypt: string,
): { readonly message: string; readonly receiveId: string } {
  const plain = decryptBytes(keyBytes(encodingAesKey), Buffer.from(encrypt, 'base64'));
  const start = saltBytes + lengthBytes;
  const end = start + plain.readUInt32BE(saltBytes);
  if (end > plain.length) throw new Error('length field beyond the end');
  return { message: plain.toString('utf8', start, end), receiveId: plain.toString('utf8', end) };
}
