import { randomUUID } from 'node:crypto';

import { SocketSession } from '../../shared/socket-session.js';
import type { Subscription } from './connection-openings.js';

/** One Stream connection, with what its ticket was opened for. */
export class StreamSession extends SocketSession {
  readonly connectionId = randomUUID();
  subscriptions: readonly Subscription[] = [];
  /** Asked to leave: nothing more is pushed on it. */
  leaving = false;

  hears(type: Subscription['type'], topic: string): boolean {
    if (this.gone || this.leaving) return false;
    return this.subscriptions.some(
      (one) =>
        one.type === type && (one.topic === topic || (type === 'EVENT' && one.topic === '*')),
    );
  }
}
