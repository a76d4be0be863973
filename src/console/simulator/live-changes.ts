import { onScopeDispose, ref } from 'vue';
import type { Ref } from 'vue';
import type { ChangeView } from '../../http/api-types.js';
import { EVENTS_PATH } from '../api/simulator-api.js';

export type Connection = 'connecting' | 'live' | 'lost';

/**
 * Listens to the server for as long as the caller lives. The browser reconnects on its own; each
 * connection begins with the present state, so nothing is missed in between.
 */
export function useLiveChanges(onChange: (change: ChangeView) => void): Ref<Connection> {
  const connection = ref<Connection>('connecting');
  const source = new EventSource(EVENTS_PATH);
  source.onmessage = (event: MessageEvent<string>) => {
    connection.value = 'live';
    onChange(JSON.parse(event.data) as ChangeView);
  };
  source.onerror = () => {
    connection.value = 'lost';
  };
  onScopeDispose(() => {
    source.close();
  });
  return connection;
}
