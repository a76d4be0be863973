import type { DingtalkControl } from '../../tests/simulators/dingtalk/control/dingtalk-control.js';
import { startDingtalkSimulator } from '../../tests/simulators/dingtalk/start-dingtalk-simulator.js';
import type { LogEntry } from '../../tests/simulators/shared/arrival-log.js';
import type { WecomControl } from '../../tests/simulators/wecom/control/wecom-control.js';
import { startWecomSimulator } from '../../tests/simulators/wecom/start-wecom-simulator.js';
import type { Crowd } from './found-office.js';

const MINUTE_MS = 60_000;
const FRAME = /, frame (\S+)$/;

type Controls = WecomControl | DingtalkControl;
type Shared = 'faults' | 'log' | 'screens' | 'nowMs' | 'cutConnections' | 'releaseHeld';

/** A simulated platform with a crowd on it, whichever it is. */
export interface ChatPlatform {
  readonly channel: 'wecom' | 'dingtalk';
  readonly title: string;
  /** The product's variables for it. */
  readonly env: Readonly<Record<string, string>>;
  readonly control: Pick<Controls, Shared>;
  /** Somebody speaks in a group; answers the message's id. */
  say(speaker: { readonly userId: string; readonly chatId: string }, text: string): string;
  /** The same message comes once more. */
  sayAgain(messageId: string): void;
  /** What the simulator calls the handing over of a message, for faults. */
  readonly push: string;
  /** The id of the message that a body of the log carries. */
  idIn(body: unknown): string | null;
  /** The ids of messages that the product acknowledged; `null` where the platform asks for nothing. */
  acknowledged(): ReadonlySet<string> | null;
  /** Resolves once the product is connected, by a connection that is not this one. */
  connected(otherThan?: number): Promise<number>;
  /** How many connections stand. */
  connections(): number;
  /** For how long an answer is still taken under the message, by the platform's rules. */
  readonly answerLimitMs: number;
  readonly answerLimit: string;
  stop(): Promise<void>;
}

const member = (userId: string) => ({ userId, name: userId, departments: [1] });
const idField = (name: string) => (body: unknown) => {
  const id = (body as Readonly<Record<string, unknown>> | null)?.[name];
  return typeof id === 'string' ? id : null;
};

export async function openWecom({ userIds, groupIds }: Crowd): Promise<ChatPlatform> {
  const simulator = await startWecomSimulator({
    members: userIds.map((id) => ({ ...member(id), position: '', visible: true })),
    groups: groupIds.map((chatId) => ({ chatId, name: chatId, userIds, hasBot: true })),
  });
  const { control, env } = simulator;
  return {
    channel: 'wecom',
    title: 'WeCom socket',
    env,
    control,
    say: (speaker, text) => control.members.say({ ...speaker, text }).msgId,
    sayAgain: (id) => {
      control.members.sendAgain(id);
    },
    push: 'aibot_msg_callback',
    idIn: idField('msgid'),
    acknowledged: () => null,
    connected: (otherThan) => control.subscribed(otherThan),
    connections: () => control.connections().length,
    answerLimitMs: 6 * MINUTE_MS,
    answerLimit: '6 min, a stream',
    stop: () => simulator.stop(),
  };
}

export async function openDingtalk({ userIds, groupIds }: Crowd): Promise<ChatPlatform> {
  const simulator = await startDingtalkSimulator({
    members: userIds.map((id) => ({
      ...member(id),
      unionId: `union-${id}`,
      dingtalkId: `$:LWCP_v1:$${id}`,
      leads: [],
      title: '',
      managerUserId: '',
      isAdmin: false,
      visible: true,
      inCorp: true,
    })),
    groups: groupIds.map((chatId) => ({
      chatId,
      name: chatId,
      userIds,
      hasBot: true,
      disbanded: false,
    })),
    // A month's share is for a month, not for one storm.
    limits: { apiCallsPerMonth: 1_000_000, pushesPerMonth: 1_000_000 },
  });
  const { control, env, settings } = simulator;
  return {
    channel: 'dingtalk',
    title: 'DingTalk Stream',
    env,
    control,
    say: (speaker, text) => control.members.say({ ...speaker, text }).msgId,
    sayAgain: (id) => {
      control.members.sendAgain(id);
    },
    push: '/v1.0/im/bot/messages/get',
    idIn: idField('msgId'),
    acknowledged: () => acknowledgedIn(control.log.entries()),
    connected: (otherThan) => control.connected(otherThan),
    connections: () => control.connections().length,
    answerLimitMs: settings.sessionLifeMs,
    answerLimit: '90 min, the session',
    stop: () => simulator.stop(),
  };
}

/** Each delivery is a frame of its own; its answer names it. */
function acknowledgedIn(entries: readonly LogEntry[]): ReadonlySet<string> {
  const frameOf = idField('messageId');
  const answered = new Set(
    entries
      .filter(({ direction, errcode }) => direction === 'from-bot' && errcode === 0)
      .map(({ body }) => frameOf(body)),
  );
  const taken = entries.filter(({ direction, note }) => {
    const frame = FRAME.exec(note)?.[1];
    return direction === 'to-bot' && frame !== undefined && answered.has(frame);
  });
  return new Set(taken.flatMap(({ body }) => idField('msgId')(body) ?? []));
}
