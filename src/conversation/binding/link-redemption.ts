import type { MemberId, WorkspaceId } from '../../kernel/ids.js';

/** What a one-time code that joins accounts came to. */
export type LinkRedemption =
  | { readonly kind: 'joins'; readonly workspaceId: WorkspaceId; readonly memberId: MemberId }
  /** Unknown, used, or older than 30 minutes. */
  | { readonly kind: 'wrong' }
  /** The account has sent five wrong ones within an hour. */
  | { readonly kind: 'blocked' };
