import { smallNumber } from '../../kernel/small-number.js';
import { hasWords } from '../clean-text.js';
import { rule, type Groups, type Rule } from '../command-rule.js';

/** A letter as people name it; both `null`: the one that can be meant. */
export interface LetterName {
  readonly year: number | null;
  readonly no: number | null;
  /** What stands where a number should, and is none (十百). */
  readonly unread: string | null;
}

/** What people say of supervision letters (督办单). */
export type SupervisionCommand =
  | ({ readonly kind: 'draft' } & DraftWords)
  | { readonly kind: 'confirm' | 'cancel' | 'list' }
  | ({ readonly kind: 'received' | 'close' | 'withdraw' } & LetterName)
  | ({ readonly kind: 'file' | 'show' } & LetterName)
  /** Without words: how is it done. */
  | ({ readonly kind: 'reply' | 'return'; readonly hasWords: boolean } & LetterName)
  | ({ readonly kind: 'extend'; readonly date: string } & LetterName);

export interface DraftWords {
  /** Of the plan, as it stands between 《》; `null` where none was said. */
  readonly title: string | null;
  /** 高企, 任务3, 高新区 技术合同登记额. */
  readonly subject: string;
  /** Empty where none was said. */
  readonly deadline: string;
  /** 督办 stands apart, so that nothing but a letter can be meant. */
  readonly isSure: boolean;
}

/** What names the matter, the unit and the day; a longer text that begins with 督办 is no order. */
const MAX_HEAD_LENGTH = 200;

const NUMBER = '\\d{1,4}|[一二两三四五六七八九十百]{1,5}';
const NUMBERED = `(?:第 ?)?(?:(?<year>\\d{4}) ?年 ?(?:第 ?)?)?(?<no>${NUMBER}) ?号?`;
/** 督办3, 督办单第3号, 督办单2023年第3号. */
const LETTER = `督办单? ?${NUMBERED}`;
const LETTER_OR_THE_ONE = `督办单?(?: ?${NUMBERED})?`;
const SAYS = '(?:[ :,](?<words>.+))?';

const DATE = [
  '\\d{4} ?[年.\\-/] ?\\d{1,2} ?[月.\\-/] ?\\d{1,2} ?[日号]?',
  '\\d{1,2} ?月 ?(?:\\d{1,2} ?[日号]?|[底末])',
  '\\d{1,2}[./]\\d{1,2}',
  '(?:本|这个)?月底|年底',
  '(?:下{1,2}|本|这)?(?:周|星期|礼拜)[一二三四五六日天]',
  '今天|明天|后天|大后天',
  '\\d{1,2} ?[日号]',
].join('|');
const DEADLINE = new RegExp(
  `(?:于|在|限|限期|期限)?[ :]{0,3}(?<date>${DATE}) ?(?:之?前|以前)?(?:办结|完成|反馈|回复|落实)?`,
  'u',
);

function named({ year, no }: Groups): LetterName {
  const number = no === undefined ? null : smallNumber(no);
  return {
    year: year === undefined ? null : Number(year),
    no: number,
    unread: number === null ? (no ?? null) : null,
  };
}

type Named = Extract<SupervisionCommand, LetterName>['kind'];

function about(
  kind: Exclude<Named, 'reply' | 'return' | 'extend'>,
  ...patterns: readonly string[]
): readonly Rule<SupervisionCommand>[] {
  return patterns.map((pattern) => rule(pattern, (groups) => ({ kind, ...named(groups) })));
}

function saying(
  kind: 'reply' | 'return',
  ...patterns: readonly string[]
): readonly Rule<SupervisionCommand>[] {
  return patterns.map((pattern) =>
    rule(pattern, (groups) => ({
      kind,
      ...named(groups),
      hasWords: hasWords(groups['words'] ?? ''),
    })),
  );
}

function extending(pattern: string): Rule<SupervisionCommand> {
  return rule(pattern, (groups) => ({
    kind: 'extend',
    ...named(groups),
    date: (groups['date'] ?? '').trim(),
  }));
}

const UNTIL = `(?: ?(?:到|至|为|成)? ?(?<date>${DATE}) ?(?:之?前|以前)?)?`;

const RULES: readonly Rule<SupervisionCommand>[] = [
  rule('确认(?:发出|下发)?督办单?', () => ({ kind: 'confirm' })),
  rule('(?:取消|放弃|不发)督办单?(?:了)?', () => ({ kind: 'cancel' })),
  ...about(
    'received',
    `(?:已)?(?:收到|签收)(?:了)?${LETTER_OR_THE_ONE}(?:了)?`,
    `${LETTER_OR_THE_ONE} ?(?:已)?(?:收到|签收)(?:了)?`,
  ),
  ...saying(
    'reply',
    `${LETTER_OR_THE_ONE} ?的?(?:回复|答复|反馈)${SAYS}`,
    `(?:回复|答复|反馈)${LETTER_OR_THE_ONE}${SAYS}`,
  ),
  ...saying('return', `${LETTER_OR_THE_ONE} ?退回${SAYS}`, `退回${LETTER_OR_THE_ONE}${SAYS}`),
  ...about(
    'close',
    `${LETTER_OR_THE_ONE} ?(?:已|可以|同意)?(?:办结|销号)(?:了)?`,
    `(?:办结|销号)${LETTER_OR_THE_ONE}`,
  ),
  extending(`${LETTER_OR_THE_ONE} ?(?:延期|延长|期限(?:改|延长|延))${UNTIL}`),
  extending(`(?:督办延期|延期督办) ?(?:单? ?${NUMBERED})?${UNTIL}`),
  ...about('withdraw', `(?:撤回|撤销|撤消)${LETTER}`, `${LETTER} ?(?:撤回|撤销|撤消)`),
  ...about(
    'file',
    `(?:打印|导出|下载)${LETTER_OR_THE_ONE}(?:的?(?:文件|文档|word))?`,
    `(?:要|给我|发我)?${LETTER} ?的?(?:文件|文档|打印件|电子版|word)`,
  ),
  ...about(
    'show',
    `(?:查看|看|看看)?${LETTER} ?的?(?:情况|进展|详情|内容|全文|记录|历史|依据)?\\??`,
    `依据[ :]*${LETTER}`,
  ),
  rule(
    '(?:查看|看看|列出)?(?:目前|现在|还)?(?:有)?(?:哪些|什么|多少)?(?:在办)?督办(?:单|事项)?的?(?:情况|列表|清单|台账|进展)?(?:有哪些|有多少|怎么样)?\\??',
    () => ({ kind: 'list' }),
  ),
];

const DRAFT = /^(?:请|现)?(?:发起|下发|发出|开具)?督办单?(?<gap>[ :,]{0,3})(?<rest>.+)$/u;
/** From here on it is the demand, which `ownWords` takes with its own marks. */
const DEMAND = /(?:办理|督办|具体)?要求[ :,]/u;
const PLAN = /《(?<title>[^》]{1,100})》的?/u;
const ENDS = /^[ ,。:;的]+|(?<![ ,。:;的])[ ,。:;的]+$/gu;

/** What a pattern finds of a text, and the text without it. */
function taken(text: string, pattern: RegExp): { readonly groups: Groups; readonly rest: string } {
  const match = pattern.exec(text);
  return match === null
    ? { groups: {}, rest: text }
    : { groups: match.groups ?? {}, rest: text.replace(match[0], ' ') };
}

function readDraft(text: string): SupervisionCommand | null {
  const { gap = '', rest: said = '' } = DRAFT.exec(text)?.groups ?? {};
  const [head = ''] = said.split(DEMAND);
  if (head === '' || head.length > MAX_HEAD_LENGTH) return null;
  // The title first: it may hold a day of its own.
  const plan = taken(head, PLAN);
  const date = taken(plan.rest, DEADLINE);
  return {
    kind: 'draft',
    title: plan.groups['title'] ?? null,
    subject: date.rest.replace(ENDS, ''),
    deadline: (date.groups['date'] ?? '').replaceAll(' ', ''),
    isSure: gap !== '',
  };
}

/**
 * Reads what is said of supervision letters; the whole text must say it. Demands and answers may be too long:
 * who wrote them is told so.
 * @param text as given by `cleanText`
 */
export function readSupervisionCommand(text: string): SupervisionCommand | null {
  if (!text.includes('督办')) return null;
  for (const { pattern, make } of RULES) {
    const match = pattern.exec(text);
    if (match !== null) return make(match.groups ?? {});
  }
  return readDraft(text);
}

const MARKS = { draft: '要求', reply: '回复|答复|反馈', return: '退回' } as const;
const NAMED_AFTERWARDS =
  '(?:督办单?[\\s第]*(?:\\d{4}\\s*年[\\s第]*)?(?:\\d{1,4}|[一二两三四五六七八九十百]{1,5})?\\s*号?)?';

/** What the speaker demands, answers or objects to, with its own marks; `null` when nothing is said. */
export function ownWords(text: string, kind: keyof typeof MARKS): string | null {
  const pattern = new RegExp(`(?:${MARKS[kind]})\\s*${NAMED_AFTERWARDS}[\\s:：,，]+`, 'u');
  const match = pattern.exec(text);
  if (match === null) return null;
  const words = text.slice(match.index + match[0].length).replace(/\s+/gu, ' ');
  return words.trim() === '' ? null : words.trim();
}
