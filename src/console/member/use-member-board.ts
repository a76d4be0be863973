import { onScopeDispose, ref, shallowRef } from 'vue';
import type { Ref, ShallowRef } from 'vue';
import type { BoardView } from '../../http/api-types.js';
import { consoleApi } from '../api/console-api.js';
import { oneAtATime } from '../api/one-at-a-time.js';
import { failureText, NOT_SIGNED_IN, RequestError } from '../api/request-json.js';
import type { BoardSource } from '../board/board-source.js';

/** Reports come by the hour; half a minute is soon enough for who keeps the page open. */
const REFRESH_MS = 30_000;

export interface MemberBoard extends BoardSource {
  readonly board: ShallowRef<BoardView | null>;
  /** Why the newest state could not be read, in words; `null` while all is well. */
  readonly failure: Ref<string | null>;
  readonly refresh: () => Promise<void>;
}

/**
 * The board of who is signed in, read anew every half minute and whenever the page is looked at
 * again, for as long as the caller lives.
 * @param onEnded called once the server no longer knows the session
 */
export function useMemberBoard(onEnded: () => void): MemberBoard {
  const board = shallowRef<BoardView | null>(null);
  const failure = ref<string | null>(null);

  async function whileSignedIn<Answer>(question: Promise<Answer>): Promise<Answer> {
    try {
      return await question;
    } catch (error) {
      if (error instanceof RequestError && error.status === NOT_SIGNED_IN) onEnded();
      throw error;
    }
  }

  const refresh = oneAtATime(async () => {
    try {
      board.value = await whileSignedIn(consoleApi.board());
      failure.value = null;
    } catch (error) {
      failure.value = failureText(error);
    }
  });

  const refreshIfSeen = (): void => {
    if (!document.hidden) void refresh();
  };
  const timer = setInterval(refreshIfSeen, REFRESH_MS);
  window.addEventListener('focus', refreshIfSeen);
  document.addEventListener('visibilitychange', refreshIfSeen);
  onScopeDispose(() => {
    clearInterval(timer);
    window.removeEventListener('focus', refreshIfSeen);
    document.removeEventListener('visibilitychange', refreshIfSeen);
  });
  void refresh();
  return { board, failure, refresh, source: (id) => whileSignedIn(consoleApi.source(id)) };
}
