import type { Placed } from '../answers/answer-tools.js';
import type { FactId } from '../kernel/ids.js';
import { judgePlaces } from './right-places.js';

/** What a text may hold: places that tool results allow, and names that may stand as they are. */
export interface Allowed {
  readonly placed: ReadonlyMap<string, Placed>;
  readonly names: readonly string[];
}

export type Filled =
  | { readonly kind: 'filled'; readonly text: string; readonly cited: readonly FactId[] }
  | { readonly kind: 'rejected'; readonly reason: RejectReason };

export type RejectReason =
  | 'empty'
  | 'too-long'
  /** A place that no tool result allows, or braces that make none. */
  | 'unknown-place'
  /** Nothing of the ledger stands in it. */
  | 'no-place'
  /** A digit, a numeral or a word of quantity outside a place. */
  | 'quantity'
  /** A place weighed against something by the model itself. */
  | 'comparison'
  /** A place under the name of another, or under words that do not fit it. */
  | 'misplaced'
  /** Words that state something by themselves. */
  | 'wording'
  /** Letters, links, calls of people. */
  | 'foreign';

/** Replies stay short: about half a screen of a phone, once filled. */
const MAX_LENGTH = 500;
const PLACE = /\{([^{}\n]{1,80})\}/gu;
/** Stand for what is taken out while the rest is judged; no text holds them, they are removed first. */
const PLACE_MARK = '\uE000';
/** A place for what was reached: of that alone 达到 and 完成 may be said. */
const REACHED_MARK = '\uE001';
const NAME_MARK = '\uE002';
const REACHED = /\.(?:current|completion)$/u;

/** Set words in which a numeral counts nothing. All others are taken at their word. */
const NO_QUANTITY = /进一步|统一|一般|一定|一直|一致|一方面|十分(?!之)|万一/gu;

/** \p{N} holds the digits of every script, roman (Ⅳ) and circled (④) ones, and 〇. */
const DIGIT = /\p{N}/u;
/** Simplified, traditional, financial, colloquial and hand-written. */
const NUMERAL =
  /[零〇○一二三四五六七八九十百千万萬亿億兆两兩俩倆仨廿卄卅卌皕弌弍弎壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟幺半]/u;
const QUANTITY =
  /倍|翻番|翻[了个個]|[若几幾数數多有各占]成(?![效果立为為绩績长長功员員本])|成左右|分之|若干|好几|[几幾数數][个個家名项項次年月天]|几乎|幾乎|近乎|大[多部]|[多少][数數]|绝大|絕大|全[部都]|[悉均皆]已|所有|个别|個別|唯[一独獨]|腰[斩斬]|折[半扣]|首[位个個名]|头名|榜首|垫底|墊底|末[位名]|倒[数數]|名列|位居|位列|第|最[高低多少大小快慢好差强弱前后後]|[领領]先|百分|[%‰°]|(?<!其)[余餘]|左右|上下|以上|以下|以内|出头|将近|將近|接近|(?<![签節节预制契合条邀])[约約]|大[概致]|许多|許多|不少|为数|為數|平均|合[计計]|[总總][计計数數]|共[计計]/u;
/** Weighing a figure is the business of code: 超过{高新技术企业.target} may be wrong. */
const COMPARES =
  /(?:超[过過出]?|突破|[高低多少大小快慢优優好差][于於]|不[足到及如低高]|未[达達到]|[达達]不到|落[后後]于?|逼近|持平|相[当當]于|等[于於]|[减減加乘除]|[增降][加长長低至到]了?)[^，。；\n]{0,4}[\uE000-\uE002]|[\uE000-\uE002][^，。；\n]{0,3}(?:[高低多少大小快慢优優好差][于於]|超[过過]|不[足到及如])/u;
/** 达到{高新技术企业.target} is a judgement; 达到{高新技术企业.current} is none. */
const CLAIMS = /(?:[达達]到?|[达達]成|完成|[实實][现現]|突破)了?[^，。；\n]{0,4}\uE000/u;
const FOREIGN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}@＠#*_`|~<>[\]\\$^=+/]/u;

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

/** Half-width but for punctuation, without what cannot be seen: nothing hides a numeral. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[,;:?!()]/gu, (mark) => FULL_WIDTH[mark] ?? mark)
    .replace(/[\p{Cf}\p{Co}\p{Mn}]/gu, '')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

function withoutNames(text: string, names: readonly string[]): string {
  const longestFirst = names.map(plain).sort((a, b) => b.length - a.length);
  return longestFirst.reduce(
    (rest, name) => (name.length > 1 ? rest.replaceAll(name, NAME_MARK) : rest),
    text,
  );
}

/** Why what stands outside the places may not be said; `null` when it may. */
function rejection(text: string, names: readonly string[]): RejectReason | null {
  const bare = text.replace(PLACE, (_, key: string) =>
    REACHED.test(key) ? REACHED_MARK : PLACE_MARK,
  );
  if (/[{}]/u.test(bare)) return 'unknown-place';
  const rest = withoutNames(bare, names).replace(NO_QUANTITY, '');
  // Numerals apart from each other by blanks are numerals all the same.
  const dense = rest.replace(/\s+/gu, '');
  if (DIGIT.test(dense) || NUMERAL.test(dense) || QUANTITY.test(dense)) return 'quantity';
  if (COMPARES.test(dense) || CLAIMS.test(dense)) return 'comparison';
  return FOREIGN.test(dense) ? 'foreign' : null;
}

/**
 * Fills a model's text from typed results, or rejects it: a text with a digit, a numeral or a word of
 * quantity outside a place, or with a place that no tool gave, is never shown (design, promise 3).
 */
export function fillPlaces(written: string, { placed, names }: Allowed): Filled {
  const text = plain(written);
  const places = new Map([...placed].map(([key, value]) => [plain(key), value]));
  const reject = (reason: RejectReason): Filled => ({ kind: 'rejected', reason });
  if (text === '') return reject('empty');
  if (text.length > MAX_LENGTH) return reject('too-long');
  const keys = [...text.matchAll(PLACE)].map(([, key = '']) => key);
  if (keys.some((key) => !places.has(key))) return reject('unknown-place');
  const reason = rejection(text, names);
  if (reason !== null) return reject(reason);
  if (keys.length === 0) return reject('no-place');
  const titles = [...places].filter(([key]) => /^任务\d{1,4}\.title$/u.test(key));
  const taskOfTitle = new Map(
    titles.map(([key, title]) => [plain(title.text), key.slice(0, key.lastIndexOf('.'))]),
  );
  const judgement = judgePlaces(text, { names: names.map(plain), taskOfTitle });
  if (judgement !== 'fits') return reject(judgement);
  const filled = text.replace(PLACE, (_, key: string) => places.get(key)?.text ?? '');
  if (filled.length > MAX_LENGTH) return reject('too-long');
  const cited = keys.flatMap((key) => places.get(key)?.cited ?? []);
  return { kind: 'filled', text: filled, cited: [...new Set(cited)] };
}
