/** A request of a platform, as it came. */
export interface CallbackRequest {
  readonly method: 'GET' | 'POST';
  /** The query as sent, undecoded, so that a signature over it survives. */
  readonly rawQuery: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The raw bytes; signatures are checked over these. */
  readonly body: Uint8Array;
}

export interface CallbackResponse {
  /** 200, 400, 401, 413 or 503; platforms deliver again on anything but 200. */
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A path that a platform calls. `http/` serves it without knowing whose it is. */
export interface CallbackEndpoint {
  /** Such as `/callback/wecom/bot`. */
  readonly path: string;
  readonly maxBodyBytes: number;
  /** Never throws for what anybody may send. */
  answer(request: CallbackRequest): Promise<CallbackResponse>;
}
