import { asId } from '../../../kernel/ids.js';
import type { MessageId } from '../../../kernel/ids.js';

/** What the platform allows in a task_id, with room for what is added. */
const FIT = /^[0-9A-Za-z_-]{1,100}$/;
const MARK = '@';

/**
 * A task_id that carries our id of the message. It must be new for every card that goes out, so a
 * repetition has one of its own.
 * @returns `null` for an id that a task_id cannot hold
 */
export function taskIdOf(id: MessageId, isRepeat: boolean): string | null {
  return FIT.test(id) ? `${id}${MARK}${isRepeat ? '2' : '1'}` : null;
}

/** @returns `null` where the card is none of ours. */
export function messageOfTask(taskId: string): MessageId | null {
  const end = taskId.lastIndexOf(MARK);
  const id = taskId.slice(0, Math.max(0, end));
  return FIT.test(id) ? asId<MessageId>(id) : null;
}
