import { monthsOfPhrase } from './plan-period.js';
import type { RawTarget, TargetForm } from './raw-target.js';
import { figuresOf } from './target-clauses.js';
import { cleanName, isEmptyName } from './target-name.js';
import { stepsOutOfBrackets, timedClauses, withLoneDates, yearsIn } from './year-clauses.js';

const PAST =
  /(去年|上年(?!度?同期|增长|相比)|往年|目前|截至(?!20\d\d年(?:底|末|12月))|现有|已有|已建成|已完成|已达|共有|已累计|自20\d\d年以来|近年来|五年来|三年来|基期)/;
const YEAR = /(20\d{2})年/g;
/** 2022年度研发归集…: counted for that year, not a report of what was. */
const ATTRIBUTIVE_YEAR =
  /20\d{2}年度(?!全县|，|完成|实现|达到|新增|累计|共|已|目标|任务|计划)[\u4E00-\u9FFF]/;
const RECURRING =
  /每(月|周|季度|季|半年|旬|日|天|两月|两个月|学期|半月|个月)|每年(?:至少|不少于|定期)?(?:召开|调度|研究|听取|报送|督查|检查|通报|专题|\d次)/;
/** A share for each of several; 每千人口 and the like are measures of the whole. */
const PER_UNIT =
  /每(?:一)?(?:个(?!月|季度|工作日)|名|家|户|所|座|村|镇|乡|县|项|组|支|位|条|处|班|站|校|园区|街道|社区|学校|企业|单位|部门|分局|网格|单元)|各(?:乡镇|镇|街道|村|社区|园区|部门|单位|学校|县直)[^，、]{0,12}(?:至少|不少于|均|都|分别|各)/;
/** Growth over or a base in an earlier year, which is not the year the clause is for. */
const COMPARED =
  /(?:比|较|在|以|相比|与)(?:20\d{2}年|去年|上年|上一年|“?十[一二三四]五”?)(?:全年|末|底|初|度|同期|相比|实际|实绩|完成数|水平|为基[数期准]|基[数期准]|的?基础上|上)*/g;

/** Brackets with a split or an explanation; short ones such as （产品） belong to the name. */
function withoutAsides(text: string): string {
  return text
    .replace(/（(?![^（）]{1,8}）)[^（）]*）/g, '')
    .replace(
      /（(?:(?![A-Za-z][\w.]{0,40}）)[^（）\d]{0,200}\d|以下简称|其中|含)[^（）]{0,200}）/g,
      '',
    );
}

interface Context {
  year: number | null;
  yearScope: RawTarget['yearScope'];
  yearAttributive: boolean;
  name: string | null;
  hasFigure: boolean;
}

const WORDED: readonly (readonly [TargetForm, RegExp])[] = [
  ['from-zero', /^(.{2,40}?)(?:实现)?(?:[“"]?零[”"]?的?突破|[“"]?破零[”"]?|零的突破)/],
  [
    'doubling',
    /^(.{2,40}?)(?:力争|实现|达到|比[^，]{1,8}|较[^，]{1,8}){0,3}(翻(?:一番|两番|番)|(?<=实现.{0,4})倍增)(?!.{0,2}(计划|行动|工程))/,
  ],
  ['full', /^(.{2,40}?)(?:实现|达到)?(?:100%)?(全覆盖)$/],
  [
    'zero',
    /^(?:确保|实现|坚决)?(?:全年|全县)?不发生(.{2,30}?(?:事故|事件|案件|火灾|疫情|舆情))()$/,
  ],
  [
    'zero',
    /^(.{2,30}?(?:事故|事件|案件|案例|火灾|上访|舆情|疫情))(?:实现|保持|确保)?(“?零”?发生|为“?零”?|“?零”?(?=$))/,
  ],
];

function wordedTargets(
  clause: string,
): { form: TargetForm; name: string; worded: string; text: string }[] {
  const parts = clause.endsWith('全覆盖') ? [clause] : clause.split('、');
  return parts.flatMap((part, index) => {
    for (const [form, pattern] of WORDED) {
      const match = pattern.exec(part);
      if (!match?.[1]) continue;
      const { name, worded } = cleanName(match[1]);
      const text = part.slice(match[1].length).replace(/^(实现|达到|力争|保持|确保)+/, '');
      const found = { form, name, worded, text: match[2] === '' ? '不发生' : text.trim() };
      const other = cleanName(parts[index - 1] ?? '').name;
      const shared =
        form === 'from-zero' && other.length >= 3 && other.slice(-2) === name.slice(-2);
      return isEmptyName(name)
        ? []
        : [...(shared ? [{ ...found, name: other, worded: other }] : []), found];
    }
    return [];
  });
}

function yearOf(clause: string): number | null {
  const years = [...clause.replace(COMPARED, '').matchAll(YEAR)].map((match) => Number(match[1]));
  return years.at(-1) ?? null;
}

function readClause(clause: string, context: Context, sentencePast: boolean): RawTarget[] {
  const named = yearOf(clause);
  if (named !== null) {
    context.year = named;
    context.yearAttributive = ATTRIBUTIVE_YEAR.test(clause);
  }
  const common = {
    year: context.year,
    months: monthsOfPhrase(clause),
    past: sentencePast || PAST.test(clause.replace(COMPARED, '')),
    yearScope: named !== null ? ('clause' as const) : context.yearScope,
    yearAttributive: context.yearAttributive,
    recurring: RECURRING.test(clause),
    perUnit: PER_UNIT.test(clause.replace(/“[^”]{0,200}”/g, '')),
    clause,
  };
  const plain = clause.replace(COMPARED, '');
  if (named !== null) context.yearScope = 'sentence';
  const figures = figuresOf(plain, context.name, context.hasFigure).map((figure): RawTarget => ({
    ...common,
    ...figure,
    text: figure.form === 'relative' ? withComparison(clause, figure.text) : figure.text,
  }));
  const worded = wordedTargets(plain)
    .filter(({ name }) => !figures.some((figure) => figure.name === name))
    .map((target): RawTarget => ({
      ...common,
      ...target,
      quantity: null,
      base: null,
      subjectMissing: false,
    }));
  context.name = figures.at(-1)?.name ?? nameIn(plain) ?? context.name;
  context.hasFigure = figures.some(({ form }) => form === 'figure');
  return [...figures, ...worded];
}

/** 较2020年下降14%: what a change is measured against belongs to its wording. */
function withComparison(clause: string, text: string): string {
  const compared = [...clause.matchAll(COMPARED)].find((match) =>
    clause.slice(match.index + match[0].length).startsWith(text),
  );
  return compared === undefined ? text : compared[0] + text;
}

/** A clause that only names what the next one gives a figure for. */
function nameIn(clause: string): string | null {
  const { name } = cleanName(clause);
  return /^[\u4E00-\u9FFF“”A-Za-z\d.]{3,20}$/.test(name) &&
    /(率|额|值|量|数|收入|强度|浓度|比重|占比|面积|企业|投资)$/.test(name)
    ? name
    : null;
}

function forgetYear(context: Context, year: number | null): void {
  context.year = year;
  context.yearScope = year === null ? 'none' : 'paragraph';
  context.yearAttributive &&= year !== null;
}

/** Clauses between semicolons; several years in them hold for none of what follows. */
function readPart(part: string, context: Context): RawTarget[] {
  const before = context.year;
  context.name = null;
  context.hasFigure = false;
  if (context.year !== null) context.yearScope = 'paragraph';
  const past =
    /^(去年|上年|20\d\d年以来|近年来|目前|截至目前)/.test(part.trim()) &&
    !/(力争|确保|目标|到20\d\d年底)/.test(part);
  const raws = withLoneDates(part.split(/，|(?<!\d),|,(?!\d)/))
    .flatMap(timedClauses)
    .flatMap((clause) => readClause(clause.trim(), context, past));
  if (yearsIn(part.replace(COMPARED, '')) > 1) forgetYear(context, before);
  return raws;
}

/** Every target that a paragraph words, in its order; who reads them decides which count. */
export function rawTargetsOf(paragraph: string): RawTarget[] {
  const context: Context = {
    year: null,
    yearScope: 'none',
    yearAttributive: false,
    name: null,
    hasFigure: false,
  };
  return withoutAsides(stepsOutOfBrackets(paragraph))
    .split(/[。！\n]/)
    .flatMap((sentence) => {
      const raws = sentence.split(/[；;]/).flatMap((part) => readPart(part, context));
      // 2024年50家，2025年60家: what comes after several years is for none of them.
      if (yearsIn(sentence.replace(COMPARED, '')) > 1) forgetYear(context, null);
      return raws;
    });
}
