import type { Membership } from './members.js';
import type { DraftUnit } from './plan-draft.js';
import type { MergedTask, UnitPair } from './plan-reading.js';
import { isSubsequence } from './similar-text.js';
import { isCollective } from './unit-names.js';

/** Official short forms and what they stand for; a plan that uses both means one office. */
const SHORT_FORMS: readonly (readonly [string, string])[] = [
  ['发改', '发展和改革'],
  ['发改', '发展改革'],
  ['人社', '人力资源和社会保障'],
  ['人社', '人力资源社会保障'],
  ['住建', '住房和城乡建设'],
  ['卫健', '卫生健康'],
  ['市场监管', '市场监督管理'],
  ['市监', '市场监督管理'],
  ['市监', '市场监管'],
  ['科工信', '科技和工业信息化'],
  ['科工信', '科学技术和工业信息化'],
  ['工信', '工业和信息化'],
  ['自然资源', '自然资源和规划'],
  ['自规', '自然资源和规划'],
  ['应急', '应急管理'],
  ['交通', '交通运输'],
  ['文旅', '文化和旅游'],
  ['文旅广体', '文化旅游广电体育'],
  ['退役军人', '退役军人事务'],
  ['医保', '医疗保障'],
  ['城管', '城市管理'],
  ['城管', '城市管理和综合执法'],
  ['金融办', '金融工作办公室'],
  ['政府办', '人民政府办公室'],
  ['政府办', '政府办公室'],
  ['委办', '委办公室'],
  ['编办', '机构编制委员会办公室'],
  ['科协', '科学技术协会'],
  ['妇联', '妇女联合会'],
  ['残联', '残疾人联合会'],
  ['工商联', '工商业联合会'],
  ['高新区', '高新区管委会'],
  ['经开区', '经开区管委会'],
  ['高新区', '高新技术产业开发区'],
  ['经开区', '经济开发区'],
  ['行政审批局', '行政审批服务局'],
  ['人行', '中国人民银行'],
  ['人民银行', '中国人民银行'],
];

function expanded(name: string): string[] {
  return SHORT_FORMS.filter(([short]) => name.includes(short)).map(([short, long]) =>
    name.replace(short, long),
  );
}

/** Parts whose presence makes another office (农业局 and 农业农村局 are one, 公安局 and 公安局交警大队 are not). */
const OTHER_OFFICE = /(分局|支队|大队|中队|办公室|支行|分行|所|站)$/;

type Likeness = 'certain' | 'likely' | null;

/** 县人社局 and 县人力资源和社会保障局: same place, same ending, nothing but characters left out. */
function isShortened(short: string, long: string): boolean {
  return (
    short.charAt(0) === long.charAt(0) &&
    short.at(-1) === long.at(-1) &&
    isSubsequence(short, long) &&
    OTHER_OFFICE.test(long) === OTHER_OFFICE.test(short) &&
    !/[（）]/.test(long)
  );
}

function likeness(a: string, b: string): Likeness {
  if (expanded(a).includes(b) || expanded(b).includes(a)) return 'certain';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3 || isCollective(short) || isCollective(long)) return null;
  if (/^[县市区]/.test(long) && long.slice(1) === short) return 'certain';
  if (!isShortened(short, long)) return null;
  return long.length - short.length <= 2 && short.length >= 6 ? 'certain' : 'likely';
}

function declaredPairs(lines: readonly string[]): UnitPair[] {
  return lines.flatMap((line) =>
    [
      ...line.matchAll(
        /([\u4E00-\u9FFF]{4,24})（(?:以下)?简称[：:]?“?([\u4E00-\u9FFF]{2,12})”?）/g,
      ),
    ].map((match) => {
      const alias = match[2] ?? '';
      const full = (match[1] ?? '').replace(/^.*(?=(?:县|市|区|中国|国网)[^县]{3,}$)/, '');
      return { name: full, alias, declared: true, certain: true };
    }),
  );
}

function namesInUse(tasks: readonly MergedTask[]): string[] {
  return [
    ...new Set(
      tasks.flatMap(({ draft, items }) => [
        ...draft.leads,
        ...draft.responsibles,
        ...items.flatMap((item) => [...item.leads, ...item.responsibles]),
      ]),
    ),
  ];
}

/** A name met once has only one full form to be: two candidates leave it open. */
function pairsOf(names: readonly string[]): UnitPair[] {
  const pairs: UnitPair[] = [];
  names.forEach((name, index) => {
    const others = names.slice(index + 1).flatMap((other) => {
      const like = likeness(name, other);
      return like === null ? [] : [{ other, like }];
    });
    for (const { other, like } of others) {
      const alone =
        names.filter((third) => third !== name && likeness(name, third) !== null).length === 1;
      pairs.push({ name, alias: other, declared: false, certain: like === 'certain' && alone });
    }
  });
  return pairs;
}

export interface UnitReading {
  readonly units: readonly DraftUnit[];
  readonly pairs: readonly UnitPair[];
}

/**
 * Units of a plan: members first, in their order, then the others as they appear. A unit under two names is one unit
 * with an alias when that is certain; the name that the tasks use is its name.
 */
export function unitsOf(
  tasks: readonly MergedTask[],
  membership: Membership | null,
  lines: readonly string[],
): UnitReading {
  const used = namesInUse(tasks);
  const members = membership?.members ?? [];
  const all = [...members, ...used.filter((name) => !members.includes(name))];
  const declared = declaredPairs(lines).filter(
    ({ name, alias }) => all.includes(name) || all.includes(alias),
  );
  const found = pairsOf(all).filter(
    (pair) =>
      !declared.some(
        (d) => [d.name, d.alias].includes(pair.name) && [d.name, d.alias].includes(pair.alias),
      ),
  );
  const pairs = [...found, ...declared].map((pair) =>
    !used.includes(pair.name) && used.includes(pair.alias)
      ? { ...pair, name: pair.alias, alias: pair.name }
      : pair,
  );
  const joined = pairs.filter(({ certain }) => certain);
  const aliasOf = new Map(joined.map(({ name, alias }) => [alias, name]));
  const units = new Map<string, DraftUnit>();
  for (const raw of all) {
    const name = aliasOf.get(raw) ?? raw;
    const isMember =
      membership === null ? null : members.includes(raw) || (units.get(name)?.isMember ?? false);
    const aliases = joined.filter((pair) => pair.name === name).map(({ alias }) => alias);
    units.set(name, { name, aliases: [...new Set(aliases)], isMember });
  }
  return { units: [...units.values()], pairs };
}
