import { computed, inject, ref, watch } from 'vue';
import type { ComputedRef, InjectionKey, Ref } from 'vue';
import type { ChatView, MessageView, PersonView } from '../../http/api-types.js';
import { simulatorApi } from '../api/simulator-api.js';
import { isSameChat } from '../chat/chat-items.js';
import { defaultSpeaker } from '../people/people-groups.js';
import { useFeed } from './feed.js';
import type { Feed } from './feed.js';
import { newMessageId } from './new-message-id.js';
import { useOutgoing } from './outgoing.js';
import type { Outgoing, OutgoingMessages } from './outgoing.js';
import { useTabMemory } from './tab-memory.js';
import { useUnread } from './unread.js';

export interface Simulator extends Feed {
  /** Who speaks; `null` until people are known. */
  readonly speaker: ComputedRef<PersonView | null>;
  readonly speakerId: Ref<string | null>;
  readonly chatKind: Ref<ChatView['kind']>;
  readonly chat: ComputedRef<ChatView>;
  /** Messages of the open chat. */
  readonly chatMessages: ComputedRef<readonly MessageView[]>;
  readonly chatOutgoing: ComputedRef<readonly Outgoing[]>;
  readonly unread: ComputedRef<ReadonlyMap<string, number>>;
  readonly quoted: Ref<MessageView | null>;
  readonly outgoing: OutgoingMessages;
  /** Says a text in the open chat as the present speaker. */
  readonly say: (text: string, quotedId?: string) => void;
  readonly setClock: (now: string) => Promise<void>;
}

const key: InjectionKey<Simulator> = Symbol('simulator');
export const simulatorKey = key;

/** For components below the application's root, which provides the one simulator. */
export function useSimulator(): Simulator {
  const simulator = inject(key);
  if (simulator === undefined) {
    throw new TypeError('useSimulator outside of the application');
  }
  return simulator;
}

export function createSimulator(): Simulator {
  const feed = useFeed();
  const outgoing = useOutgoing(feed.refresh);
  const speakerId = useTabMemory('speaker');
  const chatKind = ref<ChatView['kind']>('group');
  const quoted = ref<MessageView | null>(null);

  const people = computed(() => feed.state.value?.people ?? []);
  const speaker = computed(
    () =>
      people.value.find(({ userId }) => userId === speakerId.value) ??
      defaultSpeaker(people.value, feed.board.value),
  );
  const chat = computed<ChatView>(() =>
    chatKind.value === 'group' || speaker.value === null
      ? { kind: 'group' }
      : { kind: 'private', userId: speaker.value.userId },
  );
  const chatMessages = computed(() =>
    feed.messages.value.filter((message) => isSameChat(message.chat, chat.value)),
  );
  const chatOutgoing = computed(() => {
    const arrived = new Set(chatMessages.value.map(({ id }) => id));
    return outgoing.list.value.filter(
      ({ request }) => !arrived.has(request.id) && isSameChat(chatOf(request), chat.value),
    );
  });
  watch(chat, () => {
    quoted.value = null;
  });

  function say(text: string, quotedId?: string): void {
    if (speaker.value !== null) {
      void outgoing.send({
        id: newMessageId(),
        as: speaker.value.userId,
        chat: chatKind.value,
        text,
        quotedId: quotedId ?? null,
      });
    }
  }

  async function setClock(now: string): Promise<void> {
    await simulatorApi.setClock({ now });
    await feed.refresh();
  }

  const unread = useUnread(feed.messages, chat);
  return {
    ...feed,
    ...{ speaker, speakerId, chatKind, chat, chatMessages, chatOutgoing, unread, quoted },
    ...{ outgoing, say, setClock },
  };
}

function chatOf(request: Outgoing['request']): ChatView {
  return request.chat === 'group' ? { kind: 'group' } : { kind: 'private', userId: request.as };
}
