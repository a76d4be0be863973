import { silence, textReply } from './outcome.js';
import type { Outcome, WorkspaceView } from './workspace.js';

/** A matter of operation, such as a platform's allowance, told privately to every administrator. */
export function tellAdministrators({ members }: WorkspaceView, text: string): Outcome {
  const administrators = members.filter(({ isAdmin }) => isAdmin);
  const replies = administrators.map(({ id }) => textReply({ kind: 'member', memberId: id }, text));
  return { ...silence, replies };
}
