import type { Lexicon, LexiconIndicator } from '../../../../src/plan/lexicon.js';
import type { Random } from './random.js';

/** An indicator that messages are made about, with names that mean it alone. */
export interface Subject {
  readonly indicator: string;
  readonly unit: string;
  readonly kind: LexiconIndicator['kind'];
  readonly names: readonly string[];
}

const DIGITS = '零一二三四五六七八九';
const MOST_NAMES = 3;
/** Names with digits, aims or actions in them are told apart by other tests. */
const PLAIN_NAME = /^[\u4e00-\u9fff]{2,12}$/;
const ACTS = /新增|新建|完成|累计|目标|去年|全市|全县|达标|超过|下降|增长|增速|提高/;

/** Nobody says 种植面积种植. */
const TWICE = /(..).{0,4}\1/;

/** The indicators of a plan that plain messages can be made about. */
export function subjectsOf(lexicon: Lexicon): readonly Subject[] {
  const owners = new Map<string, number>();
  for (const { names } of lexicon.indicators)
    for (const name of names) owners.set(name, (owners.get(name) ?? 0) + 1);
  return lexicon.indicators.flatMap((item): Subject[] => {
    const names = [...new Set([item.shortName, ...item.names])].filter(
      (name) =>
        owners.get(name) === 1 && PLAIN_NAME.test(name) && !ACTS.test(name) && !TWICE.test(name),
    );
    if (names.length === 0 || item.kind === 'ratio') return [];
    const { unit, kind, shortName } = item;
    return [{ indicator: shortName, unit, kind, names: names.slice(0, MOST_NAMES) }];
  });
}

/** 1 to 999 in Chinese numerals, as spoken. */
export function spoken(value: number): string {
  const [hundreds, tens, ones] = [
    Math.floor(value / 100),
    Math.floor((value % 100) / 10),
    value % 10,
  ];
  const head = hundreds > 0 ? `${DIGITS.charAt(hundreds)}百` : '';
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? '零' : '';
  const ten = tens === 0 ? '' : tens === 1 && hundreds === 0 ? '十' : `${DIGITS.charAt(tens)}十`;
  return `${head}${gap}${ten}${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}

export const isMoney = ({ unit }: Subject): boolean => unit.endsWith('元');
const isScaled = ({ unit }: Subject): boolean => /^[万亿]/.test(unit);

/** A value that a county can have, whole for what is counted. */
export function someValue(random: Random, subject: Subject): number {
  return isScaled(subject) ? random.int(105, 1890) / 100 : random.int(11, 98);
}

/** The figure as reports write it. */
export function plainly(subject: Subject, value: number): string {
  return `${value}${subject.unit}`;
}

/** The figure as it is said aloud: in Chinese numerals. */
export function aloud(subject: Subject, value: number): string {
  if (!isScaled(subject)) return spoken(value) + subject.unit;
  const [whole = '0', part = ''] = String(value).split('.');
  const rest =
    part === '' ? '' : `点${Array.from(part, (digit) => DIGITS.charAt(Number(digit))).join('')}`;
  return `${spoken(Number(whole))}${rest}${subject.unit}`;
}

const wide = (text: string): string =>
  text.replaceAll(/[\d.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

/** The figure in one of the ways that people write it. */
export function somehow(random: Random, subject: Subject, value: number): string {
  const tenThousands = `${Math.round(value * 10_000)}万元`;
  return random.pick([
    plainly(subject, value),
    plainly(subject, value),
    `${value} ${subject.unit}`,
    `${wide(String(value))}${subject.unit}`,
    isScaled(subject) ? plainly(subject, value) : aloud(subject, value),
    subject.unit === '亿元' ? tenThousands : plainly(subject, value),
  ]);
}
