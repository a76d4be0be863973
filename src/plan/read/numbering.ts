import { hanNumber } from '../../kernel/small-number.js';

/** Levels of numbering in official documents, outermost first (GB/T 9704: 一、（一）1. （1）). */
export type MarkKind =
  | 'chapter'
  | 'han'
  | 'hanParen'
  | 'namedAction'
  | 'namedTask'
  | 'heading'
  | 'arabic'
  | 'arabicDotted'
  | 'arabicParen'
  | 'hanIs'
  | 'circled';

export interface Mark {
  readonly kind: MarkKind;
  /** As written (（一）, 3.). */
  readonly text: string;
  /** Without punctuation: what people call it (一, 3, 2.1). */
  readonly no: string;
  /** As a number for finding gaps; `null` for dotted marks. */
  readonly value: number | null;
}

const HAN = '[一二三四五六七八九十百]{1,4}';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** 专项行动一：, 任务1：, told apart because the first groups the second. */
function named(words: string): RegExp {
  return new RegExp(`^${words}(?:之)?(${HAN}|\\d{1,3})[：:、.．\\s]+`);
}

const PATTERNS: readonly (readonly [MarkKind, RegExp])[] = [
  ['chapter', new RegExp(`^第(${HAN})(?:章|部分|节)[、：\\s]*`)],
  ['hanParen', new RegExp(`^[（(](${HAN})[）)][、.．]?\\s*`)],
  ['han', new RegExp(`^(${HAN})(?:、|[.．]|[ \\u3000](?=\\S))\\s*`)],
  ['hanIs', /^([一二三四五六七八九十]{1,2})(?:是|要)(?![否在以])/],
  ['namedAction', named('(?:重点|专项)?(?:行动|工程|专项行动|专项|板块|战役)')],
  ['namedTask', named('(?:重点|主要|具体)?(?:任务|项目|实事|事项|工作)')],
  [
    'arabicDotted',
    /^(\d{1,2}(?:[.．]\d{1,2})+)(?:[.．、\s]|(?=[\u4E00-\u9FFF“])(?![万亿]+(?:元|亩|吨|人|户|平方|立方|千瓦|美元)|元|公里|个百分点))\s*/,
  ],
  ['arabicParen', /^[（(]?(\d{1,3})[）)][、.．]?\s*/],
  ['arabic', /^(\d{1,3})(?:[.．、](?!\d)|[ \u3000](?=[\u4E00-\u9FFF“]))\s*/],
  ['circled', new RegExp(`^([${CIRCLED}])\\s*`)],
];

const RANK: Record<MarkKind, number> = {
  chapter: 0,
  han: 1,
  hanParen: 2,
  namedAction: 2.4,
  namedTask: 2.6,
  heading: 0.5,
  arabic: 3,
  arabicDotted: 4,
  arabicParen: 5,
  hanIs: 5.5,
  circled: 6,
};

function markValue(no: string): number | null {
  if (/^\d+$/.test(no)) return Number(no);
  const circled = CIRCLED.indexOf(no);
  if (circled >= 0) return circled + 1;
  return hanNumber(no);
}

/** The numbering mark at the start of a paragraph or cell, or `null`. */
export function markOf(text: string): Mark | null {
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const no = (match[1] ?? '').replace(/．/g, '.');
    const circled = kind === 'circled' ? String(markValue(no) ?? no) : no;
    return { kind, text: match[0].trim(), no: circled, value: markValue(no) };
  }
  return null;
}

/** Text after its mark. */
export function withoutMark(text: string): string {
  for (const [, pattern] of PATTERNS) {
    if (pattern.test(text)) return text.replace(pattern, '');
  }
  return text;
}

/** Smaller is further out. */
export function markRank(kind: MarkKind, headingLevel: number | null): number {
  return kind === 'heading' ? RANK.heading + (headingLevel ?? 0) / 10 : RANK[kind];
}
