import type { GroupId, MemberId } from '../kernel/ids.js';

/** What the bot says, as typed blocks; a channel renders them by its capabilities. */
export type Block = TextBlock | FiguresBlock | TableBlock | PictureBlock | FileBlock;

export interface TextBlock {
  readonly type: 'text';
  /** One paragraph or several lines of plain text. */
  readonly text: string;
}

/** Lines of figures, each already worded, such as `1. 高新技术企业 57家 → 58家`. */
export interface FiguresBlock {
  readonly type: 'figures';
  readonly lines: readonly string[];
}

export interface TableBlock {
  readonly type: 'table';
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface PictureBlock {
  readonly type: 'picture';
  readonly name: string;
  readonly png: Uint8Array;
  /** Said where pictures cannot be shown. */
  readonly alt: string;
}

export interface FileBlock {
  readonly type: 'file';
  readonly name: string;
  readonly content: Uint8Array;
}

/** A button always stands for a text that its presser could have typed instead. */
export interface Button {
  readonly label: string;
  readonly text: string;
}

/**
 * To the group the message came from, to another group, to its sender privately, or to another member
 * privately.
 */
export type Recipient =
  | { readonly kind: 'group' }
  | { readonly kind: 'other-group'; readonly channel: string; readonly groupId: GroupId }
  | { readonly kind: 'sender' }
  | { readonly kind: 'member'; readonly memberId: MemberId };

/** What makes a reminder worth sending. */
export interface WhileOwed {
  /** The period's name. */
  readonly key: string;
  readonly units: readonly string[];
}

export interface Reply {
  readonly to: Recipient;
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
  /** Nobody is to be disturbed by it later than this: what a platform does not take by then is given up. */
  readonly until?: Date;
  /** A reminder: it is not sent once none of the units owes anything for the period any more. */
  readonly whileOwed?: WhileOwed;
}
