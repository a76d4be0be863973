import { smallNumber } from '../../kernel/small-number.js';

/** A fixed phrase about learned names, or one that says which indicator was meant. */
export type NamingCommand =
  /** 有哪些简称 */
  | { readonly kind: 'list' }
  /** 忘掉科小这个叫法, 撤销简称2. `isSure`: it speaks of a name and of nothing else. */
  | {
      readonly kind: 'forget';
      readonly no: number | null;
      readonly word: string | null;
      readonly isSure: boolean;
    }
  /** 记住, 记住2, 记住科创企 */
  | { readonly kind: 'remember'; readonly no: number | null; readonly word: string | null }
  /** 不用记2 */
  | { readonly kind: 'decline'; readonly no: number | null }
  /** 第2项是科技型中小企业, 是高企, 科创企业是科小: which indicator a figure belongs to. */
  | {
      readonly kind: 'assign';
      readonly line: number | null;
      readonly word: string | null;
      readonly target: string;
    };

const MAX_LENGTH = 80;

const NAME = '(?:简称|叫法|别名|缩写|俗称)';
const DROP = '(?:忘掉|忘记|忘了|删除|删掉|删去|去掉|撤销|撤消|取消|作废|废除|不要)';
const NUMBER = '\\d{1,7}|[一二两三四五六七八九十百]{1,5}';
const NO = `(?:第)? ?(?<no>${NUMBER}) ?(?:号|条|个|项)?`;
const WORD = '[“"‘「]?(?<word>[^,;:?!“”"‘’「」]{1,24}?)[”"’」]?';
const TARGET = '(?<target>[^,;:?!]{2,40}?)(?:的数|这一?项)?';
const IS =
  '(?:应该|应当|其实|说的|指的)?(?:就)?(?:是指|指的是|说的是|就是|是|指|属于|算|改成|改为|换成)';

type Groups = Readonly<Record<string, string | undefined>>;

interface Rule {
  readonly pattern: RegExp;
  readonly make: (groups: Groups) => NamingCommand;
}

function rule(pattern: string, make: Rule['make']): Rule {
  return { pattern: new RegExp(`^(?:${pattern})$`, 'u'), make };
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : smallNumber(text);
}

function forget(isSure: boolean): Rule['make'] {
  return ({ no, word }) => ({
    kind: 'forget',
    no: number(no),
    word: word?.trim() ?? null,
    isSure,
  });
}

const RULES: readonly Rule[] = [
  rule(
    `(?:请)?(?:看看|看一下|查看|查一下|列出|列一下|显示|展示|给我看看)?(?:你)?(?:现在|目前|都|已经|已){0,2}(?:有|学了|学过|学会了?|记住了?|教过|记了|知道)?(?:哪些|什么|多少|所有|全部)?(?:学过的?|学会的?|学到的?|教过的?|记住的?|已学的?|自定义的?|现有的?)?${NAME}(?:都)?(?:有哪些|有什么|有多少|列表|清单|一览|表)?[?]?`,
    () => ({ kind: 'list' }),
  ),
  rule(`${DROP}(?:学过的|教过的)?${NAME}${NO}`, forget(true)),
  rule(`${NAME}${NO}(?:不要了?|作废|删掉|删除|去掉|撤销)`, forget(true)),
  rule(`${DROP}(?:学过的|教过的)?${NAME}[: ]?${WORD}`, forget(true)),
  rule(`${DROP}${WORD}(?:这个|的|这一)?(?:${NAME}|词|说法)`, forget(true)),
  rule(`(?:请)?(?:忘掉|忘记|忘了)${WORD}(?:吧|了)?`, forget(false)),
  rule(
    `(?:以后|今后)?(?:不要|别|不用)再?把${WORD}(?:当作|当成|当|看作|视为|理解为|记作|算作).{2,40}`,
    forget(false),
  ),
  rule(`${WORD}(?:以后|今后)?不再(?:指|是|叫|当作|表示|代表).{0,40}`, forget(false)),
  rule(
    `(?:好的?[, ]?)?(?:请)?(?:记住|记下来?|同意记住?|可以记住?|要记住?)(?:吧|它|这个${NAME}?)?${NO}`,
    ({ no }) => ({
      kind: 'remember',
      no: number(no),
      word: null,
    }),
  ),
  rule(
    `(?:好的?[, ]?)?(?:请)?(?:记住|记下来?|同意记住?|可以记住?|要记住?)(?:吧|它|了|这个${NAME}?)?`,
    () => ({
      kind: 'remember',
      no: null,
      word: null,
    }),
  ),
  rule(`(?:请)?记住${WORD}(?:这个${NAME})?`, ({ word }) => ({
    kind: 'remember',
    no: null,
    word: word ?? null,
  })),
  rule(`(?:不用|不要|不必|别|先不|暂不)记(?:住|下来?)?了?(?:${NO})?`, ({ no }) => ({
    kind: 'decline',
    no: number(no),
  })),
  rule(`第 ?(?<no>${NUMBER}) ?(?:项|条|行|个|笔)?${IS}${TARGET}`, ({ no, target }) => ({
    kind: 'assign',
    line: number(no),
    word: null,
    target: target ?? '',
  })),
  rule(`(?<no>\\d{1,2}) ?(?:项|条|行)${IS}${TARGET}`, ({ no, target }) => ({
    kind: 'assign',
    line: number(no),
    word: null,
    target: target ?? '',
  })),
  rule(
    `改第?(?<no>\\d{1,2}) ?(?:项|条|行)?(?:成|为|:)? ?(?<target>[^\\d,;:?!]{2,40})`,
    ({ no, target }) => ({
      kind: 'assign',
      line: number(no),
      word: null,
      target: target ?? '',
    }),
  ),
  rule(`(?:这个?|那个?|它)?${IS}${TARGET}`, ({ target }) => ({
    kind: 'assign',
    line: null,
    word: null,
    target: target ?? '',
  })),
  rule(
    `(?:我说的|刚才的|刚才说的|上面的|刚报的)?${WORD}(?:\\d[\\d.]{0,12}[^\\d,]{0,3})?${IS}${TARGET}`,
    ({ word, target }) => ({
      kind: 'assign',
      line: null,
      word: word ?? '',
      target: target ?? '',
    }),
  ),
];

/**
 * Reads a fixed phrase about names. The whole text must be one; whether it means anything here (is the
 * word learned, does anything wait to be assigned) is for others to decide.
 * @param text as given by `cleanText`
 */
export function readNamingCommand(text: string): NamingCommand | null {
  if (text.length > MAX_LENGTH) return null;
  for (const { pattern, make } of RULES) {
    const match = pattern.exec(text);
    const no = match?.groups?.['no'];
    // 第十十项 is no line; read as none it would mean the only one.
    const isNumber = no === undefined || number(no) !== null;
    if (match !== null && isNumber) return make(match.groups ?? {});
  }
  return null;
}
