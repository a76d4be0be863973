import { randomBytes } from 'node:crypto';

import { TOLERANCE_MS } from '../../../src/channels/wecom/callback/callback-seal.js';
import { asId } from '../../../src/kernel/ids.js';
import type { MessageId } from '../../../src/kernel/ids.js';
import type { CallbackRequest } from '../../../src/message/callback-endpoint.js';
import type { Address } from '../../../src/message/outgoing.js';
import { encryptMessage, signatureOf } from '../../simulators/shared/callback-crypto.js';
import { toXml } from '../../simulators/wecom/wecom-xml.js';
import type {
  CallbackChange,
  CallbackDriver,
  ChannelDriver,
  SpeakingDriver,
} from '../channel-driver.js';
import { buttonOn, groupId, openStage, shownIn, userId } from './wecom-stage.js';
import type { Stage } from './wecom-stage.js';

const person: Address = { kind: 'person', userId };
const groupAddress: Address = { kind: 'group', groupId };
const BOT_ID = 'aibSample';

/** What all ways share; each adds its own. */
function base(
  stage: Stage,
): Omit<ChannelDriver, 'target' | 'limits' | 'refuseNextSend' | 'loseNextAnswer'> {
  return {
    channel: stage.channel,
    arrivals: stage.arrivals,
    log: stage.log,
    group: groupId,
    userId,
    webhook: null,
    speaking: null,
    callback: null,
    tokens: null,
    carriesFiles: true,
    shown: (to) => shownIn(stage, chatOf(to)),
    advance: (ms) => {
      stage.simulator.control.advance(ms);
    },
    close: () => stage.close(),
  };
}

const chatOf = (to: Address): string => (to.kind === 'group' ? to.groupId : to.userId);

const faults = (stage: Stage, match: string) => ({
  refuseNextSend: (errcode: number): void => {
    stage.simulator.control.faults.inject({ at: 'request', kind: 'errcode', errcode, match });
  },
  loseNextAnswer: (): void => {
    stage.simulator.control.faults.inject({ at: 'answer', kind: 'close', match });
  },
});

/** Members speak to the bot, over whichever of its lines. */
function botSpeaking(stage: Stage): SpeakingDriver {
  const { members } = stage.simulator.control;
  return {
    say: ({ text, where, quote }) => {
      const { msgId, heard, reason } = members.say({
        userId,
        text,
        ...(where === 'group' ? { chatId: groupId } : {}),
        ...(quote === undefined ? {} : { quote: { text: quote } }),
      });
      if (!heard) throw new Error(reason);
      return Promise.resolve(asId<MessageId>(msgId));
    },
    redeliver: (id) => {
      members.sendAgain(id);
      return Promise.resolve();
    },
    sayAsBot: (text) => {
      members.say({ userId: BOT_ID, text });
      return Promise.resolve();
    },
    press: (label) => {
      const button = buttonOn(stage, groupId, label);
      members.click({ userId, chatId: groupId, ...button });
      return Promise.resolve();
    },
  };
}

/** Group and person speak once, so that pushes are allowed; the suite does not see it. */
async function breakTheIce(stage: Stage): Promise<void> {
  const speaking = botSpeaking(stage);
  await speaking.say({ text: '开始', where: 'group' });
  await speaking.say({ text: '开始', where: 'private' });
  await stage.arrivals.at(1);
  stage.arrivals.all.length = 0;
}

export async function socketDriver(): Promise<ChannelDriver> {
  const stage = await openStage({ ways: ['socket'] });
  await breakTheIce(stage);
  return {
    ...base(stage),
    target: groupAddress,
    speaking: botSpeaking(stage),
    limits: { perMinute: 30, maxTextBytes: 20_480 },
    ...faults(stage, 'aibot_send_msg'),
  };
}

export async function botCallbackDriver(): Promise<ChannelDriver> {
  const stage = await openStage({ ways: ['bot-callback'] });
  const { token, aesKey } = stage.simulator.settings.bot;
  return {
    ...base(stage),
    target: person,
    speaking: { ...botSpeaking(stage), press: null },
    callback: callbackDriver(stage, {
      token,
      aesKey,
      receiveId: '',
      namesReceiver: false,
      plain: (text) => JSON.stringify(botMessage(text)),
      body: (encrypt) => JSON.stringify({ encrypt }),
    }),
    limits: { perMinute: 30, maxTextBytes: 20_480 },
    ...faults(stage, '/cgi-bin/aibot/response'),
  };
}

export async function appDriver(): Promise<ChannelDriver> {
  const stage = await openStage({ ways: ['app'] });
  const { control, settings } = stage.simulator;
  const { token, aesKey, corpId } = settings.app;
  const callback = callbackDriver(stage, {
    token,
    aesKey,
    receiveId: corpId,
    namesReceiver: true,
    plain: (text) => appMessage(corpId, userId, text),
    body: (encrypt) => toXml({ ToUserName: corpId, Encrypt: encrypt }),
  });
  const ids = new Map<string, string>();
  return {
    ...base(stage),
    group: null,
    target: person,
    shown: () => shownIn(stage, `app:${userId}`),
    speaking: {
      say: ({ text }) => {
        const msgId = control.app.say({ userId, text });
        ids.set(`app-${msgId}`, msgId);
        return Promise.resolve(asId<MessageId>(`app-${msgId}`));
      },
      redeliver: (id) => {
        control.app.sendAgain(ids.get(id) ?? '');
        return Promise.resolve();
      },
      sayAsBot: async (text) => {
        const encrypt = encryptMessage(aesKey, appMessage(corpId, corpId, text), corpId);
        await callback.endpoint.answer(
          signed(stage, token, encrypt, {}, toXml({ ToUserName: corpId, Encrypt: encrypt })),
        );
      },
      press: (label) => {
        control.app.click({ userId, ...buttonOn(stage, `app:${userId}`, label) });
        return Promise.resolve();
      },
    },
    callback,
    tokens: {
      expire: () => {
        control.expireTokens();
      },
      fetched: () => control.tokensFetched(),
      use: async (index) => stage.channel.directory?.lookUp(`nobody${index}`),
    },
    limits: { perMinute: 30, maxTextBytes: 2_048 },
    ...faults(stage, '/cgi-bin/message/send'),
  };
}

export async function webhookDriver(): Promise<ChannelDriver> {
  const stage = await openStage({ ways: ['webhook'] });
  return {
    ...base(stage),
    target: groupAddress,
    limits: { perMinute: 20, maxTextBytes: 4_096 },
    ...faults(stage, '/cgi-bin/webhook/send'),
  };
}

interface CallbackParts {
  readonly token: string;
  readonly aesKey: string;
  readonly receiveId: string;
  readonly namesReceiver: boolean;
  readonly plain: (text: string) => string;
  readonly body: (encrypt: string) => string;
}

function callbackDriver(stage: Stage, parts: CallbackParts): CallbackDriver {
  const [endpoint] = stage.channel.callbacks;
  if (!endpoint) throw new Error('no callback address');
  return {
    endpoint,
    toleranceMs: TOLERANCE_MS,
    namesReceiver: parts.namesReceiver,
    request: (change) => {
      const receiveId = change.receiveId ?? parts.receiveId;
      const encrypt = encryptMessage(parts.aesKey, parts.plain(change.text ?? '报送'), receiveId);
      return signed(stage, parts.token, encrypt, change, parts.body(encrypt));
    },
  };
}

// eslint-disable-next-line max-params -- the five parts of one request
function signed(
  stage: Stage,
  token: string,
  encrypt: string,
  { clockSkewMs = 0, signature: change = (right) => right }: CallbackChange,
  body: string,
): CallbackRequest {
  const seconds = Math.floor((stage.simulator.control.nowMs() + clockSkewMs) / 1_000);
  const nonce = randomBytes(6).toString('hex');
  const right = signatureOf(token, String(seconds), nonce, encrypt);
  const signature = encodeURIComponent(change(right));
  return {
    method: 'POST',
    rawQuery: `msg_signature=${signature}&timestamp=${seconds}&nonce=${nonce}`,
    headers: { 'content-type': 'text/plain' },
    body: Buffer.from(body),
  };
}

const botMessage = (text: string): object => ({
  msgid: `m${randomBytes(8).toString('hex')}`,
  aibotid: BOT_ID,
  chattype: 'single',
  from: { userid: userId },
  msgtype: 'text',
  text: { content: text },
});

const appMessage = (corpId: string, from: string, text: string): string =>
  toXml({
    ToUserName: corpId,
    FromUserName: from,
    CreateTime: 1_763_870_000,
    MsgType: 'text',
    Content: text,
    MsgId: randomBytes(6).readUIntBE(0, 6),
    AgentID: 1_000_002,
  });
