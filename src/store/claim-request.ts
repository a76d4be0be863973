/** What a process asks for when it takes work out of a queue. */
export interface ClaimRequest {
  /** Those that this process can work on at this moment. */
  readonly channels: readonly string[];
  readonly limit: number;
  readonly leaseMs: number;
}
