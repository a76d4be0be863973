import { similarity } from '../../plan/read/similar-text.js';
import type { Indicator, Plan } from '../../plan/model.js';
import { thingsNamed } from '../naming/named-things.js';
import type { Situation } from '../situation.js';

export type FoundIndicator =
  | { readonly kind: 'known'; readonly indicator: Indicator }
  /** Several have this name, or none has but these are like it. */
  | { readonly kind: 'doubtful'; readonly indicators: readonly Indicator[] }
  | { readonly kind: 'unknown' };

/** 1. （一） ① before a name. */
const NUMBERING =
  /^(?:\d{1,3}(?:\.\d{1,3}){0,2}[.、)\s]|\(?[一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*/u;
const BRACKETS = /\([^()]{0,20}\)/gu;
const COUNT_WORDS = /(?:总数量?|总量|数量|个数|家数|户数|人数|数)$/u;
/** Names that share fewer pairs of characters are different things. */
const LIKE = 0.5;
/** A cell that says more is no name. */
const LONGEST_NAME = 80;
/** What can be offered by a letter, besides none of them. */
const MAX_LIKE = 3;

/** The name as written, and without what tables put around it. */
function forms(written: string): readonly string[] {
  const plain = written.normalize('NFKC').trim();
  const unnumbered = plain.replace(NUMBERING, '');
  const bare = unnumbered.replace(BRACKETS, '').trim();
  return [...new Set([plain, unnumbered, bare, bare.replace(COUNT_WORDS, '')])];
}

function indicatorsOf(name: string, situation: Situation): readonly Indicator[] {
  const { plans } = situation.view;
  const all = plans.flatMap((plan) => plan.indicators);
  const things = thingsNamed(name, { plans, lexicon: situation.lexicon });
  return things.flatMap((thing) =>
    thing.kind === 'indicator' ? (all.find(({ id }) => id === thing.indicatorId) ?? []) : [],
  );
}

function likeness(name: string, { name: full, shortName, aliases }: Indicator): number {
  return Math.max(...[full, shortName, ...aliases].map((other) => similarity(name, other)));
}

function alike(name: string, plans: readonly Plan[]): readonly Indicator[] {
  const byName = new Map<string, Indicator>();
  for (const indicator of plans.flatMap((plan) => plan.indicators)) {
    if (!byName.has(indicator.shortName)) byName.set(indicator.shortName, indicator);
  }
  return [...byName.values()]
    .map((indicator) => ({ indicator, likeness: likeness(name, indicator) }))
    .filter((item) => item.likeness >= LIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MAX_LIKE)
    .map(({ indicator }) => indicator);
}

/** Which indicator a row's name means: by every name that messages may use, else those that are like it. */
export function findIndicator(written: string, situation: Situation): FoundIndicator {
  if (written.length > LONGEST_NAME) return { kind: 'unknown' };
  for (const name of forms(written)) {
    const found = indicatorsOf(name, situation);
    const [only] = found;
    if (only === undefined) continue;
    return found.length === 1
      ? { kind: 'known', indicator: only }
      : { kind: 'doubtful', indicators: found.slice(0, MAX_LIKE) };
  }
  const indicators = alike(forms(written).at(-1) ?? written, situation.view.plans);
  return indicators.length === 0 ? { kind: 'unknown' } : { kind: 'doubtful', indicators };
}
