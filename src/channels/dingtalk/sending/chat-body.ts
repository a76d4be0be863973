import type { TextPart } from '../encode/part.js';
import type { PartJob } from './way.js';
import { ringing, textWithMentions } from './mentions.js';

/** A text as session addresses and custom robots take it, with a real @. */
export function chatBody(job: PartJob, part: TextPart): Record<string, unknown> {
  const text = textWithMentions(job, part, true);
  const ids = job.outgoing.to.kind === 'group' ? ringing(job) : [];
  return {
    ...(part.isMarkdown
      ? { msgtype: 'markdown', markdown: { title: part.title, text } }
      : { msgtype: 'text', text: { content: text } }),
    ...(ids.length === 0 ? {} : { at: { atUserIds: ids, isAtAll: false } }),
  };
}
