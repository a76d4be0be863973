import type { LockPurpose } from './folder-lock.js';

export interface EmbeddedPostgres {
  readonly url: string;
  /** PostgreSQL's own folder; outside the data folder when the database's account cannot enter that. */
  readonly clusterFolder: string;
  /** Ends the server if we run it, and gives the data folder free. May be called twice. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Told each step that takes time or that the operator should know of. */
  readonly log: (line: string) => void;
  /** `command` (default `serve`): joins the database of a serving process instead of being refused. */
  readonly purpose?: LockPurpose;
  /**
   * False only for throwaway data: faster, lost at a power cut, and removed at the stop if it had to lie outside
   * the data folder.
   */
  readonly durable?: boolean;
}

export const DATABASE_NAME = 'zhanbao';
