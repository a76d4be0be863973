/** Where a fault strikes. */
export type FaultPoint =
  /** Platform → bot: a pushed message or event, a callback delivery. */
  | 'event'
  /** Bot → platform, before it is carried out: nothing happens on the platform. */
  | 'request'
  /** Bot → platform, carried out, but the answer suffers: the bot cannot know. */
  | 'answer';

export type FaultKind =
  | 'drop'
  | 'duplicate'
  /** Held back until the next one has gone. */
  | 'reorder'
  | 'delay'
  /** The connection is cut instead. */
  | 'close'
  /** The connection stays open and says nothing more. */
  | 'half-open'
  /** HTTP or frame whose JSON breaks off. */
  | 'truncate'
  /** An HTTP status such as 502; over the socket the same as `drop`. */
  | 'http-status'
  /** A page of HTML where JSON is due, with status 200 unless said; over the socket as `drop`. */
  | 'html'
  /** An error code such as 42001, -1 or InvalidAuthentication. */
  | 'errcode';

export interface Fault {
  readonly at: FaultPoint;
  readonly kind: FaultKind;
  /** Only what has this in its command, path or message type. */
  readonly match?: string;
  /** How many are hit; 1 unless said. */
  readonly times?: number;
  /** How many pass before. */
  readonly skip?: number;
  readonly delayMs?: number;
  readonly status?: number;
  readonly errcode?: number | string;
  readonly errmsg?: string;
}

interface Armed extends Fault {
  skipLeft: number;
  timesLeft: number;
}

/** Faults waiting to strike; the first armed one that matches is used. */
export class FaultPlan {
  readonly #armed: Armed[] = [];

  inject(fault: Fault): void {
    this.#armed.push({ ...fault, skipLeft: fault.skip ?? 0, timesLeft: fault.times ?? 1 });
  }

  clear(): void {
    this.#armed.length = 0;
  }

  pending(): readonly Fault[] {
    return [...this.#armed];
  }

  take(at: FaultPoint, name: string): Fault | null {
    const fault = this.#armed.find(
      (one) => one.at === at && (one.match === undefined || name.includes(one.match)),
    );
    if (!fault) return null;
    if (fault.skipLeft > 0) {
      fault.skipLeft -= 1;
      return null;
    }
    fault.timesLeft -= 1;
    if (fault.timesLeft <= 0) this.#armed.splice(this.#armed.indexOf(fault), 1);
    return fault;
  }
}
