import { analyseQuery, type AskedAlone } from './query/analyse-query.js';
import { kindAsked } from './query/kind-asked.js';
import { followUp } from './query/follow-up.js';
import { narrowTwins } from './query/indicator-slots.js';
import { readMessage, type ReadMessage } from './read-message.js';
import type { UnderstoodQuery } from './understanding.js';

/** Turns further back than this no longer carry what a question leaves out. */
const MAX_TURNS = 6;

/** What the message asks together with what its conversation has already named. */
export function askedInContext(message: ReadMessage): AskedAlone {
  const turns = message.input.context.filter(({ role }) => role === 'user').slice(-MAX_TURNS);
  let before: AskedAlone | null = null;
  for (const { text } of turns) {
    const earlier = readMessage({ ...message.input, text, context: [] }, message.lexicon);
    before = followUp(analyseQuery(earlier), before);
  }
  const asked = followUp(analyseQuery(message), before);
  if (message.mentions.length > 0) return asked;
  return {
    ...asked,
    indicators: narrowTwins(asked.indicators, message.text.text, message.lexicon),
  };
}

/**
 * What the message asks for: kind, slots as said or carried over from earlier turns, and period.
 * A question that names no kind is taken as `status`. Source: evaluation README, section 4.
 */
export function readQuery(message: ReadMessage): UnderstoodQuery {
  const asked = askedInContext(message);
  const kind = message.input.context.length > 0 ? asked.kind : kindAsked(message);
  return {
    kind: kind ?? (asked.units.length > 0 && asked.indicators.length === 0 ? 'unit' : 'status'),
    indicatorIds: asked.indicators.map(({ id }) => id),
    tasks: asked.tasks,
    units: asked.units,
    period: asked.period,
    ...(asked.unheld === null ? {} : { unheld: asked.unheld }),
  };
}
