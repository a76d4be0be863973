import type { Button } from '../../../message/reply.js';

export type TextFormat = 'text' | 'markdown' | 'markdown_v2';

export interface TextPart {
  readonly kind: 'text';
  readonly format: TextFormat;
  readonly text: string;
  /** Userids of a real @; only ways that can do it get any. */
  readonly mentions: readonly string[];
}

export interface MediaPart {
  readonly kind: 'picture' | 'file';
  readonly name: string;
  readonly content: Uint8Array;
}

export interface CardPart {
  readonly kind: 'card';
  /** Carries our id of the message, and makes the card unique. */
  readonly taskId: string;
  readonly title: string;
  readonly buttons: readonly Button[];
  /** Says the same where the card is refused. */
  readonly hint: string;
}

/** One message of the platform. */
export type Part = TextPart | MediaPart | CardPart;

/** The words that stand for a card where there are none. */
export const hintPart = ({ hint }: CardPart): TextPart => ({
  kind: 'text',
  format: 'text',
  text: hint,
  mentions: [],
});
