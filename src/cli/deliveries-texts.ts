import { dateOf, minuteOfDay } from '../kernel/dates.js';
import type { DeliveryReport, DeliveryState } from '../store/outbox/read-deliveries.js';

const STATES: Readonly<Record<DeliveryState, string>> = {
  queued: '等待',
  sending: '发送中',
  sent: '已送达',
  refused: '未送达',
  unknown: '不能确定',
};

type Failure = DeliveryReport['failures'][number];

/** 2026-11-29 09:05 */
function timeText(instant: Date): string {
  const minutes = minuteOfDay(instant);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${dateOf(instant)} ${`${hour}`.padStart(2, '0')}:${`${minute}`.padStart(2, '0')}`;
}

function placeText({ channel, toGroup, toUser }: Failure): string {
  return toGroup === null ? `${channel} 个人 ${toUser ?? ''}` : `${channel} 群 ${toGroup}`;
}

/** What `zhanbao deliveries` says. */
export const deliveriesTexts = {
  nothing: '还没有经平台发送过消息。',
  counts: '发送情况：',
  count: ({ channel, state, count }: DeliveryReport['counts'][number]) =>
    `  ${channel}  ${STATES[state]}${count}条`,
  oldest: ({ channel, queuedAt, reason }: NonNullable<DeliveryReport['oldestWaiting']>) =>
    `等得最久的：${channel}，${timeText(queuedAt)}起${reason === null ? '' : `，${reason}`}`,
  brokenGroups: '发不到的群：',
  brokenGroup: ({ channel, groupId, reason, noticedAt }: DeliveryReport['brokenGroups'][number]) =>
    `  ${timeText(noticedAt)}起  ${channel} 群 ${groupId}：${reason}`,
  failures: (count: number) => `最近没有送达的${count}条：`,
  failure: (failure: Failure) => {
    const { closedAt, state, reason, attempts } = failure;
    const why = reason === null ? '' : `：${reason}`;
    return `  ${timeText(closedAt)}  ${placeText(failure)}  ${STATES[state]}（试${attempts}次）${why}`;
  },
  noFailures: '没有发送失败的消息。',
} as const;
