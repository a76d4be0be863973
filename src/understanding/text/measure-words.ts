import { CharTrie } from '../../kernel/char-trie.js';

/** Measure words and units. */
const WORDS = [
  ...['平方公里', '个百分点', '个工作日', '千瓦时', '立方米', '平方米'],
  ...[
    '百分点',
    '个小时',
    '个点',
    '个月',
    '个人',
    '人次',
    '户次',
    '场次',
    '批次',
    '美元',
    '公顷',
    '公里',
    '千米',
    '公斤',
    '千克',
    '平米',
  ],
  ...['微克/立方米', '微克每立方米', '微克', '毫克', '斤', '元/平方米'],
  ...['千瓦', '兆瓦', '学时', '课时', '分钟', '小时', '个季度', '季度', '周年', '年度', '元整'],
  ...Array.from(
    '家户个项件份笔名人位次场期款套条台所处座亩米吨头只羽株棵篇本届批轮类种支宗单起例片间栋辆门天日月年周岁倍成级楼层号元块㎡度点时分秒届张艘架幅口眼册盏袋箱瓶桶面排%',
  ),
];

const words = new CharTrie<string>();
for (const word of WORDS) words.values[words.at(word)] = word;

/** 四十一个人工造林: 个 counts, and the next word begins with 人. */
const OF_PERSON = /[工才口均员民大事社文居]/;

/** 十五亿两千万个数超了: the count is spoken of next, and nothing counted by 个. */
const COUNT_ITSELF = /^个数(?:[超够达没也都已还差是]|完成|过了)/;
const COUNT_REACH = 4;

/** The longest measure word or unit that starts at `at`, or `null`. */
export function measureWordAt(text: string, at: number): string | null {
  if (!words.begins(text.charCodeAt(at))) return null;
  let found: string | null = null;
  let node = 0;
  for (let next = at; next < text.length; next += 1) {
    node = words.next(node, text.charCodeAt(next));
    if (node === 0) break;
    found = words.values[node] ?? found;
  }
  if (found === '个' && COUNT_ITSELF.test(text.slice(at, at + COUNT_REACH))) return null;
  return found === '个人' && OF_PERSON.test(text.charAt(at + found.length)) ? '个' : found;
}

const PERCENT = new Set(['%', '百分点', '个百分点', '个点']);

export function isPercentWord(word: string | null): boolean {
  return word !== null && PERCENT.has(word);
}

/** For the unit that an indicator is kept in: the other words by which people count it. */
const SAID_FOR = new Map<string, readonly string[]>([
  ['家', ['个', '户']],
  ['个', ['项', '件', '份', '笔', '宗', '单', '处']],
  ['项', ['个', '件', '份']],
  ['件', ['个', '项', '份']],
  ['份', ['个', '件', '项']],
  ['笔', ['个', '单', '宗']],
  ['户', ['家', '个']],
  ['名', ['人', '个', '位', '个人']],
  ['人', ['名', '个', '位', '个人']],
  ['位', ['人', '名', '个']],
  ['处', ['个', '座', '家', '所']],
  ['座', ['个', '处']],
  ['所', ['个', '家', '处']],
  ['台', ['套', '个']],
  ['公里', ['千米']],
  ['千米', ['公里']],
  ['平方米', ['平米', '㎡', '平方']],
  ['公斤', ['千克']],
  ['千瓦时', ['度']],
  ['微克/立方米', ['微克', '微克每立方米']],
  ['毫克/升', ['毫克', '毫克每升']],
  ['人次', ['人', '次', '名']],
  ['辆', ['台']],
  ['元', ['块', '元整']],
  ['场', ['次', '场次']],
  ['%', ['个百分点', '百分点']],
]);

/** One of a measure word in square metres, metres or kilograms, as a fraction (15亩 are one hectare). */
const SIZES = new Map<string, readonly [kind: string, over: number, under: number]>([
  ...['平方米', '平米', '㎡', '平方'].map((word) => [word, ['area', 1, 1]] as const),
  ['亩', ['area', 2000, 3]],
  ['公顷', ['area', 10_000, 1]],
  ['平方公里', ['area', 1_000_000, 1]],
  ['米', ['length', 1, 1]],
  ['公里', ['length', 1000, 1]],
  ['千米', ['length', 1000, 1]],
  ['公斤', ['mass', 1, 1]],
  ['千克', ['mass', 1, 1]],
  ['吨', ['mass', 1000, 1]],
]);

/** How many of `kept` one of `said` is, as a fraction (亩 of 公顷: 2000 / 30000); `null` when they measure different things. */
export function sizeIn(
  said: string,
  kept: string,
): { readonly over: number; readonly under: number } | null {
  const [from, to] = [SIZES.get(said), SIZES.get(kept)];
  if (from === undefined || to === undefined || from[0] !== to[0]) return null;
  return { over: from[1] * to[2], under: from[2] * to[1] };
}

const SCALE = /^(千万|百万|万|亿|千|百)(?=.)/;
const SCALES = new Map([
  ['百', '100'],
  ['千', '1000'],
  ['万', '10000'],
  ['百万', '1000000'],
  ['千万', '10000000'],
  ['亿', '100000000'],
] as const);

/** A unit as `scale` times a base word: 亿元 is 100000000 元, 万亩 is 10000 亩. */
export interface ScaledUnit {
  readonly base: string;
  readonly scale: `${number}`;
}

/** Units of plans seen so far, which are few. */
const scaledUnits = new Map<string, ScaledUnit>();
const MAX_UNITS = 1000;

export function scaledUnit(unit: string): ScaledUnit {
  const known = scaledUnits.get(unit);
  if (known !== undefined) return known;
  const made = scaled(unit);
  if (scaledUnits.size < MAX_UNITS) scaledUnits.set(unit, made);
  return made;
}

function scaled(unit: string): ScaledUnit {
  if (/^千[瓦米克]/.test(unit)) return { base: unit, scale: '1' };
  const prefix = SCALE.exec(unit)?.[1] as '万' | undefined;
  if (prefix === undefined) return { base: unit, scale: '1' };
  return { base: unit.slice(prefix.length), scale: SCALES.get(prefix) ?? '1' };
}

/** Whether a figure counted in `said` can be one of an indicator kept in `kept` (both without scale). */
export function sameMeasure(said: string, kept: string): boolean {
  return said === kept || (SAID_FOR.get(kept)?.includes(said) ?? false);
}
