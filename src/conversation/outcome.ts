import type { Button, Recipient, Reply } from '../message/reply.js';
import type { Outcome } from './workspace.js';

/** Stores nothing, says nothing, and lets the text be forgotten. */
export const silence: Outcome = {
  replies: [],
  entries: [],
  receipts: [],
  members: [],
  settings: null,
  retention: { kind: 'erase' },
};

/** A plain reply; where it goes is decided by `to`. */
export function textReply(to: Recipient, text: string, buttons: readonly string[] = []): Reply {
  return { to, blocks: [{ type: 'text', text }], buttons: buttons.map(asButton) };
}

/** A button that says what pressing it sends. */
export function asButton(text: string): Button {
  return { label: text, text };
}

/** Says something and changes nothing else; the text of the message is not kept. */
export function justSay(...replies: readonly Reply[]): Outcome {
  return { ...silence, replies };
}
