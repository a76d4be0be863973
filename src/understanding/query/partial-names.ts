import type { Lexicon, LexiconIndicator } from '../../plan/lexicon.js';
import { findAll } from '../text/find-all.js';
import { normalizeName } from '../text/normalize.js';
import type { Span } from '../understanding.js';

/** Two characters, or a run of Latin letters and digits, by which a part of a name is known. */
interface Part {
  readonly word: string;
  readonly at: number;
}

interface Entry {
  readonly indicator: LexiconIndicator;
  readonly words: ReadonlySet<string>;
}

/** By each part, the indicators in whose names it stands. */
type PartIndex = ReadonlyMap<string, readonly Entry[]>;

/** Words of counting and of plans at large, which belong to no indicator alone. */
const GENERAL = new Set(
  '新增 新建 新引 完成 实现 累计 达到 总数 总量 总额 数量 个数 家数 人数 次数 面积 金额 额度 规模 比重 占比 比例 增长 增速 增幅 建设 改造 企业 公司 项目 工作 任务 指标 目标 全县 全市 全区 全年 年度 本年 有效 认定 登记 入库 推进 实施 开展 情况 进度 进展 单位 部门 中心 以上 及以 以下 省级 市级 县级 国家 重点 培育 引进 评价 综合 平均 指数 覆盖 发展 管理 服务 人员 资金 投资 排名 数据 最近 目前 现在 今年 上半 半年 季度'.split(
    ' ',
  ),
);

const TOKEN = /[A-Za-z0-9][A-Za-z0-9.]{1,15}|\p{Script=Han}/gu;

/** Every two neighbouring characters and every Latin word. */
function partsOf(text: string): readonly Part[] {
  const found = findAll(TOKEN, text);
  return found.flatMap((match, order): Part[] => {
    const { index } = match;
    if (match[0].length > 1) return [{ word: match[0].toUpperCase(), at: index }];
    const next = found[order + 1];
    const isPair = next?.index === index + 1 && next[0].length === 1;
    return isPair ? [{ word: match[0] + next[0], at: index }] : [];
  });
}

const indexes = new WeakMap<Lexicon, PartIndex>();

function indexOf(lexicon: Lexicon): PartIndex {
  const known = indexes.get(lexicon);
  if (known !== undefined) return known;
  const made = new Map<string, Entry[]>();
  for (const indicator of lexicon.indicators) {
    const names = [indicator.shortName, ...indicator.names.slice(0, 1)];
    const parts = names.flatMap((name) => partsOf(normalizeName(name)));
    const entry = { indicator, words: new Set(parts.map(({ word }) => word)) };
    for (const word of entry.words) {
      const entries = made.get(word);
      if (entries === undefined) made.set(word, [entry]);
      else entries.push(entry);
    }
  }
  indexes.set(lexicon, made);
  return made;
}

interface Found {
  readonly indicator: LexiconIndicator;
  /** Where its parts stand in the text. */
  readonly places: ReadonlySet<number>;
}

/** More that fit equally well name none. */
const MAX_EQUAL = 2;
/** A part of more names than this tells nothing, and bounds the work. */
const MAX_SPREAD = 12;

function covers(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size > b.size && [...b].every((place) => a.has(place));
}

function equal(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && [...b].every((place) => a.has(place));
}

function within(place: number, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => place >= start && place + 1 < end);
}

/**
 * Indicators that a question names by a part of their names only (外资 for 实际利用外资, 文化活动 for 文化活动场次):
 * parts that hardly another indicator has. Of several, those that more of the text speaks for.
 * @param text the question without its frame; the same length as the message
 * @param named where indicators are named in full; they lend their words to what is joined to them (旅游人次和收入)
 */
export function findPartialNames(
  text: string,
  lexicon: Lexicon,
  named: readonly Span[],
): readonly LexiconIndicator[] {
  const index = indexOf(lexicon);
  const said = partsOf(text).filter(({ word }) => index.has(word));
  const telling = said.filter(
    ({ word, at }) =>
      !GENERAL.has(word) && !within(at, named) && (index.get(word)?.length ?? 0) <= MAX_SPREAD,
  );
  const meant = new Set(telling.flatMap(({ word }) => index.get(word) ?? []));
  const found = [...meant].map(({ indicator, words }): Found => ({
    indicator,
    places: new Set(said.filter(({ word }) => words.has(word)).map(({ at }) => at)),
  }));
  const best = found.filter(({ places }) => !found.some((other) => covers(other.places, places)));
  return best
    .filter(({ places }) => best.filter((other) => equal(other.places, places)).length <= MAX_EQUAL)
    .map(({ indicator }) => indicator);
}
