import type { Screens, Shown } from '../../simulators/shared/screens.js';

/** Busy machines take their time; what takes longer than this hangs. */
const PATIENCE_MS = 25_000;

const BOTS: readonly string[] = ['bot', 'app', 'webhook'];

/** What members read: waits for what the product puts on their screens. */
export class Chats {
  /** The last bubble when somebody last spoke or pressed. */
  #since = 0;

  constructor(private readonly screens: Screens) {}

  /** From here on only what comes later is an answer. */
  mark(): void {
    this.#since = this.screens.of().length;
  }

  /** The first whole message of the product since the mark that satisfies. */
  async next(chat: string, isIt: (shown: Shown) => boolean): Promise<Shown> {
    const since = this.#since;
    return this.#until(chat, (shown) => shown.id > since && isIt(shown));
  }

  /** The first message since the mark with these words. */
  reads(chat: string, words: string): Promise<Shown> {
    return this.next(chat, ({ text }) => text.includes(words));
  }

  /** The first message since the mark with a file. */
  gets(chat: string): Promise<Shown> {
    return this.next(chat, ({ files }) => files.length > 0);
  }

  /** Whatever message of the product comes to satisfy, be it old or new: cards change in place. */
  turns(chat: string, isIt: (shown: Shown) => boolean): Promise<Shown> {
    return this.#until(chat, isIt);
  }

  #until(chat: string, isIt: (shown: Shown) => boolean): Promise<Shown> {
    const find = (): Shown | undefined =>
      this.screens
        .of(chat)
        .find((shown) => BOTS.includes(shown.by) && shown.finished && isIt(shown));
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(timer);
        stop();
        resolve(found);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`not shown in ${chat}; there is:\n${this.#all(chat)}`));
      }, PATIENCE_MS);
      const stop = this.screens.watch(look);
      look();
    });
  }

  #all(chat: string): string {
    return this.screens
      .of(chat)
      .map(({ by, kind, text, card, files }) =>
        [by, kind, text, card === null ? '' : JSON.stringify(card), files.length].join(' | '),
      )
      .join('\n');
  }
}
