import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scryptSync,
} from 'node:crypto';

import { AppError } from '../kernel/errors.js';
import { secretTexts } from './secret-texts.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_BYTES = 4;
/** Of the layout below, for the day when it changes. */
const VERSION = 1;
const HEADER_BYTES = 1 + KEY_ID_BYTES + IV_BYTES + TAG_BYTES;

/**
 * The same secret must give the same key in every process, so the salt is fixed; the slow derivation
 * is for secrets that a person made up.
 */
const SALT = 'zhanbao secret box';

type Bytes = Uint8Array<ArrayBuffer>;

/** Seals small secrets for rest: whoever reads the database or the disk alone learns nothing. */
export class SecretBox {
  readonly #key: Buffer;
  readonly #keyId: Buffer;

  /** @param secret such as ZHANBAO_SECRET_KEY; how hard it is to guess is its owner's business */
  constructor(secret: string) {
    this.#key = scryptSync(secret.normalize('NFC'), SALT, KEY_BYTES);
    this.#keyId = createHash('sha256').update('id').update(this.#key).digest();
  }

  /**
   * @param purpose where it will stand, such as `webhook wecom g1`: a sealed text that was moved to
   *   another place does not open there
   */
  seal(text: string, purpose: string): Bytes {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(purpose, 'utf8'));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const header = [Buffer.of(VERSION), this.#ownId(), iv, cipher.getAuthTag()];
    return new Uint8Array(Buffer.concat([...header, sealed]));
  }

  /**
   * @throws AppError `config` when it was sealed with another key; `store` when it is damaged, moved
   *   or not a sealed text at all
   */
  open(sealed: Uint8Array, purpose: string): string {
    const bytes = Buffer.from(sealed);
    if (bytes.length < HEADER_BYTES || bytes[0] !== VERSION) throw damaged();
    let at = 1;
    const take = (count: number): Buffer => bytes.subarray(at, (at += count));
    if (!take(KEY_ID_BYTES).equals(this.#ownId())) {
      const userText = secretTexts.otherKey;
      throw new AppError('config', 'this was sealed with another secret key', { userText });
    }
    const decipher = createDecipheriv(CIPHER, this.#key, take(IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(purpose, 'utf8'));
    decipher.setAuthTag(take(TAG_BYTES));
    try {
      return decipher.update(bytes.subarray(at), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw damaged();
    }
  }

  /** A key of its own for another use, such as signing; it tells nothing of the box's key. */
  keyFor(purpose: string): Uint8Array {
    return createHmac('sha256', this.#key).update(purpose).digest();
  }

  #ownId(): Buffer {
    return this.#keyId.subarray(0, KEY_ID_BYTES);
  }
}

function damaged(): AppError {
  return new AppError('store', 'a sealed text is damaged or stands where it was not sealed for');
}
