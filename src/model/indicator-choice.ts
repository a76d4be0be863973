import type { Lexicon, LexiconIndicator } from '../plan/lexicon.js';

/** More would cost more tokens than a second opinion is worth. */
const MAX_INDICATORS = 60;
const MAX_OTHER_NAMES = 4;

/** An indicator as a model is told of it. */
export interface OfferedIndicator {
  readonly name: string;
  readonly unit: string;
  readonly also: readonly string[];
}

/** How many characters of the text its best name shares; longer names say more. */
function closeness({ names }: LexiconIndicator, text: string): number {
  return Math.max(0, ...names.map((name) => (text.includes(name) ? name.length : 0)));
}

/** Two characters of a name that stand in the text: what is left of a name that was written freely. */
function traces({ names }: LexiconIndicator, text: string): number {
  const pairs = names.flatMap((name) =>
    Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2)),
  );
  return new Set(pairs.filter((pair) => text.includes(pair))).size;
}

/** The indicators that a model may choose from; of too many those nearest to the text. */
export function offeredIndicators(lexicon: Lexicon, text: string): readonly OfferedIndicator[] {
  const near = lexicon.indicators
    .map((indicator, order) => ({
      indicator,
      order,
      weight: closeness(indicator, text) * 10 + traces(indicator, text),
    }))
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
    .slice(0, MAX_INDICATORS)
    // The plan's order, so that the prompt stays the same and an endpoint can keep it at hand.
    .sort((a, b) => a.order - b.order);
  const seen = new Set<string>();
  return near.flatMap(({ indicator: { shortName, unit, names } }) => {
    if (seen.has(shortName)) return [];
    seen.add(shortName);
    const also = names.filter((name) => name !== shortName).slice(0, MAX_OTHER_NAMES);
    return [{ name: shortName, unit, also }];
  });
}
