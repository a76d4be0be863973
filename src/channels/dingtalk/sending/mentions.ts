import type { Outgoing } from '../../../message/outgoing.js';
import { jsonBytes } from '../encode/json-bytes.js';
import type { Part, TextPart } from '../encode/part.js';
import { neutralLine } from '../encode/neutral-text.js';
import { isOutsider } from '../robot/outsider.js';
import { texts } from '../texts.js';
import type { PartJob } from './way.js';

/** The platform rings at most so many in one message. */
const MAX_RINGING = 50;
/** Names beyond this would leave too little room for the text. */
const MAX_NAMED = 100;

type Mentions = Outgoing['mentions'];

/** Ids of those whom a way with real mentions rings. */
export function ringing({ outgoing, index }: PartJob): readonly string[] {
  return index > 0 ? [] : ringable(outgoing.mentions).slice(0, MAX_RINGING);
}

/** The text with those who are called before it. A visible @ needs the id inside the text. */
export function textWithMentions(job: PartJob, part: TextPart, rings: boolean): string {
  const mark = job.isRepeat ? texts.repeated + (part.isMarkdown ? '\n\n' : '\n') : '';
  return mark + calls(job, rings) + part.text;
}

function calls(job: PartJob, rings: boolean): string {
  const { outgoing, index } = job;
  if (index > 0 || outgoing.to.kind === 'person') return '';
  const ids = rings ? ringing(job) : [];
  const others = outgoing.mentions.filter(({ userId }) => !ids.includes(userId));
  const called = [
    ...ids.map((userId) => `@${userId}`),
    ...others.slice(0, MAX_NAMED - ids.length).map(({ name }) => neutralLine(`@${name}`)),
  ];
  return called.length === 0 ? '' : `${called.join(' ')} `;
}

function ringable(mentions: Mentions): readonly string[] {
  return mentions.map(({ userId }) => userId).filter((userId) => !isOutsider(userId));
}

/** Room to keep for them before the first text, whichever way it takes. */
export function mentionBytes({ mentions, to }: Outgoing): number {
  if (to.kind === 'person') return 0;
  return mentions
    .slice(0, MAX_NAMED)
    .map(
      ({ userId, name }) => Math.max(jsonBytes(userId), jsonBytes(neutralLine(name))) + ' @'.length,
    )
    .reduce((sum, bytes) => sum + bytes, 0);
}

/** A part as words, for ways that carry nothing else. */
export function asTextPart(part: Part): TextPart {
  switch (part.kind) {
    case 'text':
      return part;
    case 'card':
      return part.asText;
    case 'picture':
      return words(neutralLine(texts.picture(part.picture.alt)));
    case 'file':
      return words(neutralLine(texts.file(part.file.name)));
  }
}

export function words(text: string): TextPart {
  return { kind: 'text', isMarkdown: false, title: texts.title, text };
}
