import type { Signal } from './signal.js';
import type { SimClock } from './sim-clock.js';

/** One bubble as members see it. */
export interface Shown {
  readonly id: number;
  readonly atMs: number;
  /** Group id, `<userid>` for a private chat with the bot, `app:<userid>` for one with WeCom's application. */
  readonly chat: string;
  /** `bot`, `app`, `webhook` or a userid. */
  readonly by: string;
  readonly kind: string;
  text: string;
  /** False while a stream is still being written. */
  finished: boolean;
  /** Userids, or "@all". */
  readonly mentions: readonly string[];
  card: Record<string, unknown> | null;
  /** A card as single members see it after an update that was for them alone. */
  readonly cardFor: Map<string, Record<string, unknown>>;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly quote: string | null;
}

type NewShown = Pick<Shown, 'chat' | 'by' | 'kind'> &
  Partial<Pick<Shown, 'text' | 'finished' | 'mentions' | 'card' | 'files' | 'quote'>>;

/** What is on the members' screens, conversation by conversation. */
export class Screens {
  readonly #shown: Shown[] = [];

  constructor(
    private readonly clock: SimClock,
    private readonly signal: Signal,
  ) {}

  show(item: NewShown): Shown {
    const shown: Shown = {
      text: '',
      finished: true,
      mentions: [],
      card: null,
      files: [],
      quote: null,
      ...item,
      cardFor: new Map(),
      id: this.#shown.length + 1,
      atMs: this.clock.nowMs(),
    };
    this.#shown.push(shown);
    this.signal.changed();
    return shown;
  }

  /** To be called after a bubble was changed in place. */
  changed(): void {
    this.signal.changed();
  }

  of(chat?: string): readonly Shown[] {
    return this.#shown.filter((item) => chat === undefined || item.chat === chat);
  }

  /** Calls `look` at every change, until the answer is called. */
  watch(look: () => void): () => void {
    return this.signal.watch(look);
  }

  waitFor(chat: string, matches: (item: Shown) => boolean): Promise<Shown> {
    return this.signal.until(`a message in ${chat}`, () => this.of(chat).find(matches));
  }
}

/** A bubble for the control port; files in base64. */
export const shownAsJson = (item: Shown): object => ({
  ...item,
  cardFor: Object.fromEntries(item.cardFor),
  files: item.files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
});
