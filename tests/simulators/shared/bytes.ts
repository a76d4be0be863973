/** Bytes as such, or in base64 where they come through the control port. */
export type Bytes = Uint8Array | string;

export interface SentFile {
  readonly name: string;
  readonly bytes: Bytes;
}

export const toBuffer = (bytes: Bytes): Buffer =>
  typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : Buffer.from(bytes);
