import { dateOf, minuteOfDay, type DateRange, type IsoDate } from '../../kernel/dates.js';
import { formatDate } from '../../plan/format-figure.js';
import { KIND_WORDS } from '../../digest/content/content-texts.js';
import type { DigestKind } from '../../digest/content/digest-content.js';

/** In chat they are called what they call themselves. */
export const PUBLICATION_WORDS = KIND_WORDS;

export function clockText(moment: Date): string {
  return minuteText(minuteOfDay(moment));
}

export function minuteText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** 第47周 of `2026-W47`, 10月 of `2026-10`, 上半年 of `2026-H1`. */
export function periodWords(key: string): string {
  const [, week] = /-W(\d{2})$/u.exec(key) ?? [];
  if (week !== undefined) return `第${Number(week)}周`;
  if (key.endsWith('-H1')) return '上半年';
  if (key.endsWith('-H2')) return '下半年';
  const [, , month, day] = /^(\d{4})-(\d{2})-?(\d{2})?$/u.exec(key) ?? [];
  return day === undefined ? `${Number(month)}月` : `${Number(month)}月${Number(day)}日节点`;
}

/** What the office reads before a digest goes out, and what it can say. */
export const previewTexts = {
  head: (kind: DigestKind, title: string, at: Date, groups: number) =>
    `【预览】《${title}》${PUBLICATION_WORDS[kind]}，${clockText(at)}将发到${groups}个工作群。`,
  headWithConsent: (kind: DigestKind, title: string, groups: number) =>
    `【预览】《${title}》${PUBLICATION_WORDS[kind]}，请确认后发送（${groups}个工作群）。`,
  foot: (needsConsent: boolean) =>
    needsConsent
      ? '回“发送”后发出；要加一段说明，回“修改说明：……”；不发回“跳过”。数字有误请更正台账，发出时按更正后的数。'
      : '不答复将按时发出。现在就发回“发送”；要加一段说明，回“修改说明：……”；不发回“跳过”。数字有误请更正台账，发出时按更正后的数。',
  onlyHere: (names: readonly string[]) => `仅专班办公室可见——${names.join('')}`,
  chase: (kind: DigestKind, title: string) =>
    `《${title}》${PUBLICATION_WORDS[kind]}还没有发出，正等您确认。发出回“发送”，不发回“跳过”。本期不再提醒。`,
  none: '现在没有待发的周报或通报。',
  which: '有几份待发，请写明是哪一份：',
  onlyOffice: '只有专班办公室可以发送、修改或跳过周报和通报。',
  sent: (kind: DigestKind, groups: number) =>
    `${PUBLICATION_WORDS[kind]}正在发往${groups}个工作群。`,
  noGroups: (kind: DigestKind) =>
    `还没有绑定工作群，${PUBLICATION_WORDS[kind]}无处可发。请先在工作群里绑定，再回“发送”。`,
  skipped: (kind: DigestKind) => `本期${PUBLICATION_WORDS[kind]}不发，变化会计入下一期。`,
  noted: '说明已改为：',
  noteHow: '请把说明写在一句话里，如“修改说明：下周一召开调度会”。清空说明回“修改说明：无”。',
  noteCleared: '说明已清空。',
  noteTooLong: '说明请控制在200字以内。',
} as const;

/** Said under the title of what goes out. */
export const noteTexts = {
  joined: (kind: DigestKind, keys: readonly string[], own: string) =>
    `本期合并${[...keys, own].map(periodWords).join('、')}（此前未发${PUBLICATION_WORDS[kind]}）。`,
  weekWithoutWork: (days: DateRange, today: IsoDate) =>
    `本期自${formatDate(days.from, today)}起，含放假的一周。`,
  late: (at: Date, day: IsoDate, today: IsoDate) =>
    `本期应于${formatDate(day, today)}${clockText(at)}发出，现补发。`,
  office: (note: string) => `专班办公室说明：${note}`,
} as const;

/** Said under a digest that was asked for in a group. */
export const givenTexts = (title: string, dueAt: Date): string =>
  `《${title}》${formatDate(dateOf(dueAt), dateOf(dueAt))}${clockText(dueAt)}的定时周报不再重复发到本群；届时需要新的一份，请再说“发本周周报”。`;

export const reminderTexts = {
  head: (unit: string, period: string) => `${unit}${period}还有以下事项未报：`,
  figure: (name: string, last: string | null) =>
    last === null ? `· ${name}：还没有报过` : `· ${name}：上次${last}`,
  task: (title: string) => `· ${title}：一句进展即可`,
  foot: '直接回复数字或进展即可；没有变化请点“本期无变化”。同一期只提醒这一次。',
  noChange: '本期无变化',
  later: '明天再提醒',
  noChangeDone: (units: readonly string[]) =>
    `已记录：${units.join('、')}本期无变化（零报告）。如有变化，直接报数即可。`,
  noChangeNothing: '目前没有等您报送的事项，不需要回复。',
  snoozed: (day: string) => `好的，${day}再提醒您一次。`,
  snoozeTooLate: (end: string) => `本期${end}截止，明天再提醒就来不及了，请在截止前回复。`,
  snoozeNothing: '目前没有可以延后的提醒。',
  second: (period: string, units: readonly string[]) =>
    `${period}仍未报送的单位：${units.join('、')}。提醒已发过一次，系统不再催报。`,
  secondHead: (unit: string, period: string) =>
    `${unit}${period}仍有事项未报，已提醒过联络员一次，请您知悉。系统不再催报。`,
} as const;

export const calendarTexts = {
  missing: (year: number) =>
    `${year}年的放假安排还没有导入。国务院公布后，请把放假和调休写成文本，用“zhanbao holidays import 文件”导入。导入以前按法定节假日和周末推算，春节、国庆两周不发提醒。`,
} as const;
