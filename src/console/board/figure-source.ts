import { shallowRef, watch } from 'vue';
import type { Ref, ShallowRef } from 'vue';
import type { BoardIndicatorView } from '../../http/api-types.js';
import { RequestError } from '../api/request-json.js';
import { simulatorApi } from '../api/simulator-api.js';

/** The birth certificate of a figure, read anew whenever the figure changes. */
export function useFigureSource(
  indicator: Readonly<Ref<BoardIndicatorView>>,
): ShallowRef<readonly string[]> {
  const lines = shallowRef<readonly string[]>([]);
  watch(
    indicator,
    async ({ id }) => {
      try {
        const source = await simulatorApi.source(id);
        if (indicator.value.id === id) {
          lines.value = source.lines;
        }
      } catch (error) {
        lines.value = [error instanceof RequestError ? error.message : String(error)];
      }
    },
    { immediate: true },
  );
  return lines;
}
