import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=[0-9a-f]{64}$/;

/** A bucket that looks at every request as a store does: signed headers, date, hash of the body. */
export class StrictS3 {
  readonly objects = new Map<string, Buffer>();
  /** What was wrong with requests. */
  readonly refused: string[] = [];
  /** Answers so many requests with an error first. */
  failures = 0;
  readonly endpoint: string;

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly bucket: string,
    readonly accessKeyId: string,
    readonly region: string,
  ) {
    this.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(bucket: string, accessKeyId: string, region: string): Promise<StrictS3> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const s3 = new StrictS3(server, bucket, accessKeyId, region);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        s3.#answer(request, Buffer.concat(chunks), response);
      });
    });
    return s3;
  }

  /** How many connections are open to it. */
  async connections(): Promise<number> {
    return await new Promise((resolve, reject) => {
      this.server.getConnections((error, count) => {
        if (error === null) resolve(count);
        else reject(error);
      });
    });
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    if (this.failures > 0) {
      this.failures -= 1;
      respond(response, 503, errorXml('SlowDown'));
      return;
    }
    const wrong = this.#whatIsWrong(request, body);
    if (wrong !== null) {
      this.refused.push(wrong);
      respond(response, 403, errorXml('AccessDenied'));
      return;
    }
    const key = new URL(request.url ?? '/', this.endpoint).pathname.slice(this.bucket.length + 2);
    if (request.method === 'PUT') {
      this.objects.set(key, body);
      respond(response, 200, '');
      return;
    }
    const object = this.objects.get(key);
    if (object === undefined) respond(response, 404, errorXml('NoSuchKey'));
    else respond(response, 200, object);
  }

  #whatIsWrong({ headers, method, url }: IncomingMessage, body: Buffer): string | null {
    const [, accessKeyId, region, signed = ''] =
      AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
    if (accessKeyId !== this.accessKeyId) return 'Authorization';
    if (region !== this.region) return 'region';
    const names = signed.split(';');
    for (const name of ['host', 'x-amz-content-sha256', 'x-amz-date']) {
      if (!names.includes(name) || headers[name] === undefined) return name;
    }
    if (!/^\d{8}T\d{6}Z$/.test(String(headers['x-amz-date']))) return 'x-amz-date';
    const hash = createHash('sha256').update(body).digest('hex');
    if (headers['x-amz-content-sha256'] !== hash) return 'hash of the body';
    if (method === 'PUT' && Number(headers['content-length']) !== body.length) return 'length';
    return (url ?? '').startsWith(`/${this.bucket}/`) ? null : 'bucket';
  }
}

function errorXml(code: string): string {
  return `<?xml version="1.0"?><Error><Code>${code}</Code><Message>refused</Message></Error>`;
}

function respond(response: ServerResponse, status: number, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
}
