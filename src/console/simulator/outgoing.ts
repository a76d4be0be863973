import { ref } from 'vue';
import type { Ref } from 'vue';
import type { SendRequest } from '../../http/api-types.js';
import { RequestError } from '../api/request-json.js';
import { simulatorApi } from '../api/simulator-api.js';

/** A message on its way; it leaves the list once the server has it. */
export interface Outgoing {
  readonly request: SendRequest;
  readonly status: 'sending' | 'failed';
  /** Why it failed, in words. */
  readonly reason: string | null;
}

export interface OutgoingMessages {
  readonly list: Ref<readonly Outgoing[]>;
  /** Also used to try again: the id stays, so the server takes it once. */
  readonly send: (request: SendRequest) => Promise<void>;
  readonly discard: (id: string) => void;
  /** What was said from this page, also when the server keeps no text of it. */
  readonly said: ReadonlyMap<string, string>;
}

/** @param afterSent reads what the server made of it. */
export function useOutgoing(afterSent: () => Promise<void>): OutgoingMessages {
  const list = ref<readonly Outgoing[]>([]);
  const said = new Map<string, string>();

  function put(entry: Outgoing): void {
    const at = list.value.findIndex(({ request }) => request.id === entry.request.id);
    list.value = at < 0 ? [...list.value, entry] : list.value.with(at, entry);
  }

  function discard(id: string): void {
    list.value = list.value.filter(({ request }) => request.id !== id);
  }

  async function send(request: SendRequest): Promise<void> {
    said.set(request.id, request.text);
    put({ request, status: 'sending', reason: null });
    try {
      await simulatorApi.send(request);
      await afterSent();
      discard(request.id);
    } catch (error) {
      const reason = error instanceof RequestError ? error.message : String(error);
      put({ request, status: 'failed', reason });
    }
  }

  return { list, said, send, discard };
}
