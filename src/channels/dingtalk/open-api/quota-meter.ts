/** `api`: calls of the open API. `push`: webhook posts and what the platform pushes to us. */
export type QuotaKind = 'api' | 'push';

export interface QuotaUsage {
  /** `YYYY-MM` in Asia/Shanghai. */
  readonly month: string;
  readonly api: number;
  readonly push: number;
}

/** Counts by month in Asia/Shanghai, for the whole corp, shared by all processes. */
export interface QuotaMeter {
  count(kind: QuotaKind, n: number): Promise<void>;
  /** Of the month that it is now. */
  read(): Promise<QuotaUsage>;
}

/** A month of the standard edition, for the whole corp (since 2025-11-19). */
export const MONTHLY_QUOTA: Readonly<Record<QuotaKind, number>> = { api: 5_000, push: 3_000 };
