import type { NamedThing } from '../../ledger/ledger-entry.js';
import { isSameThing } from '../../ledger/name-book.js';
import { readDates } from '../../understanding/dates/read-dates.js';
import { cueWordAt } from '../../understanding/facts/cue-words.js';
import { commonWords } from '../../understanding/tasks/common-words.js';
import { measureWordAt } from '../../understanding/text/measure-words.js';
import { normalizeText } from '../../understanding/text/normalize.js';
import { readNumbers } from '../../understanding/text/read-numbers.js';
import { understand } from '../../understanding/understand.js';
import { readCommand } from '../read-command.js';
import type { Situation } from '../situation.js';
import { thingsContaining, thingsTitled } from './named-things.js';

/** What judging a word looks at. */
export type WordContext = Pick<Situation, 'now' | 'view' | 'lexicon'>;

/** Why a word cannot be learned. */
export type WordProblem =
  | { readonly kind: 'measure' | 'number' | 'too-short' | 'too-long' | 'no-name' }
  | { readonly kind: 'person' | 'command' | 'common' }
  /** The plan calls something else so. */
  | { readonly kind: 'title'; readonly of: NamedThing }
  /** It is part of what the plan calls something else. */
  | { readonly kind: 'part'; readonly of: NamedThing };

/** A longer one is a description, not a name. */
const MAX_CHARACTERS = 20;

const SHAPE = /^[\p{Script=Han}A-Za-z0-9·.&+%-]+$/u;
/** Words that hold sentences together: no short name has them. */
const SENTENCE_WORDS = /[的了]|我们|咱们|你们|他们|她|它们|这个|那个|这些|那些/u;
/** What the privacy screen put in the place of a number, and any longer run of digits. */
const PRIVATE = /隐去|\d{5}/u;

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
/** 张三, 老王, 李主任, 小刘. */
const TITLED = new RegExp(
  `^[老小阿][${SURNAMES}]$|^[${SURNAMES}][\\p{Script=Han}]{0,2}(?:局长?|主任|科长|书记|县长|处长|部长|所长|经理|总|工|老师|同志|先生|女士|哥|姐|叔)$`,
  'u',
);
const PERSON = new RegExp(`^[${SURNAMES}][\\p{Script=Han}]{1,2}$`, 'u');
/** Surnames that begin short names of things as well (白名单, 金种子, 万企). */
const ALSO_WORDS = /^[高金白万方雷钱史常易武文段马石江田夏龙康安毛熊汤]/u;

/** What stands in the plain words of a report or an answer and would be heard in nearly every message. */
const EVERYDAY = new Set(
  '企业 公司 人才 单位 部门 平台 项目 合同 收到 谢谢 大家 我县 全县 情况 数据 数字 汇报 上报 报数 周报 台账 记住 取消 撤销 确认 作废 依据 帮助 绑定 采纳 已含 未含 属实 分项 简称 叫法'.split(
    ' ',
  ),
);

function isNumberOrDate(text: string, now: Date): boolean {
  const covers = ({ span }: { readonly span: { readonly start: number; readonly end: number } }) =>
    span.start === 0 && span.end === text.length;
  if (/^[\d.%〇零一二三四五六七八九十百千万亿两几半多余点+-]+$/u.test(text)) return true;
  return readNumbers(text).some(covers) || readDates(text, now).some(covers);
}

function isMeasure(text: string, { view }: WordContext): boolean {
  const bare = text.replace(/^[十百千万亿]+(?=.)/u, '');
  return (
    measureWordAt(bare, 0) === bare ||
    view.plans.some((plan) => plan.indicators.some(({ unit }) => unit === text))
  );
}

function isPerson(text: string, target: NamedThing, { view }: WordContext): boolean {
  if (PRIVATE.test(text) || TITLED.test(text)) return true;
  if (view.members.some(({ name }) => name === text)) return true;
  const sharesCharacter = Array.from(text).some((character) => target.name.includes(character));
  if (sharesCharacter || !PERSON.test(text)) return false;
  return target.kind === 'unit' || !ALSO_WORDS.test(text);
}

/** A phrase that the bot acts on, or that answers or asks it something. */
function isCommand(text: string, situation: WordContext): boolean {
  if (readCommand(text) !== null) return true;
  const { now, lexicon } = situation;
  const sender = { unit: null, role: 'office' as const };
  const { intent } = understand({ text, now, sender, context: [] }, lexicon);
  return intent === 'confirm' || intent === 'cancel' || intent === 'help';
}

function isCommon(text: string): boolean {
  const isCue = cueWordAt(text, 0, text.length)?.word === text;
  return isCue || commonWords.has(text) || EVERYDAY.has(text);
}

function titleProblem(
  word: string,
  target: NamedThing,
  situation: WordContext,
): WordProblem | null {
  const { plans } = situation.view;
  const isOther = (thing: NamedThing): boolean => !isSameThing(thing, target);
  const titled = thingsTitled(word, plans);
  const other = titled.find(isOther);
  if (other !== undefined) return { kind: 'title', of: other };
  const containing = thingsContaining(word, plans);
  // 技术合同 stands in both of its twins and may be settled for one of them.
  if (titled.length > 0 || containing.some((thing) => !isOther(thing))) {
    return containing.filter(isOther).length > 1 ? partOf(containing.find(isOther)) : null;
  }
  return partOf(containing[0]);
}

function partOf(of: NamedThing | undefined): WordProblem | null {
  return of === undefined ? null : { kind: 'part', of };
}

/**
 * Whether a word can be the name of a thing.
 * @returns what speaks against it, or `null`
 */
export function checkWord(
  word: string,
  target: NamedThing,
  situation: WordContext,
): WordProblem | null {
  const { text } = normalizeText(word);
  const length = Array.from(word).length;
  if (isPerson(text, target, situation)) return { kind: 'person' };
  if (isMeasure(text, situation)) return { kind: 'measure' };
  if (isNumberOrDate(text, situation.now)) return { kind: 'number' };
  if (length < 2) return { kind: 'too-short' };
  if (length > MAX_CHARACTERS) return { kind: 'too-long' };
  if (isCommand(text, situation)) return { kind: 'command' };
  if (isCommon(text)) return { kind: 'common' };
  if (!SHAPE.test(text) || SENTENCE_WORDS.test(text)) return { kind: 'no-name' };
  return titleProblem(text, target, situation);
}
