import { randomUUID } from 'node:crypto';

import { SocketSession } from '../../shared/socket-session.js';
import type { Subscription } from './connection-openings.js';
import type { Push } from './frames.js';

/** One Stream connection, with what its ticket was opened for. */
export class StreamSession extends SocketSession {
  readonly connectionId = randomUUID();
  subscriptions: readonly Subscription[] = [];
  /** Asked to leave: nothing more is pushed on it. */
  leaving = false;

  /** An event is subscribed to by its kind, or with all the others. */
  hears({ type, topic, headers }: Push): boolean {
    if (this.gone || this.leaving) return false;
    const wanted = type === 'EVENT' ? ['*', headers['eventType']] : [topic];
    return this.subscriptions.some((one) => one.type === type && wanted.includes(one.topic));
  }
}
