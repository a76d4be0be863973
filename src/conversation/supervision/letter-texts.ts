import { formatDate } from '../../plan/format-figure.js';
import type { IsoDate } from '../../kernel/dates.js';
import type { SupervisionCounts, SupervisionState } from '../../ledger/supervision.js';

export const STATE_WORDS: Readonly<Record<SupervisionState, string>> = {
  issued: '未签收',
  received: '已签收，未回复',
  replied: '已回复，待办结',
  returned: '已退回，待重新回复',
  closed: '已办结',
  withdrawn: '已撤回',
};

/** Parts that several messages share. */
export const letterTexts = {
  gone: '原方案事项',
  overLimit: '超过控制数',
  nearLimit: '接近控制数',
  oneOffOpen: '临近期限尚未完成',
  unreported: '尚未报数',
  target: (target: string) => `目标${target}`,
  completion: (share: string) => `完成${share}`,
  matter: (name: string, plan: string) => `事项：${name}（《${plan}》）`,
  standing: (words: string) => `进度：${words}`,
  demand: (words: string) => `要求：${words}`,
} as const;

export const draftTexts = {
  onlyOffice: '督办单只由专班办公室发出。',
  privately: '督办请私聊我办理，群里不发督办单。',
  how: '请写成“督办 高企 7月31日前 要求：……”的样子；要指定单位，写在指标后面；任务写“任务3”。',
  noSubject: (words: string) =>
    words === '' ? '没有写明督办哪项指标或任务。' : `没有看出“${words}”是哪项指标、任务或单位。`,
  inPlan: (name: string, plan: string) => `《${plan}》${name}`,
  whichMatter: (names: readonly string[], example: string) =>
    [
      '督办哪一项？这几项都可以这样叫：',
      ...names.map((name) => `· ${name}`),
      `请写明方案，如“${example}”。`,
    ].join('\n'),
  severalSubjects: '一张督办单只督办一项，请分开写。',
  severalUnits: '一张督办单只送一个单位，请分开写。',
  noUnit: (name: string) => `${name}还没有明确数源单位，请写明送哪个单位。`,
  noDeadline: (name: string) => `请写明办理期限，如“督办 ${name} 7月31日前”。`,
  badDeadline: (words: string) =>
    `“${words}”已经过了，或不是看得懂的日期。请写一个今后的日期，如“7月31日前”。`,
  tooSoon: (first: string) => `期限太紧：请至少留到下一个工作日（${first}）。`,
  tooLong: '要求请控制在300字以内，更多内容请作附件另送。',
  isDone: (name: string) => `${name}已经完成，不用督办。`,
  isOpen: (name: string, unit: string, letter: string) =>
    `${name}已有${letter}（送${unit}）在办，不重复发。`,
  head: (letter: string) => `【${letter}】尚未发出，请核对：`,
  to: (unit: string, liaisons: number) =>
    liaisons === 0
      ? `送：${unit}（还没有绑定联络员，绑定后自动送达；也可打印送达）`
      : `送：${unit}（联络员${liaisons}人，私下送达）`,
  until: (day: string, isWorkday: boolean) => `期限：${day}${isWorkday ? '' : '（当天休息）'}`,
  foot: '发出回“确认督办”，不发回“取消督办”，30分钟内有效。公文编号由专班办公室另编，这里只是流水号。',
  noneWaiting: '没有等您确认的督办单。要督办，',
  cancelled: '已取消，没有发出。',
  sayConfirm: '督办单要回“确认督办”才发出；不发回“取消督办”。',
  issued: (letter: string, unit: string) => `${letter}已发出，送${unit}。`,
  toldLater: '现在不在工作时间，下一个工作日上班后送达联络员。',
  noLiaison: '该单位还没有绑定联络员，请打印送达；绑定后自动送达。',
  print: '附打印件，请签发、编号后送达。',
  fileName: (letter: string, unit: string) => `${letter}（${unit}）.docx`,
  defaultMatter: (name: string) => `${name}进展滞后，请查明原因，采取措施，加快推进。`,
} as const;

/** What the unit hears. */
export const unitTexts = {
  head: (letter: string, unit: string) => `【${letter}】${unit}：`,
  until: (day: string) => `请于${day}前回复办理情况；确有困难的，请写明原因和需要协调的事项。`,
  how: (short: string) => `签收回“收到${short}”，回复写“${short}回复：……”。`,
  returned: (letter: string, reason: string | null) =>
    `${letter}的回复被退回${reason === null ? '' : `：${reason}`}`,
  again: (short: string, day: string) => `请于${day}前重新回复：“${short}回复：……”。`,
  extended: (letter: string, day: string) => `${letter}的期限延至${day}。`,
  closed: (letter: string) => `${letter}已办结，不用再回复。`,
  withdrawn: (letter: string) => `${letter}已撤回，不用办理。`,
  overdue: (letter: string, name: string, day: string, short: string) =>
    `${letter}（${name}）的期限${day}已过，还没有收到回复。请回复“${short}回复：……”；有困难的请写明。本期限只提醒这一次。`,
  reply: (short: string) => `回复${short}`,
} as const;

/** What the office hears. */
export const officeTexts = {
  replied: (letter: string, unit: string, words: string) => `${unit}回复${letter}：${words}`,
  overdue: (letter: string, unit: string, name: string, day: string) =>
    `${letter}（${unit}，${name}）的期限${day}已过，还没有收到回复。本期限只告知这一次。`,
  proposalHead: (title: string) => `《${title}》以下指标持续亮红灯，是否督办请专班办公室决定：`,
  proposal: (line: {
    readonly name: string;
    readonly since: string;
    readonly standing: string;
    readonly unit: string | null;
  }) =>
    `· ${line.name}：自${line.since}的数据起亮红灯，${line.standing}；数源单位${line.unit ?? '未明确'}`,
  proposalFoot: (example: string) =>
    `要督办，回“${example}”（期限可改，可加“要求：……”），核对后再发出。不办理不用回复，同一轮红灯只提示这一次。`,
  proposalButton: (name: string) => `督办${name}`,
} as const;

export const actTexts = {
  none: '没有可以这样办理的督办单。',
  noSuch: (name: string) => `没有${name}，或不由您办理。`,
  noNumber: (words: string) => `没有“${words}”这个编号。`,
  which: '有几张督办单，请写明编号：',
  onlyUnit: (unit: string) => `这张督办单送${unit}，由该单位签收和回复。`,
  onlyOffice: '办结、退回、延期和撤回由专班办公室决定。',
  isAlready: (letter: string, state: SupervisionState) =>
    `${letter}${STATE_WORDS[state]}，不能再这样办理。`,
  received: (letter: string, day: string, short: string) =>
    `${letter}已签收。请于${day}前回复：“${short}回复：……”。`,
  replyHow: (short: string) =>
    `请把办理情况写在一句话里，如“${short}回复：已协调土地指标，9月底前完成”。`,
  tooLong: '请控制在500字以内，更多内容可以作附件发来。',
  replied: (letter: string) => `${letter}的回复已记录，并转给专班办公室。`,
  closed: (letter: string) => `${letter}已办结。`,
  returnHow: (short: string) => `请写明理由，如“${short}退回：没有写明完成时限”。`,
  returned: (letter: string) => `${letter}已退回，请该单位重新回复。`,
  returnedLate: (short: string) => `原期限已过，需要的话请回“${short}延期到……”。`,
  extendHow: (short: string) => `请写明新的期限，如“${short}延期到8月15日”。`,
  notLater: (day: string) => `延期要晚于原期限${day}。`,
  extended: (letter: string, day: string) => `${letter}的期限延至${day}。`,
  withdrawn: (letter: string) => `${letter}已撤回。`,
} as const;

export const listTexts = {
  counts: ({ open, overdue }: SupervisionCounts) =>
    open === 0 ? '目前没有在办的督办单。' : `在办督办单${open}件，其中逾期${overdue}件。`,
  details: '详情请私聊我查看。',
  done: (count: number) => `已办结${count}件，查看回“督办”加编号。`,
  left: (days: number) => (days === 0 ? '今天到期' : `还有${days}天`),
  late: (days: number) => `逾期${days}天`,
  deadline: (day: IsoDate, beside: IsoDate) => `期限${formatDate(day, beside)}`,
  entry: (seq: number) => `台账第${seq}号`,
} as const;
