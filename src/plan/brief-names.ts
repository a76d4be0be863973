import type { IndicatorId } from '../kernel/ids.js';
import { isTooGeneral } from './general-words.js';
import { givenNames } from './indicator-names.js';
import type { BriefName } from './lexicon.js';
import type { Indicator } from './model.js';

const ACTION = /^(.{2,})(转化|归集)$/;
/** Said of many things, so they name an indicator only where nothing else was named before. */
const COMMON_ACTION = /^(.{2,})(登记|入库|签约|开工)$/;
const SHARE = /^(.{2,6}?)占.{2,8}?的?(?:比重|比例|占比)$/;
const FOUR = /^\p{Script=Han}{4}$/u;
function halves(name: string): readonly string[] {
  if (!FOUR.test(name)) return [];
  return [name.slice(0, 2), name.slice(2)].filter((half) => !isTooGeneral(half));
}

function ofName(name: string): readonly BriefName[] {
  const [, head, action] = ACTION.exec(name) ?? [];
  const [, thing, common] = COMMON_ACTION.exec(name) ?? [];
  const [, whole] = SHARE.exec(name) ?? [];
  const parts = (text: string): readonly string[] => [text.slice(0, 2), text.slice(-2)];
  return [
    ...(head !== undefined && action !== undefined
      ? [{ word: action, parts: parts(head), kind: 'action' as const }]
      : []),
    ...(thing !== undefined && common !== undefined
      ? [{ word: common, parts: parts(thing), kind: 'common' as const }]
      : []),
    ...(whole === undefined
      ? []
      : ['占比', '比重'].map((word) => ({ word, parts: parts(whole), kind: 'share' as const }))),
    ...halves(name).map((word) => ({ word, parts: [], kind: 'clip' as const })),
  ];
}

/** One entry for each word, with the parts of all names that it was taken from. */
function merged(names: readonly BriefName[]): readonly BriefName[] {
  return [...new Set(names.map(({ word }) => word))].map((word) => {
    const same = names.filter((item) => item.word === word);
    const kind = same[0]?.kind ?? 'clip';
    return { word, kind, parts: [...new Set(same.flatMap(({ parts }) => parts))] };
  });
}

/**
 * Words that name an indicator of this plan only right before a figure. One that two indicators would share is left
 * out, unless they are a count and an amount of the same thing, which share all their names.
 * @param names all names of each indicator
 * @param weak further words of each indicator that the glossary gives
 */
export function briefNames(
  indicators: readonly Indicator[],
  names: ReadonlyMap<IndicatorId, readonly string[]>,
  weak: ReadonlyMap<IndicatorId, readonly string[]>,
): ReadonlyMap<IndicatorId, readonly BriefName[]> {
  const all = new Map(
    indicators.map((item) => {
      const clips = (weak.get(item.id) ?? []).map((word) => ({
        word,
        parts: [],
        kind: 'clip' as const,
      }));
      return [item.id, merged([...givenNames(item).flatMap(ofName), ...clips])] as const;
    }),
  );
  const known = new Set([...names.values()].flat());
  const holders = new Map<string, IndicatorId[]>();
  for (const [id, list] of all)
    for (const { word } of list) holders.set(word, [...(holders.get(word) ?? []), id]);
  const twins = (a: IndicatorId, b: IndicatorId): boolean =>
    (names.get(a) ?? []).some((name) => names.get(b)?.includes(name) === true);
  const isFree = (id: IndicatorId, word: string): boolean =>
    !known.has(word) &&
    (holders.get(word) ?? []).every((other) => other === id || twins(id, other));
  return new Map(
    [...all].map(([id, list]) => [id, list.filter(({ word }) => isFree(id, word))] as const),
  );
}
