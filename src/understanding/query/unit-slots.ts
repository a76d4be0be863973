import type { ReadMessage } from '../read-message.js';
import { Pattern } from '../text/pattern.js';
import type { Span } from '../understanding.js';

/** 我局 and the like; 我们 only where it carries or owes something, not as a mere we. */
const OWN = new Pattern(
  /(?:我们?|咱们?|本)(?:局|单位|办|区(?!域)|园区|中心|行(?!业)|部(?!分)|委|镇|乡|公司|部门|股|科)(?![长员])|(?:我们|咱们?)(?:这边|这里|自己)?(?=(?:现在|目前|到底|都|这?周|本周|今年|还|应){0,3}(?:要|该|欠|差|有|需|负责|牵头|承担|(?:上|这|本)?周?报))/gu,
);

/** Where the sender's own unit is meant without its name. Spans are indexes into the normalised text. */
export function findOwnUnit(text: string): readonly Span[] {
  return OWN.findAll(text).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Full names of the units a question names, in order; 我局 is the sender's unit. */
export function readUnitSlots(message: ReadMessage): readonly string[] {
  const named = message.units.map(({ unit }) => unit);
  if (named.length > 0) return [...new Set(named)];
  const own = message.input.sender.unit;
  const known = message.lexicon.units.find(
    ({ name, names }) => name === own || names.includes(own ?? ''),
  );
  return known && findOwnUnit(message.text.text).length > 0 ? [known.name] : [];
}
