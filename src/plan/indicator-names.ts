import type { Indicator } from './model.js';

/** Words before the head noun that reports leave out (有效高新技术企业 is reported as 高新技术企业). */
const PREFIXES = [
  /^\d{4}年度?/,
  /^(有效|推进|推动|实现|完成|新增|新引进|引进|新建|新认定|新培育|培育|净增|新登记|累计|全年|本年|建成|创建|全县|全市|全区|全省|城镇|城乡)/,
  /^(国家级|省级以上|省级|市级以上|市级|县级以上|县级|国省|省部级|国家|省|市|县)/,
];

/** Words after the head noun that reports leave out. */
const SUFFIXES = /(评价入库|入库|总量|总数|数量|总额|个数|家数|人数|户数|完成额|完成数|（产品）)$/;

/** 签约项目数 is reported as 签约项目. */
const COUNTED = /^(.{4,})[数额]$/;

/** Official abbreviations, applied in either direction to any part of a name. */
const ABBREVIATIONS: readonly (readonly [string, string])[] = [
  ['高新技术企业', '高企'],
  ['科技型中小企业', '科小'],
  ['科技型中小企业', '科技中小企业'],
  ['专精特新小巨人', '小巨人'],
  ['技术合同', '技合'],
  ['固定资产投资', '固投'],
  ['规模以上', '规上'],
  ['规模工业', '规上工业'],
  ['规上工业企业', '规上企业'],
  ['社会消费品零售总额', '社零'],
  ['社会消费品零售总额', '社消零'],
  ['一般公共预算收入', '公共预算收入'],
  ['地区生产总值', 'GDP'],
  ['研究与试验发展', '研发'],
  ['研发费用', '研发投入'],
  ['研发费用', '研发经费'],
  ['研发费用', '研发支出'],
  ['研发归集', '研发投入归集'],
  ['研发归集', '研发经费归集'],
  ['研发归集', '研发支出归集'],
  ['GDP', '生产总值'],
  ['GDP', '地区生产总值'],
  ['硕士研究生', '硕士'],
  ['博士研究生', '博士'],
  ['居民人均可支配收入', '居民收入'],
  ['单位地区生产总值能耗', '单位GDP能耗'],
  ['人才', ''],
  ['的', ''],
];

/** Too general to stand for an indicator when they are what is left of a longer name. */
const GENERIC =
  /^(企业|人才|项目|平台|公司|产品|资金|收入|投资|比重|数量|总量|金额|工业|农业|就业|培训|合同|登记|机构|服务|建设|发展|园区|基地|以上.*|.*以上学历|.*的)$/;

/** An abbreviation written out where the long form already stood (专精特新专精特新小巨人). */
const REPEATED = /(.{2,})\1/;

const MIN_DERIVED_LENGTH = 3;

function plain(name: string): string {
  return name.replace(/[“”"'‘’「」\s]/g, '');
}

function withoutPrefixes(name: string): string[] {
  const forms = [name];
  let rest = name;
  for (let round = 0; round < PREFIXES.length * 2; round += 1) {
    const prefix = PREFIXES.find((pattern) => pattern.test(rest));
    if (prefix === undefined) break;
    rest = rest.replace(prefix, '');
    forms.push(rest);
  }
  return forms;
}

/** 单项冠军企业（产品） is either. */
const EITHER = /(企业|项目|平台|产品|园区|机构)[（(](.{2})[）)]$/;

function shortened(name: string): string[] {
  return [
    name,
    name.replace(SUFFIXES, ''),
    name.replace(COUNTED, '$1'),
    name.replace(/（[^）]*）|\([^)]*\)/g, ''),
    name.replace(EITHER, '$2'),
    name.replace(/（[^）]*）|\([^)]*\)/g, '').replace(SUFFIXES, ''),
  ];
}

function abbreviated(name: string): string[] {
  return ABBREVIATIONS.flatMap(([long, short]) => {
    const forms = [];
    if (name.includes(long)) forms.push(name.replace(long, short));
    if (short.length > 1 && name.includes(short)) forms.push(name.replace(short, long));
    return forms;
  });
}

const SHARE = /^(.{2,6}?)占(.{2,8}?)的?(?:比重|比例|占比)$/;
const ACTION = /^(.{2,})(转化|归集|登记)$/;

/** 研发占GDP比重 is also called GDP占比 and 研发投入强度, 研发费用归集 also 归集研发费用. */
function turned(name: string): string[] {
  const [, part, whole] = SHARE.exec(name) ?? [];
  const [, thing, action] = ACTION.exec(name) ?? [];
  const shares =
    part === undefined || whole === undefined
      ? []
      : [`${whole}占比`, `占${whole}比`, `占${whole}比例`, `占${whole}`, `${part}占比`];
  const strength =
    part === undefined || !/GDP|生产总值/.test(name)
      ? []
      : [`${part}强度`, `${part}投入强度`, `${part}经费投入强度`];
  return [
    ...shares,
    ...strength,
    ...(thing === undefined || action === undefined ? [] : [action + thing]),
  ];
}

/** Names given by the document or the office. */
export function givenNames(indicator: Indicator): readonly string[] {
  return [indicator.name, indicator.shortName, ...indicator.aliases].map(plain);
}

/** Further ways to write the names, by rule. Short or general remainders are left out. */
export function derivedNames(indicator: Indicator): readonly string[] {
  const given = givenNames(indicator);
  const cut = given.flatMap(withoutPrefixes).flatMap(shortened);
  const forms = [...cut, ...cut.flatMap(abbreviated)];
  const all = [...forms, ...forms.flatMap(turned)];
  const known = new Set(given);
  const abbreviations = new Set(ABBREVIATIONS.map(([, short]) => short));
  return [...new Set(all)].filter(
    (name) =>
      !known.has(name) &&
      !GENERIC.test(name) &&
      !REPEATED.test(name) &&
      (name.length >= MIN_DERIVED_LENGTH || (name.length > 1 && abbreviations.has(name))),
  );
}
