import type { FigureTable } from '../../digest/figure-table/figure-table.js';

/** A spreadsheet that came with a message, read before anything is decided. */
export interface SentTable {
  /** As its sender named it: never trusted. */
  readonly name: string;
  /** The table in it, or in words for its sender why there is none. */
  readonly reading: { readonly table: FigureTable } | { readonly problem: string };
}
