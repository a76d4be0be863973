import type { ReminderRhythm } from '../../digest/schedule/plan-schedule.js';
import type { DigestKind } from '../../digest/content/digest-content.js';
import { rule, type Groups, type Rule } from '../command-rule.js';
import { smallNumber } from '../../kernel/small-number.js';

/** What people say to digests, bulletins and reminders, and how the office sets their times. */
export type PeriodicCommand =
  | ({ readonly kind: 'send-now' } & WaitingName)
  | ({ readonly kind: 'skip' } & WaitingName)
  /** `null`: how is it done; empty: no note any more. */
  | ({ readonly kind: 'note'; readonly note: string | null } & WaitingName)
  | { readonly kind: 'no-change' }
  | { readonly kind: 'later' }
  | { readonly kind: 'show-schedule' }
  | { readonly kind: 'set-schedule'; readonly change: ScheduleChange };

/** Which of those that wait is meant; `null` as far as it is not said. */
export interface WaitingName {
  readonly title: string | null;
  readonly publication: DigestKind | null;
}

export type ScheduleChange =
  | { readonly what: 'weekly-on' | 'bulletin-on'; readonly on: boolean }
  | {
      readonly what: 'weekly-time';
      readonly weekday: number | null;
      readonly minute: number | null;
    }
  | { readonly what: 'weekly-consent' | 'bulletin-consent'; readonly on: boolean }
  | { readonly what: 'rhythm'; readonly rhythm: ReminderRhythm }
  | { readonly what: 'second'; readonly second: 'off' | 'head' | 'office' };

const TITLE = '(?:《(?<title>[^》]{1,60})》(?:的)?)?';
const DIGEST = '(?:本周|这周|本期|本月)?(?<name>周报|通报|半年总结|总结)?';
const PUBLICATIONS: Readonly<Record<string, DigestKind>> = {
  周报: 'weekly',
  通报: 'bulletin',
  半年总结: 'half-year',
  总结: 'half-year',
};
const WEEKDAYS = '一二三四五';
const HALF_DAY = 12;

function meant({ title, name }: Groups): WaitingName {
  return { title: title ?? null, publication: PUBLICATIONS[name ?? ''] ?? null };
}

function noteOf(note: string | undefined): string | null {
  const said = (note ?? '').replace(/^[ :,，：]+/u, '').trim();
  if (said === '') return null;
  return /^(?:无|没有|清空|删除|取消)$/u.test(said) ? '' : said;
}

/** 下午4点半, 16:00, 上午十点. */
function minuteOf({ half, hour, minute }: Groups): number | null {
  if (hour === undefined) return null;
  const number = smallNumber(hour);
  if (number === null) return null;
  const isAfternoon = half === '下午' && number < HALF_DAY;
  const past = minute === '半' ? 30 : minute === undefined ? 0 : (smallNumber(minute) ?? 0);
  return (number + (isAfternoon ? HALF_DAY : 0)) * 60 + past;
}

const TIME =
  '(?:(?<half>上午|下午)? ?(?<hour>\\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?:点|时|:)(?:钟|整)?(?<minute>半|\\d{1,2})?分?)?';
const CHANGE_TO = '(?:时间)?(?:改|调整?|定|设)(?:成|为|到|在)? ?';

const RHYTHMS: readonly (readonly [string, ReminderRhythm])[] = [
  ['每周|按周', 'weekly'],
  ['每月|按月', 'monthly'],
  ['(?:按|到)?(?:时间)?节点', 'milestones'],
];

const RULES: readonly Rule<PeriodicCommand>[] = [
  rule(`(?:现在|马上|立即|确认|可以)?(?:发送|发出|发吧|发布)${TITLE}${DIGEST}`, (groups) => ({
    kind: 'send-now',
    ...meant(groups),
  })),
  rule(`(?:跳过|不发|不用发|先不发)${TITLE}${DIGEST}(?:了)?`, (groups) => ({
    kind: 'skip',
    ...meant(groups),
  })),
  rule(`${TITLE}${DIGEST}(?:修改|加|添加|补充|更改)说明(?:[ :,，：](?<note>.+))?`, (groups) => ({
    kind: 'note',
    ...meant(groups),
    note: noteOf(groups['note']),
  })),
  rule('本期无变化', () => ({ kind: 'no-change' })),
  rule('(?:请)?(?:明天|晚点|过后|稍后|回头)再?提醒(?:我)?', () => ({ kind: 'later' })),
  rule(
    '(?:周报|提醒|推送|通报)(?:和提醒)?(?:的)?(?:设置|安排|时间)(?:是什么|是怎样的)?\\??',
    () => ({
      kind: 'show-schedule',
    }),
  ),
  ...onOff('周报', 'weekly-on'),
  ...onOff('(?:月度)?通报', 'bulletin-on'),
  ...consent('周报', 'weekly-consent'),
  ...consent('(?:月度)?通报', 'bulletin-consent'),
  rule(
    `周报${CHANGE_TO}(?:每)?(?:周|星期)(?<day>[${WEEKDAYS}])(?:的)? ?${TIME}(?:发|发送|推送)?`,
    (groups) => ({
      kind: 'set-schedule',
      change: {
        what: 'weekly-time',
        weekday: WEEKDAYS.indexOf(groups['day'] ?? '') + 1,
        minute: minuteOf(groups),
      },
    }),
  ),
  rule(
    `周报${CHANGE_TO}(?:每)?(?:周(?:的)?)?最后(?:一个)?工作日(?:的)? ?${TIME}(?:发|发送|推送)?`,
    (groups) => ({
      kind: 'set-schedule',
      change: { what: 'weekly-time', weekday: null, minute: minuteOf(groups) },
    }),
  ),
  ...RHYTHMS.map(([words, rhythm]) =>
    rule<PeriodicCommand>(
      `提醒${CHANGE_TO}(?:${words})(?:一次|提醒)?|(?:${words})提醒(?:一次)?`,
      () => ({
        kind: 'set-schedule',
        change: { what: 'rhythm', rhythm },
      }),
    ),
  ),
  rule('(?:关闭|停止|暂停|不要|取消)(?:报送)?提醒', () => ({
    kind: 'set-schedule',
    change: { what: 'rhythm', rhythm: 'off' },
  })),
  rule('(?:开启|恢复|打开)(?:报送)?提醒', () => ({
    kind: 'set-schedule',
    change: { what: 'rhythm', rhythm: 'weekly' },
  })),
  rule(
    '(?<verb>开启|关闭)二次提醒(?:[ :,]*(?:发|提醒|告知)?(?:给|到)?(?<who>单位负责人|负责人|专班办公室|专班))?',
    ({ verb, who }) => ({
      kind: 'set-schedule',
      change: {
        what: 'second',
        second: verb === '关闭' ? 'off' : (who ?? '').endsWith('负责人') ? 'head' : 'office',
      },
    }),
  ),
];

function onOff(name: string, what: 'weekly-on' | 'bulletin-on'): readonly Rule<PeriodicCommand>[] {
  return [
    rule(`(?<verb>暂停|停发|关闭|恢复|开启)(?:自动)?(?:发送|推送)?${name}`, ({ verb }) => ({
      kind: 'set-schedule',
      change: { what, on: verb === '恢复' || verb === '开启' },
    })),
  ];
}

function consent(
  name: string,
  what: 'weekly-consent' | 'bulletin-consent',
): readonly Rule<PeriodicCommand>[] {
  return [
    rule(`${name}(?:改为|要|需要?)?(?:经)?确认后(?:再)?(?:发送|发)`, () => ({
      kind: 'set-schedule',
      change: { what, on: true },
    })),
    rule(`${name}(?:改为)?(?:自动|直接|按时)(?:发送|发)`, () => ({
      kind: 'set-schedule',
      change: { what, on: false },
    })),
  ];
}

/**
 * Reads a fixed phrase about digests and reminders; the whole text must be one. A note may be too long: who
 * wrote it is told so.
 * @param text as given by `cleanText`
 */
export function readPeriodicCommand(text: string): PeriodicCommand | null {
  for (const { pattern, make } of RULES) {
    const match = pattern.exec(text);
    if (match !== null) return make(match.groups ?? {});
  }
  return null;
}
