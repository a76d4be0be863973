import { decimal } from '../../kernel/decimal.js';
import type { DraftFact } from '../facts/draft-fact.js';
import { speaksOfOthers } from '../intent/other-places.js';
import { ADDRESSES, CHATTER, OPINION } from '../intent/work-cues.js';
import { isQuestion } from '../query/asking-words.js';
import type { ReadMessage } from '../read-message.js';
import type { Evidence } from './evidence.js';
import { Pattern } from '../text/pattern.js';

/** Who says so is not sure of the figure. */
const HEDGES = new Pattern(
  /好像|可能|也许|大概率|记不清|不太确定|不确定|不一定准|没核实|待核实|未核实|听说|据说|应该是|应该有|印象中|差不离/,
);

const CHAT = [ADDRESSES, CHATTER, OPINION];

function namesSeveralDays({ dates }: ReadMessage): boolean {
  if (dates.length < 2) return false;
  const days = dates.filter(
    ({ negated, compared, kind }) => !negated && !compared && kind !== 'weak',
  );
  return new Set(days.map(({ asOf }) => asOf)).size > 1;
}

const keyOf = ({ indicatorId, measure, asOf, scope }: DraftFact): string =>
  [indicatorId, measure, asOf, scope].join(' ');

/** Keys of what the message gives two different figures for. */
function contradictions(facts: readonly DraftFact[]): ReadonlySet<string> {
  const first = new Map<string, DraftFact>();
  const found = new Set<string>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const other = first.get(key);
    if (other === undefined) first.set(key, fact);
    else if (!decimal(other.value).eq(fact.value)) found.add(key);
  }
  return found;
}

function repeated(facts: readonly DraftFact[]): ReadonlySet<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const { indicatorId } of facts) (once.has(indicatorId) ? again : once).add(indicatorId);
  return again;
}

function namesIn({ mentions }: ReadMessage): readonly string[] {
  return [...new Set(mentions.map(({ name }) => name))];
}

/** What the whole of a message says of each of its facts. */
export function messageEvidence(
  message: ReadMessage,
  reading: { readonly facts: readonly DraftFact[]; readonly omitted: readonly unknown[] },
): (fact: DraftFact) => readonly Evidence[] {
  const { text } = message.text;
  const common: readonly (readonly [Evidence, boolean])[] = [
    ['dates-compete', namesSeveralDays(message)],
    ['others-omitted', reading.omitted.length > 0],
    ['hedged', HEDGES.test(text)],
    [
      'speaks-of-others',
      speaksOfOthers(text, { lexicon: message.lexicon, names: namesIn(message) }),
    ],
    ['like-chatter', CHAT.some((pattern) => pattern.test(text)) || isQuestion(text)],
    ['speaks-of-change', /[改错]|更正|有误|不对/u.test(text)],
  ];
  const ofAll = common.filter(([, holds]) => holds).map(([item]) => item);
  const contradicted = contradictions(reading.facts);
  const again = repeated(reading.facts);
  return (fact) => [
    ...ofAll,
    ...(again.has(fact.indicatorId) ? (['indicator-again'] as const) : []),
    ...(contradicted.has(keyOf(fact)) ? (['contradicted'] as const) : []),
  ];
}
