import { shallowRef, watch } from 'vue';
import type { Ref, ShallowRef } from 'vue';
import type { BoardIndicatorView } from '../../http/api-types.js';
import { failureText } from '../api/request-json.js';
import { useBoardSource } from './board-source.js';

/** The birth certificate of a figure, read anew whenever the figure changes. */
export function useFigureSource(
  indicator: Readonly<Ref<BoardIndicatorView>>,
): ShallowRef<readonly string[]> {
  const { source } = useBoardSource();
  const lines = shallowRef<readonly string[]>([]);
  watch(
    indicator,
    async ({ id }) => {
      try {
        const certificate = await source(id);
        if (indicator.value.id === id) {
          lines.value = certificate.lines;
        }
      } catch (error) {
        lines.value = [failureText(error)];
      }
    },
    { immediate: true },
  );
  return lines;
}
