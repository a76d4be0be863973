import type { Signal } from './signal.js';
import type { SimClock } from './sim-clock.js';

export interface LogEntry {
  /** Counts up from 1 in the order of arrival. */
  readonly seq: number;
  readonly atMs: number;
  /** `lost` is what the platform meant to send but did not. */
  readonly direction: 'from-bot' | 'to-bot' | 'lost';
  /** The surface of the platform that it went through, such as `socket` or `webhook`. */
  readonly via: string;
  /** The command, the path or the message type. */
  readonly name: string;
  /** What the bot was told; null where nothing is told. */
  readonly errcode: number | string | null;
  readonly note: string;
  /** What was accepted although the real platform may refuse it (the fact sheet is not sure). */
  readonly doubts: readonly string[];
  readonly body: unknown;
}

type NewEntry = Pick<LogEntry, 'direction' | 'via' | 'name'> &
  Partial<Pick<LogEntry, 'errcode' | 'note' | 'doubts' | 'body'>>;

/** Everything that went over the wire, in order. */
export class ArrivalLog {
  readonly #entries: LogEntry[] = [];

  constructor(
    private readonly clock: SimClock,
    private readonly signal: Signal,
  ) {}

  add(entry: NewEntry): LogEntry {
    const full: LogEntry = {
      errcode: null,
      note: '',
      doubts: [],
      body: null,
      ...entry,
      seq: this.#entries.length + 1,
      atMs: this.clock.nowMs(),
    };
    this.#entries.push(full);
    this.signal.changed();
    return full;
  }

  entries(matches: (entry: LogEntry) => boolean = () => true): readonly LogEntry[] {
    return this.#entries.filter(matches);
  }

  /** The first entry after `sinceSeq` that matches, also when it is there already. */
  waitFor(matches: (entry: LogEntry) => boolean, sinceSeq = 0): Promise<LogEntry> {
    return this.signal.until('a log entry', () =>
      this.#entries.find((entry) => entry.seq > sinceSeq && matches(entry)),
    );
  }
}
