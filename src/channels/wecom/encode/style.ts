import type { Block } from '../../../message/reply.js';
import type { TextFormat } from './part.js';

/** How one way of sending words its messages. */
export interface Style {
  /** The format for neighbouring blocks of words, and what one message of it may hold. */
  format(
    run: readonly Block[],
    hasMentions: boolean,
  ): {
    readonly format: TextFormat;
    readonly maxBytes: number;
  };
  /** Formats that show tables; the others get lists. */
  readonly tableFormats: readonly TextFormat[];
  /** The format in which an @ rings; elsewhere people are called by name. */
  readonly mentionFormat: TextFormat | null;
  /** Largest picture as a picture; a larger one goes as a file. 0: no pictures. */
  readonly maxPictureBytes: number;
  /** 0: no files. */
  readonly maxFileBytes: number;
  readonly cards: boolean;
}

const MEGABYTE = 1024 * 1024;

/** Protocol limits: 20,480 bytes of markdown to and from the bot. */
export const BOT_TEXT_BYTES = 20_480;
/** An application's text and markdown. */
export const APP_TEXT_BYTES = 2_048;
const WEBHOOK_TEXT_BYTES = 2_048;
export const WEBHOOK_MARKDOWN_BYTES = 4_096;

const hasTable = (run: readonly Block[]): boolean => run.some(({ type }) => type === 'table');

export const botStyle: Style = {
  format: () => ({ format: 'markdown', maxBytes: BOT_TEXT_BYTES }),
  tableFormats: ['markdown'],
  mentionFormat: null,
  // Sources say 2 MB or 10 MB for the long connection; the smaller one is safe.
  maxPictureBytes: 2 * MEGABYTE,
  maxFileBytes: 20 * MEGABYTE,
  cards: true,
};

/** A message that cannot carry anything but words: the bot's one active reply. */
export const botWordsStyle: Style = {
  ...botStyle,
  maxPictureBytes: 0,
  maxFileBytes: 0,
  cards: false,
};

export const appStyle: Style = {
  format: (run) => ({ format: hasTable(run) ? 'markdown' : 'text', maxBytes: APP_TEXT_BYTES }),
  tableFormats: [],
  mentionFormat: null,
  maxPictureBytes: 10 * MEGABYTE,
  maxFileBytes: 20 * MEGABYTE,
  cards: true,
};

export const webhookStyle: Style = {
  format: (run, hasMentions) => {
    if (hasTable(run)) return { format: 'markdown_v2', maxBytes: WEBHOOK_MARKDOWN_BYTES };
    return hasMentions
      ? { format: 'text', maxBytes: WEBHOOK_TEXT_BYTES }
      : { format: 'markdown', maxBytes: WEBHOOK_MARKDOWN_BYTES };
  },
  tableFormats: ['markdown_v2'],
  mentionFormat: 'text',
  maxPictureBytes: 2 * MEGABYTE,
  maxFileBytes: 20 * MEGABYTE,
  cards: false,
};
