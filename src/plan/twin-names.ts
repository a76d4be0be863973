import type { Indicator } from './model.js';

/** A count and an amount of the same thing: 技术合同登记数 and 技术合同登记额. */
interface Twins {
  readonly count: Indicator;
  readonly amount: Indicator;
  /** What their names share (技术合同登记). */
  readonly stem: string;
}

const COUNT_END = /(数量|个数|数)$/;
const AMOUNT_END = /(金额|总额|额)$/;
const ACTION_END = /(登记|成交|交易|签约|认定|备案|开工|入库|发放)$/;
const IS_MONEY = /元$/;

function stemOf(name: string): string {
  return name.replace(COUNT_END, '').replace(AMOUNT_END, '');
}

function findTwins(indicators: readonly Indicator[]): Twins[] {
  return indicators.flatMap((amount) => {
    if (!IS_MONEY.test(amount.unit) || !AMOUNT_END.test(amount.shortName)) return [];
    const stem = stemOf(amount.shortName);
    const count = indicators.find(
      (other) => !IS_MONEY.test(other.unit) && other !== amount && stemOf(other.shortName) === stem,
    );
    return count === undefined ? [] : [{ count, amount, stem }];
  });
}

/** Stem, stem without its action word, and aliases of the count that say neither number nor amount. */
function sharedNames({ count, stem }: Twins): string[] {
  const bare = stem.replace(ACTION_END, '');
  const neutral = count.aliases.filter((name) => !COUNT_END.test(name) && !AMOUNT_END.test(name));
  const nouns = [stem, bare, ...neutral];
  const action = ACTION_END.exec(stem)?.[0];
  const turned =
    action === undefined ? [] : nouns.filter((n) => !n.endsWith(action)).map((n) => action + n);
  return [...nouns, ...turned, bare.slice(-2)].filter((name) => name.length > 1);
}

function endings({ stem }: Twins, ends: readonly string[]): string[] {
  const bare = stem.replace(ACTION_END, '');
  const action = ACTION_END.exec(stem)?.[0] ?? '';
  const short = bare.slice(-2);
  return [stem, bare, short + action, action, short]
    .filter((head) => head.length > 1)
    .flatMap((head) => ends.map((end) => head + end));
}

/**
 * Names by which messages speak of counts and amounts that come in pairs: those shared by both, to be told apart by
 * the unit of the figure (技合124个、7.9亿), and the short forms of one (登记数, 合同额).
 */
export function twinNames(
  indicators: readonly Indicator[],
): readonly { readonly indicator: Indicator; readonly names: readonly string[] }[] {
  return findTwins(indicators).flatMap((twins) => {
    const shared = sharedNames(twins);
    return [
      { indicator: twins.count, names: [...shared, ...endings(twins, ['数', '数量', '个数'])] },
      { indicator: twins.amount, names: [...shared, ...endings(twins, ['额', '金额', '总额'])] },
    ];
  });
}
