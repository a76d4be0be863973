import type { UploadedView, UploadView } from '../../../src/http/api-types.js';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body & { readonly error?: { readonly message: string } };
}

interface Parts {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | null;
}

/** A phone on the upload page, after the link that the bot gave. */
export class Phone {
  readonly #token: string;
  readonly #base: string;

  constructor(link: string) {
    const { origin, hash } = new URL(link);
    this.#base = `${origin}/api/upload`;
    this.#token = hash.slice(1);
  }

  look(): Promise<Answer<UploadView>> {
    return this.#call('GET', '');
  }

  send(
    name: string,
    content: Uint8Array,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer<UploadView>> {
    const headers = { 'X-File-Name': encodeURIComponent(name), ...more };
    return this.#call('POST', '/files', { headers, body: new Uint8Array(content) });
  }

  submit(): Promise<Answer<UploadedView>> {
    return this.#call('POST', '/submit');
  }

  async #call<Body>(
    method: string,
    path: string,
    { headers = {}, body = null }: Parts = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(this.#base + path, {
      ...{ method, body },
      headers: { ...headers, 'X-Upload-Token': this.#token },
    });
    return { status: response.status, body: (await response.json()) as Answer<Body>['body'] };
  }
}

/** The address in what the bot said. */
export function linkIn(text: string): string {
  const link = /https?:\/\/\S+#[A-Z0-9]+/u.exec(text)?.[0];
  if (link === undefined) throw new Error(`no link in ${text}`);
  return link;
}
