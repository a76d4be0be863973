import type { Agent } from 'node:http';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AppError } from '../../kernel/errors.js';
import type { EvidenceFiles } from './evidence-files.js';
import { contentHash, evidencePath, verified } from './evidence-files.js';

/** Amazon's own or any store that speaks S3, such as MinIO in the office's network. */
export interface S3Config {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The bucket in the path instead of the host name, as most stores of one's own want it. */
  readonly isPathStyle: boolean;
}

const PREFIX = 'evidence/';
const CONNECT_TIMEOUT_MS = 5000;
/** Of no traffic; twenty megabytes on a slow line still move. */
const IDLE_TIMEOUT_MS = 30_000;
const MAX_ATTEMPTS = 3;

/** Evidence in a bucket, for an installation of several machines. */
export class S3Evidence implements EvidenceFiles {
  readonly #client: S3Client;
  readonly #bucket: string;

  /** @param agent the way through a proxy; `null` is the direct way */
  constructor(config: S3Config, agent: Agent | null) {
    const { endpoint, region, accessKeyId, secretAccessKey, isPathStyle } = config;
    this.#bucket = config.bucket;
    this.#client = new S3Client({
      endpoint,
      region,
      forcePathStyle: isPathStyle,
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: MAX_ATTEMPTS,
      requestHandler: {
        connectionTimeout: CONNECT_TIMEOUT_MS,
        requestTimeout: IDLE_TIMEOUT_MS,
        ...(agent === null ? {} : { httpAgent: agent, httpsAgent: agent }),
      },
      // Checksums beyond the signature's are unknown to many stores, and the hash is checked here.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(content: Uint8Array): Promise<string> {
    const sha256 = contentHash(content);
    const command = new PutObjectCommand({
      Bucket: this.#bucket,
      Key: `${PREFIX}${evidencePath(sha256)}`,
      Body: content,
      ContentLength: content.byteLength,
      ContentType: 'application/octet-stream',
    });
    try {
      await this.#client.send(command);
    } catch (error) {
      throw new AppError('store', `evidence cannot be written: ${nameOf(error)}`);
    }
    return sha256;
  }

  async get(sha256: string): Promise<Uint8Array> {
    const Key = `${PREFIX}${evidencePath(sha256)}`;
    try {
      const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key }));
      const content = await Body?.transformToByteArray();
      return verified(content ?? new Uint8Array(), sha256);
    } catch (error) {
      if (error instanceof AppError) throw error;
      const code = nameOf(error) === 'NoSuchKey' ? 'not-found' : 'store';
      throw new AppError(code, `evidence ${sha256} cannot be read: ${nameOf(error)}`);
    }
  }

  close(): void {
    this.#client.destroy();
  }
}

/** Only the error's name: its other parts quote requests, and those hold signatures. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
