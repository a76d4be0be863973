import { computed, ref, shallowRef } from 'vue';
import type { ComputedRef, Ref, ShallowRef } from 'vue';
import type {
  BoardView,
  ChangeView,
  MessageView,
  SimulatorStateView,
} from '../../http/api-types.js';
import { oneAtATime } from '../api/one-at-a-time.js';
import { failureText } from '../api/request-json.js';
import { simulatorApi } from '../api/simulator-api.js';
import { useLiveChanges } from './live-changes.js';
import type { Connection } from './live-changes.js';

/** What the server knows, kept up to date. */
export interface Feed {
  readonly state: ShallowRef<SimulatorStateView | null>;
  readonly board: ShallowRef<BoardView | null>;
  readonly messages: ShallowRef<readonly MessageView[]>;
  readonly now: ComputedRef<string>;
  readonly connection: Ref<Connection>;
  /** Why the first load failed, in words; `null` while all is well. */
  readonly failure: Ref<string | null>;
  readonly refresh: () => Promise<void>;
}

export function useFeed(): Feed {
  const state = shallowRef<SimulatorStateView | null>(null);
  const board = shallowRef<BoardView | null>(null);
  const messages = shallowRef<readonly MessageView[]>([]);
  const told = ref<string | null>(null);
  const failure = ref<string | null>(null);

  async function read(): Promise<void> {
    const after = messages.value.at(-1)?.seq ?? 0;
    const [newState, newBoard, news] = await Promise.all([
      simulatorApi.state(),
      simulatorApi.board(),
      simulatorApi.messages(after),
    ]);
    state.value = newState;
    board.value = newBoard;
    told.value = newState.now;
    messages.value = merge(messages.value, news.messages);
  }

  async function readSafely(): Promise<void> {
    try {
      await read();
      failure.value = null;
    } catch (error) {
      failure.value = failureText(error);
    }
  }

  const refresh = oneAtATime(readSafely);
  const connection = useLiveChanges((change: ChangeView) => {
    told.value = change.now;
    void refresh();
  });
  const now = computed(() => told.value ?? new Date().toISOString());
  return { state, board, messages, now, connection, failure, refresh };
}

function merge(
  known: readonly MessageView[],
  news: readonly MessageView[],
): readonly MessageView[] {
  const last = known.at(-1)?.seq ?? 0;
  const fresh = news.filter((message) => message.seq > last);
  return fresh.length === 0 ? known : [...known, ...fresh];
}
