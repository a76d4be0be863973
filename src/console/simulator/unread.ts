import { computed, ref, watch } from 'vue';
import type { ComputedRef, Ref } from 'vue';
import type { ChatView, MessageView } from '../../http/api-types.js';
import { chatKey } from '../chat/chat-items.js';

/** Counts the bot's messages by chat that came after one last looked there. */
export function useUnread(
  messages: Ref<readonly MessageView[]>,
  open: Ref<ChatView>,
): ComputedRef<ReadonlyMap<string, number>> {
  const seen = ref(new Map<string, number>());
  /** What was there when the page opened counts as seen. */
  const start = ref<number | null>(null);

  watch(
    [messages, open],
    () => {
      const last = messages.value.at(-1)?.seq;
      if (last !== undefined) {
        start.value ??= last;
        seen.value.set(chatKey(open.value), last);
      }
    },
    { immediate: true },
  );

  return computed(() => {
    const counts = new Map<string, number>();
    for (const message of messages.value) {
      const key = chatKey(message.chat);
      const last = seen.value.get(key) ?? start.value ?? 0;
      if (message.author.kind === 'bot' && message.seq > last) {
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    return counts;
  });
}
