import { createHmac, randomUUID } from 'node:crypto';

import { asId } from '../../../src/kernel/ids.js';
import type { GroupId, MessageId } from '../../../src/kernel/ids.js';
import type { Address, GroupWebhook } from '../../../src/message/outgoing.js';
import { sampleMembers } from '../../simulators/dingtalk/office.js';
import type { Shown } from '../../simulators/shared/screens.js';
import type {
  CallbackChange,
  CallbackDriver,
  ChannelDriver,
  ShownMessage,
  SpeakingDriver,
} from '../channel-driver.js';
import { group, openOffice } from './dingtalk-harness.js';
import type { Office } from './dingtalk-harness.js';

const userId = 'jia';
/** The robot as one who speaks, so that it can be made to hear itself. */
const robotAsMember = 'robot';

interface DriverOptions {
  readonly mode: 'stream' | 'http';
  /** Pushes go to a group without the robot, which has a custom robot. */
  readonly byWebhook?: boolean;
}

/** DingTalk behind the suite that all channels share. */
export async function dingtalkDriver({
  mode,
  byWebhook = false,
}: DriverOptions): Promise<ChannelDriver> {
  const lonelyGroup = 'cidSampleGroup2==';
  const webhookRobot = { token: 'lonely', chatId: lonelyGroup, secret: 'SEClonely' };
  const office = await openOffice({
    simulator: {
      app: { mode },
      members: [
        ...sampleMembers,
        { ...sampleMembers[0]!, userId: robotAsMember, dingtalkId: '$:LWCP_v1:$sampleRobot' },
      ],
      webhooks: [{ ...webhookRobot, keywords: [], allowedIps: null, enabled: true }],
    },
    // Without cards where only custom robots speak.
    ...(byWebhook ? { config: { cardTemplateId: null } } : {}),
  });
  const { simulator, channel, arrivals, log } = office;
  const { control } = simulator;
  const webhook: GroupWebhook = {
    address: `${simulator.urls.oapi}/robot/send?access_token=${webhookRobot.token}`,
    secret: webhookRobot.secret,
  };
  const sendPath = byWebhook ? '/robot/send' : 'groupMessages/send';
  return {
    channel,
    arrivals,
    log,
    group: asId<GroupId>(group),
    userId,
    target: { kind: 'group', groupId: asId<GroupId>(byWebhook ? lonelyGroup : group) },
    webhook: byWebhook ? webhook : null,
    speaking: speakingDriver(office),
    callback: mode === 'http' ? callbackDriver(office) : null,
    tokens: {
      expire: () => {
        control.expireTokens();
      },
      fetched: () => control.tokensFetched(),
      use: (index) => channel.directory!.lookUp(`nobody${index}`),
    },
    limits: { perMinute: 20, maxTextBytes: 15_000 },
    carriesFiles: !byWebhook,
    shown: (to) => shownIn(office, to),
    refuseNextSend: (code) => {
      control.faults.inject({ at: 'request', kind: 'errcode', match: sendPath, errcode: code });
    },
    loseNextAnswer: () => {
      control.faults.inject({ at: 'answer', kind: 'close', match: sendPath });
    },
    advance: (ms) => {
      control.advance(ms);
    },
    close: () => office.close(),
  };
}

function shownIn({ simulator }: Office, to: Address): readonly ShownMessage[] {
  const chat = to.kind === 'group' ? to.groupId : to.userId;
  return simulator.control.screens
    .of(chat)
    .filter(({ by }) => by === 'bot' || by === 'webhook')
    .map((shown) => ({
      text: shown.text,
      mentions: shown.mentions,
      files: shown.files.map(({ name, bytes }) => ({ name, content: bytes })),
      buttons: buttonsOf(shown).map(({ label }) => label),
    }));
}

interface ShownButton {
  readonly outTrackId: string;
  readonly actionId: string;
  readonly label: string;
  readonly text: string;
}

/** As the template of the guide shows them: those with a label. */
export function buttonsOf({ kind, card }: Shown): readonly ShownButton[] {
  if (kind !== 'card' || card === null) return [];
  const { outTrackId, params } = card as { outTrackId: string; params: Record<string, string> };
  return [1, 2, 3, 4, 5, 6].flatMap((number) => {
    const actionId = `button${number}`;
    const label = params[actionId] ?? '';
    const text = params[`text${number}`] ?? '';
    return label === '' ? [] : [{ outTrackId, actionId, label, text }];
  });
}

function speakingDriver({ simulator, arrivals }: Office): SpeakingDriver {
  const { members, screens, log } = simulator.control;
  const answered = (): number =>
    log.entries(({ direction, via }) => direction === 'from-bot' && isDelivery(via)).length;
  /** Resolves when the bot has answered one more delivery. */
  const delivered = async (deliver: () => void): Promise<void> => {
    const before = answered();
    deliver();
    await log.waitFor(() => answered() > before);
  };
  return {
    say: async ({ text, where, quote }) => {
      let said: string | null = null;
      await delivered(() => {
        said = members.say({
          userId,
          text,
          ...(where === 'group' ? { chatId: group } : {}),
          ...(quote === undefined ? {} : { quote: { text: quote } }),
        }).msgId;
      });
      return asId<MessageId>(said!);
    },
    redeliver: (id) =>
      delivered(() => {
        members.sendAgain(id);
      }),
    sayAsBot: (text) =>
      delivered(() => {
        members.say({ userId: robotAsMember, text });
      }),
    press: async (label) => {
      const before = arrivals.all.length;
      const button = screens
        .of(group)
        .flatMap(buttonsOf)
        .find((one) => one.label === label)!;
      const { outTrackId, actionId, text } = button;
      simulator.control.click({ userId, outTrackId, actionId, params: { text } });
      await arrivals.at(before);
    },
  };
}

const isDelivery = (via: string): boolean => via === 'stream' || via === 'robot-callback';

function callbackDriver({ channel, simulator, config }: Office): CallbackDriver {
  return {
    endpoint: channel.callbacks.find(({ path }) => path === '/callback/dingtalk/robot')!,
    toleranceMs: 3_600_000,
    namesReceiver: false,
    request: ({ text = '进展', clockSkewMs = 0, signature = (right) => right }: CallbackChange) => {
      const nowMs = simulator.control.nowMs();
      const timestamp = String(nowMs + clockSkewMs);
      const { clientSecret: secret } = config;
      const right = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
      return {
        method: 'POST',
        rawQuery: '',
        headers: { timestamp, sign: signature(right), 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify(robotMessage(text, nowMs))),
      };
    },
  };
}

function robotMessage(text: string, nowMs: number): object {
  return {
    conversationId: 'cidPrivate==',
    conversationType: '1',
    msgId: randomUUID(),
    msgtype: 'text',
    text: { content: text },
    senderId: '$:LWCP_v1:$jia',
    senderStaffId: userId,
    senderNick: '甲局联络员',
    createAt: nowMs,
  };
}
