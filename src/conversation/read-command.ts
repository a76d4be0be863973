import { smallNumber } from '../kernel/small-number.js';
import { BINDING_RULES } from './binding/read-binding-rules.js';
import { rule } from './command-rule.js';
import type { Groups, Rule } from './command-rule.js';
import type { Command } from './command.js';

/** Longest text that can be a command; anything longer is a message to be understood. */
const MAX_COMMAND_LENGTH = 60;

/** 3, 十二: numbers of receipts, lines and tasks. */
function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : smallNumber(text);
}

const NUMBER = '\\d{1,4}|[一二两三四五六七八九十百]{1,5}';
const NUMBERS = new RegExp(NUMBER, 'gu');
const NO = `(?:第|回执)? ?(?<no>${NUMBER}) ?(?:号|条|项|个)?`;
const OPTIONAL_NO = `(?: ?${NO})?`;

const RECEIPT_RULES: readonly Rule<Command>[] = [
  rule('(?:全部|都|一并)确认|确认全部|全部入库', () => ({ kind: 'confirm', nos: [], all: true })),
  rule('确认(?:入库|无误)?', () => ({ kind: 'confirm', nos: [], all: false })),
  rule(
    `确认(?:回执)? ?(?<nos>第?(?:${NUMBER})(?:号|条)?(?:[ ,、和]{1,2}第?(?:${NUMBER})(?:号|条)?){0,20})`,
    ({ nos }) => ({
      kind: 'confirm',
      nos: ((nos ?? '').match(NUMBERS) ?? []).flatMap((no) => numberOf(no) ?? []),
      all: false,
    }),
  ),
  rule(`(?:撤销|撤消|撤回)(?:回执)?${OPTIONAL_NO}`, ({ no }) => ({
    kind: 'withdraw',
    no: numberOf(no),
  })),
  rule(`(?:这)?(?:不是我报的|不是我发的|非本人所报)${OPTIONAL_NO}`, ({ no }) => ({
    kind: 'disown',
    no: numberOf(no),
  })),
  rule(`(?:把)?${NO}(?:的)?日期改(?:成|为|到|:)? ?(?<date>.{2,24})`, ({ no, date }) => ({
    kind: 'change-date',
    line: numberOf(no),
    date: date ?? '',
  })),
  rule('(?:日期|时间)改(?:成|为|到|:)? ?(?<date>.{2,24})', ({ date }) => ({
    kind: 'change-date',
    line: null,
    date: date ?? '',
  })),
  rule('改(?:第)?(?<no>\\d{1,2}) ?(?:项|条|行)?(?:(?:成|为|:)| ) ?(?<value>.{1,24})', (groups) => ({
    kind: 'change-value',
    line: numberOf(groups['no']),
    value: groups['value'] ?? '',
  })),
  rule(
    '改(?:成|为|:)? ?(?<value>-?[\\d一二三四五六七八九十百千万亿两零点.]+ ?[^\\d\\s]{0,4})',
    (groups) => ({
      kind: 'change-value',
      line: null,
      value: groups['value'] ?? '',
    }),
  ),
];

const ANSWER_RULES: readonly Rule<Command>[] = [
  rule(`已含${OPTIONAL_NO}|已包含|已经含了|含了`, ({ no }) => ({
    kind: 'overlap',
    line: numberOf(no),
    counted: false,
  })),
  rule(`未含${OPTIONAL_NO}|未包含|没有?含|不含`, ({ no }) => ({
    kind: 'overlap',
    line: numberOf(no),
    counted: true,
  })),
  rule(`(?:数据|情况)?属实${OPTIONAL_NO}`, ({ no }) => ({
    kind: 'stand-by',
    line: numberOf(no),
  })),
  rule('(?:减少|下降)?(?:的)?(?:原因|理由)(?:是|为|:)? ?(?<reason>.{2,40})', ({ reason }) => ({
    kind: 'reason',
    reason: reason ?? '',
  })),
  rule('(?:确实|实际|就|真)?(?:是)?(?:减少|核减)了? ?(?<value>\\d.{0,12})', ({ value }) => ({
    kind: 'fall',
    value: value ?? '',
  })),
  rule(`(?:是)?全县(?:数|的)${OPTIONAL_NO}`, ({ no }) => ({
    kind: 'county-or-part',
    line: numberOf(no),
    county: true,
  })),
  rule(`(?:是)?分项(?:数)?${OPTIONAL_NO}`, ({ no }) => ({
    kind: 'county-or-part',
    line: numberOf(no),
    county: false,
  })),
  rule('(?<choice>[1-9])', ({ choice }) => ({ kind: 'choice', choice: Number(choice) })),
  rule('(?:选)?(?<letter>[A-Ea-e])(?<no>\\d{1,2})?', ({ letter, no }) => ({
    kind: 'choice',
    choice: 'ABCDE'.indexOf((letter ?? '').toUpperCase()) + 1,
    ...(no === undefined ? {} : { line: Number(no) }),
  })),
  rule(`采纳${OPTIONAL_NO}`, ({ no }) => ({ kind: 'adopt', no: numberOf(no) })),
];

const TASK_STATES = {
  未启动: 'not-started',
  推进中: 'under-way',
  已启动: 'under-way',
  已完成: 'done',
  完成了: 'done',
} as const;

const WORK_RULES: readonly Rule<Command>[] = [
  rule(`已(?:经)?(?<how>解决|协调)(?:好|了)?${OPTIONAL_NO}`, ({ no, how }) => ({
    kind: 'close-blocker',
    no: numberOf(no),
    how: how === '解决' ? 'solved' : 'coordinated',
  })),
  rule(`困难${NO}已(?<how>解决|协调)(?:好|了)?`, ({ no, how }) => ({
    kind: 'close-blocker',
    no: numberOf(no),
    how: how === '解决' ? 'solved' : 'coordinated',
  })),
  rule(`(?:困难${NO} ?)?(?:请|由)(?<coordinator>[^,。!?:]{2,16}?)(?:负责|牵头)?协调`, (groups) => ({
    kind: 'assign-blocker',
    no: numberOf(groups['no']),
    coordinator: groups['coordinator'] ?? '',
  })),
  rule(`请(?<coordinator>[^,。!?:]{2,16}?)协调 ?(?:困难)?${NO}`, (groups) => ({
    kind: 'assign-blocker',
    no: numberOf(groups['no']),
    coordinator: groups['coordinator'] ?? '',
  })),
  rule(
    '(?:第|任务) ?(?<task>\\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?:号|项)?(?:任务)? ?(?<state>未启动|推进中|已启动|已完成|完成了)',
    ({ task, state }) => ({
      kind: 'task-state',
      taskNo: String(numberOf(task) ?? ''),
      state: TASK_STATES[state as keyof typeof TASK_STATES],
    }),
  ),
  rule('(?<subject>.{0,16}?)(?:的)?年初数(?:是|为|:)? ?(?<value>\\d.{0,16})', (groups) => ({
    kind: 'base',
    subject: groups['subject'] ?? '',
    value: groups['value'] ?? '',
  })),
  rule('年初数 ?(?<subject>[^\\d]{1,16}?) ?(?:是|为|:)? ?(?<value>\\d.{0,16})', (groups) => ({
    kind: 'base',
    subject: groups['subject'] ?? '',
    value: groups['value'] ?? '',
  })),
];

/** 依据, with the subject before or after it: 高企依据, 依据 高企. */
function asked(kind: 'evidence' | 'arithmetic', words: string): readonly Rule<Command>[] {
  const make = ({ subject }: Groups): Command => ({ kind, subject: (subject ?? '').trim() });
  return [
    rule(`(?<subject>[^?]{0,16}?)(?:的)? ?${words}\\??`, make),
    rule(`${words}[ :]+(?<subject>[^?]{1,16}?)(?:的)?\\??`, make),
  ];
}

const FILES = '(?:佐证|佐证材料|文件|附件|图片|照片|材料)';

const OTHER_RULES: readonly Rule<Command>[] = [
  rule(
    `(?:我要|我想|我来|怎么|如何)?(?:(?:上传|补传)(?:一下|个)?${FILES}?|传(?:一下|个)?${FILES})(?:的?链接)?\\??`,
    () => ({ kind: 'upload' }),
  ),
  ...asked('evidence', '(?:依据|出处)(?:是什么|呢)?'),
  ...asked('arithmetic', '(?:是)?怎么算(?:的|出来的)?'),
  rule(
    '(?:目前|现在|还|都|未解决)?(?:还)?(?:有)?(?:哪些|什么|多少)(?:未解决的?|没解决的?|待协调的?)?(?:困难|问题|困难问题|难题)(?:没解决|未解决|没有解决|待协调|要协调|需要协调)?(?:的)?\\??',
    () => ({ kind: 'blockers' }),
  ),
  rule(
    '(?:未解决的?|没解决的?|待协调的?)?(?:困难|困难问题|问题|难题)(?:和问题)?(?:还|都)?(?:有哪些|有什么|有多少|清单|列表|情况)(?:没解决|未解决)?\\??',
    () => ({ kind: 'blockers' }),
  ),
  rule('绑定管理员 ?(?<code>[A-Za-z0-9-]{4,32})', ({ code }) => ({
    kind: 'bind-admin',
    code: (code ?? '').toUpperCase(),
  })),
  rule('(?<verb>允许|开启|关闭|禁止)群内点名', ({ verb }) => ({
    kind: 'setting',
    setting: 'nameMissingInGroups',
    on: verb === '允许' || verb === '开启',
  })),
  rule('(?<verb>允许|开启|关闭|禁止)未绑定(?:人员|成员)?(?:查询|提问)', ({ verb }) => ({
    kind: 'setting',
    setting: 'unknownMayAsk',
    on: verb === '允许' || verb === '开启',
  })),
  rule('待确认(?:的)?(?:回执|列表|清单)?|有哪些待确认\\??', () => ({ kind: 'pending' })),
  rule('(?:平台|钉钉|本月|消息)?额度(?:情况|还剩多少|还有多少|用了多少)?\\??', () => ({
    kind: 'usage',
  })),
  rule('帮助|使用说明|help|[?]', () => ({ kind: 'help' })),
];

const RULES = [...RECEIPT_RULES, ...ANSWER_RULES, ...WORK_RULES, ...OTHER_RULES, ...BINDING_RULES];

/** A number that is none (十十): without it 撤销十十 would take back what nobody meant. */
function hasUnreadableNumber({ no, task, nos }: Groups): boolean {
  const written = [no, task, ...((nos ?? '').match(NUMBERS) ?? [])];
  return written.some((number) => number !== undefined && numberOf(number) === null);
}

/**
 * Reads a fixed phrase, before any understanding. The whole text must be one; a sentence that
 * merely holds such words is none.
 * @param text as given by `cleanText`
 */
export function readCommand(text: string): Command | null {
  if (text.length > MAX_COMMAND_LENGTH) return null;
  for (const { pattern, make } of RULES) {
    const match = pattern.exec(text);
    const groups = match?.groups ?? {};
    if (match !== null && !hasUnreadableNumber(groups)) return make(groups);
  }
  return null;
}
