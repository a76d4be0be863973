/** Which endpoint is asked, and how much it may cost. All of it comes from `config.ts`. */
export interface ModelConfig {
  /** Base of an OpenAI-compatible interface, such as `http://10.0.0.8:8000/v1`. */
  readonly baseUrl: string;
  /** `null` for an endpoint that asks for none. */
  readonly apiKey: string | null;
  readonly model: string;
  /** For one second opinion, queueing and retries in another answer format included. */
  readonly timeoutMs: number;
  /** Tokens a day (Asia/Shanghai), questions and answers together; 0 is no limit. */
  readonly dailyTokens: number;
  /** Calls at the same time; more wait as long as their own time-out. */
  readonly concurrency: number;
  /** Failures in a row after which the endpoint is left alone. */
  readonly failuresToPause: number;
  /** How long it is then left alone before one call tries again. */
  readonly pauseMs: number;
}
