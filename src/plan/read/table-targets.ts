import { decimalText } from '../../kernel/decimal.js';
import type { DecimalText } from '../../kernel/decimal.js';
import { withoutMark } from './numbering.js';
import { monthsOfPhrase } from './plan-period.js';
import type { PeriodReading } from './plan-period.js';
import { quantitiesOf } from './quantity.js';
import type { Quantity } from './quantity.js';
import type { RawTarget, TargetForm } from './raw-target.js';
import { rawTargetsOf } from './target-sentences.js';
import { cleanName, isOnlyVerbs } from './target-name.js';
import type { TableRow, TargetCell } from './table-rows.js';

/** A cell that holds a figure and little else: 66, ≥90%, 30-50家, 8左右, 增长8%. */
const BARE_FIGURE =
  /^(?:≥|≤|>|<|＞|＜|>=|<=|不低于|不少于|不超过|不高于|控制在|达到|约|至少|新增|完成)?\s*\d[\d,.]*(?:\s*(?:—{1,2}|-{1,2}|~|～|至)\s*\d[\d,.]*)?\s*[^\d，。；、]{0,12}$/;

/** Unit in the name's or header's bracket: 高新技术企业（家）, 研发投入强度（%）. */
function bracketUnit(text: string): string | null {
  const inside = /（(?:单位：)?([^（）\d]{1,8})）$/.exec(text.trim())?.[1];
  if (inside === undefined) return null;
  return quantitiesOf(`1${inside}`).length > 0 ? inside : null;
}

function withUnit(cell: string, unit: string | null): string {
  if (unit === null || quantitiesOf(cell).length > 0) return cell;
  return cell.replace(/(?<![\d,.])([\d,.]{0,20}\d[,.]?)(?=[^\d\n]*(?:\n|$))/, `$1${unit}`);
}

/** A number in a cell without any unit. */
function unitless(cell: string): { value: DecimalText; max: DecimalText | null } | null {
  const match = /(\d[\d,]*(?:\.\d+)?)(?:(?:—{1,2}|-{1,2}|~|～|至)(\d[\d,]*(?:\.\d+)?))?/.exec(cell);
  if (!match?.[1]) return null;
  const number = (text: string): DecimalText => decimalText(text.replace(/,/g, '') as DecimalText);
  return { value: number(match[1]), max: match[2] === undefined ? null : number(match[2]) };
}

function comparatorIn(cell: string): Quantity['comparator'] {
  return /≤|<|＜|不超过|不高于|以内|以下|控制/.test(cell) ? '<=' : '>=';
}

function figureIn(cell: string, unit: string | null): Quantity | null {
  const found = quantitiesOf(withUnit(cell, unit))[0];
  const number = unitless(cell);
  if (found !== undefined) {
    const changed =
      /^(?:同比|较上年|年均)?(增长|提高|下降|降低|减少|增加)(?!到|至)/.test(cell) &&
      /[%倍点]/.test(found.unit);
    return {
      ...found,
      comparator: found.comparator === '>=' ? comparatorIn(cell) : found.comparator,
      relative: found.relative || changed,
    };
  }
  if (number === null) return null;
  return {
    from: 0,
    to: cell.length,
    leadFrom: 0,
    ...number,
    unit: unit ?? '',
    comparator: comparatorIn(cell),
    text: cell,
    relative: false,
    reached: false,
    bounded: false,
    han: false,
  };
}

function formOf(cell: string): TargetForm | null {
  if (/破零|零的?突破/.test(cell)) return 'from-zero';
  if (/翻(一|两)?番|倍增/.test(cell)) return 'doubling';
  if (/^全覆盖$/.test(cell)) return 'full';
  return null;
}

interface Column {
  readonly year: number | null;
  readonly months: RawTarget['months'];
}

function columnOf(target: TargetCell): Column {
  const year = /20\d{2}/.exec(target.header)?.[0];
  return {
    year: year === undefined ? null : Number(year),
    months:
      target.role === 'step'
        ? monthsOfPhrase(target.header.replace(/目标|任务|计划|进度/, '').replace(/月$/, '月底'))
        : null,
  };
}

/** The one figure of a cell that has no name of its own. */
function fromBareCell(target: TargetCell, rawName: string, row: TableRow): RawTarget | null {
  const cell = target.text.replace(/\s/g, '');
  const unit = row.measure ?? bracketUnit(rawName) ?? bracketUnit(target.header);
  const name = cleanName(
    rawName.replace(/（(?:单位：)?[^（）\d]{1,8}）$/, (b) => (bracketUnit(b) === null ? b : '')),
  ).name;
  const form = formOf(cell);
  const quantity = form === null ? figureIn(cell, unit) : null;
  if (form === null && quantity === null) return null;
  const { year, months } = columnOf(target);
  return {
    name,
    worded: name,
    form: form ?? (quantity?.relative === true ? 'relative' : 'figure'),
    quantity,
    text: /^[\d.,—~～-]+$/.test(cell) ? `${cell}${unit ?? ''}` : cell,
    year,
    months,
    base: null,
    past: false,
    yearScope: year === null ? 'none' : 'clause',
    yearAttributive: false,
    subjectMissing: false,
    recurring: false,
    perUnit: false,
    clause: cell,
  };
}

function fromCell(target: TargetCell, name: string, row: TableRow): RawTarget[] {
  const cell = target.text.replace(/(?<!\s)\s*\n\s*/g, '；');
  if (BARE_FIGURE.test(cell.replace(/\s/g, '')) || (formOf(cell) !== null && cell.length <= 8)) {
    const bare = fromBareCell(target, name, row);
    if (bare !== null && !isNamed(cell)) return [bare];
  }
  const { year, months } = columnOf(target);
  const read = rawTargetsOf(cell).map((raw) => ({
    ...raw,
    name: isOnlyVerbs(raw.name) ? nameFromRow(raw.name, name, row) : raw.name,
    year: raw.year ?? year,
    months: raw.months ?? months,
  }));
  if (read.length > 0) return read;
  const bare = fromBareCell(target, name, row);
  return bare === null || cell.length > 20 ? [] : [bare];
}

/** 新建2所 has no name; 新增就业500人 has. */
function isNamed(cell: string): boolean {
  return rawTargetsOf(cell).some(
    ({ name }) => name.length >= 3 && !/^(新建|新增|完成|达到|改造)$/.test(name),
  );
}

/** 培训3200人次 under 职业技能培训 is 职业技能培训; elsewhere the task's title goes before the verb. */
function nameFromRow(verb: string, title: string, row: TableRow): string {
  const item = cleanName(row.item).name;
  if (item.length <= 16 && item.includes(verb)) return item;
  return title.includes(verb) ? title : `${title}${verb}`;
}

function withBase(raws: readonly RawTarget[], bases: readonly RawTarget[]): RawTarget[] {
  const base = bases[0]?.quantity ?? null;
  return raws.map((raw) => (raws.length === 1 && base !== null ? { ...raw, base } : raw));
}

/**
 * Targets of a row: its target, year and step cells, named by the indicator column or the task where the cell gives
 * only a figure; without such cells those worded in its task and item cells.
 */
export function tableTargets(row: TableRow, title: string, period: PeriodReading): RawTarget[] {
  const name = withoutMark(
    (row.indicator === ''
      ? row.item === '' || row.item.length > 24
        ? title
        : row.item
      : row.indicator
    ).replace(/\n/g, ''),
  );
  const cells = row.targets.filter(({ role }) => role !== 'base');
  const bases = row.targets
    .filter(({ role }) => role === 'base')
    .flatMap((cell) => fromBareCell(cell, name, row) ?? []);
  const read = cells.flatMap((cell) => fromCell(cell, name, row));
  const worded = [row.item, row.item === '' || read.length === 0 ? row.task : '']
    .filter((text) => text !== '')
    .flatMap((text) => rawTargetsOf(withoutMark(text)))
    .filter((raw) => raw.form !== 'full' && !read.some((other) => other.name === raw.name));
  const last = period.year;
  const inYears = read.filter((raw) => raw.year === null || last === null || raw.year <= last);
  return [...withBase(inYears, bases), ...worded];
}
