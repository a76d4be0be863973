import { ref, watch } from 'vue';
import type { Ref } from 'vue';

/** A text that outlives a reload of this tab, but not the tab. */
export function useTabMemory(name: string): Ref<string | null> {
  const value = ref<string | null>(read(name));
  watch(value, (now) => {
    try {
      sessionStorage.setItem(name, now ?? '');
    } catch {
      // Storage may be forbidden by the browser; then a reload forgets.
    }
  });
  return value;
}

function read(name: string): string | null {
  try {
    const text = sessionStorage.getItem(name);
    return text === '' ? null : text;
  } catch {
    return null;
  }
}
