import { likelyQueryKind } from '../classifier/message-kind.js';
import type { ReadMessage } from '../read-message.js';
import type { QueryKind } from '../understanding.js';
import { NAMES_PICTURE } from './names-picture.js';
import { analyseQuery } from './analyse-query.js';

/** From this chance on the classifier's kind holds where the rules name another one, or none. */
const SURE = 0.85;

/** The classifier's kind where it is sure; a question that leans on an earlier one or names a picture is left to the rules. */
function sureKind(message: ReadMessage): QueryKind | null {
  if (message.input.context.length > 0 || NAMES_PICTURE.test(message.text.text)) return null;
  const { best, chanceOf } = likelyQueryKind(message);
  if (best === 'unit' && analyseQuery(message).units.length === 0) return null;
  return chanceOf(best) >= SURE ? best : null;
}

/** What a message by itself asks for: by the rules, unless its words are clearly those of another kind. */
export function kindAsked(message: ReadMessage): QueryKind | null {
  return sureKind(message) ?? analyseQuery(message).kind;
}
