import type { FileBlock, PictureBlock } from '../../../message/reply.js';

/** What becomes one message of the platform. The same on every way, so that a retry can go on. */
export type Part = TextPart | PicturePart | FilePart | CardPart;

export interface TextPart {
  readonly kind: 'text';
  readonly isMarkdown: boolean;
  /** What the phone shows before the chat is opened. */
  readonly title: string;
  readonly text: string;
}

export interface PicturePart {
  readonly kind: 'picture';
  readonly picture: PictureBlock;
}

export interface FilePart {
  readonly kind: 'file';
  readonly file: FileBlock;
}

export interface CardPart {
  readonly kind: 'card';
  readonly title: string;
  readonly content: string;
  readonly buttons: readonly { readonly label: string; readonly text: string }[];
  /** The same for ways without cards: it says how to answer. */
  readonly asText: TextPart;
}
