import type { ReadMessage } from '../read-message.js';

const OWN =
  /(?:我们?|咱们?|本)(?:县|市|区)?(?:局|单位|办|区|园区|中心|行|部|委|镇|乡|公司|部门|股|科)(?![长员])|我们(?:这边|这里|自己)?(?=还?(?:要|该|欠|差|有|需|负责|牵头|承担))/u;

/** Full names of the units a question names, in order; 我局 is the sender's unit. */
export function readUnitSlots(message: ReadMessage): readonly string[] {
  const named = message.units.map(({ unit }) => unit);
  if (named.length > 0) return [...new Set(named)];
  const own = message.input.sender.unit;
  const known = message.lexicon.units.find(
    ({ name, names }) => name === own || names.includes(own ?? ''),
  );
  return known && OWN.test(message.text.text) ? [known.name] : [];
}
