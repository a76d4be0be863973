import { nextTick, onBeforeUnmount, onMounted, ref, watch } from 'vue';
import type { Ref } from 'vue';

/** Within this distance of the end, a reader is taken to follow the conversation. */
const NEAR_PX = 80;

/** Keeps a scrolled list, whose content is its one child, at its end while the reader is there; otherwise counts what comes. */
export function useStickToBottom(
  list: Readonly<Ref<HTMLElement | null>>,
  length: () => number,
): {
  /** Messages that came while the reader was further up. */
  readonly waiting: Ref<number>;
  readonly onScroll: () => void;
  readonly toBottom: () => void;
} {
  const waiting = ref(0);
  let following = true;

  function toBottom(): void {
    following = true;
    waiting.value = 0;
    list.value?.scrollTo({ top: list.value.scrollHeight });
  }

  function onScroll(): void {
    const element = list.value;
    if (element !== null) {
      following = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
      if (following) {
        waiting.value = 0;
      }
    }
  }

  const observer = new ResizeObserver(() => {
    if (following) {
      toBottom();
    }
  });
  watch(length, async (now, before) => {
    await nextTick();
    if (following) {
      toBottom();
    } else if (now > before) {
      waiting.value += now - before;
    }
  });
  onMounted(() => {
    toBottom();
    // Pictures load, the keyboard of a phone opens: the end moves without a new message.
    for (const element of [list.value, list.value?.firstElementChild]) {
      if (element) {
        observer.observe(element);
      }
    }
  });
  onBeforeUnmount(() => {
    observer.disconnect();
  });
  return { waiting, onScroll, toBottom };
}
