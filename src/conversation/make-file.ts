import type { Attachment } from '../answers/answer.js';
import type { AnswerContext } from '../answers/answer.js';
import type { Block } from '../message/reply.js';

/** Makes the file or digest that an answer grants, as blocks to be sent. */
export type MakeFile = (
  attachment: Attachment,
  context: AnswerContext,
) => Promise<readonly Block[]>;
