import { inject } from 'vue';
import type { InjectionKey, Ref } from 'vue';
import type { BoardView, SourceView } from '../../http/api-types.js';

/** Where a board and the birth certificates of its figures come from. */
export interface BoardSource {
  /** `null` until it is known. */
  readonly board: Readonly<Ref<BoardView | null>>;
  readonly source: (indicatorId: string) => Promise<SourceView>;
}

const key: InjectionKey<BoardSource> = Symbol('board source');
export const boardSourceKey = key;

/** For components of the board, whoever shows it. */
export function useBoardSource(): BoardSource {
  const source = inject(key);
  if (source === undefined) {
    throw new TypeError('a board without a source');
  }
  return source;
}
