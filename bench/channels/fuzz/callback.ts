import { encryptMessage, signatureOf } from '../../../tests/simulators/shared/callback-crypto.js';
import { signCardCall, signWithSecret } from '../../../tests/simulators/dingtalk/signature.js';
import { toXml } from '../../../tests/simulators/wecom/wecom-xml.js';
import { cardSecret } from '../../../src/channels/dingtalk/cards/card-callback.js';

/** Made up; any others would do. */
export const SECRETS = {
  token: 'fuzzToken',
  botKey: 'BotSampleKeyBotSampleKeyBotSampleKeyBotSamp',
  appKey: 'AppSampleKeyAppSampleKeyAppSampleKeyAppSamp',
  corpId: 'wwSampleCorp',
  clientSecret: 'sample-app-secret',
};

/** A call of a callback path as it goes over the wire. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What is said in a call, before it is signed. */
export type Fields = Readonly<Record<string, unknown>>;

/** When and with what a call is signed; what is absent is right. */
export interface Seal {
  readonly atMs?: number;
  /** Not what the platform names as the receiver. */
  readonly receiveId?: string;
  /** What is sealed instead of the fields. */
  readonly plain?: string;
}

/** One callback path: its messages, and how the platform signs them. */
export interface Callback {
  readonly path: string;
  /** Whether the signature covers the body as well as the time. */
  readonly coversBody: boolean;
  /** The parameters or headers that hold the signature. */
  readonly signed: readonly string[];
  /** A genuine message with this mark, which its row bears as its id or as that of its sender. */
  fields(mark: string): Fields;
  /** The fields as the platform writes them. */
  write(fields: Fields): string;
  sign(fields: Fields, seal: Seal): Call;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const WECOM_SIGNED = ['msg_signature', 'timestamp', 'nonce'];

interface Sealed {
  readonly key: string;
  readonly receiveId: string;
  readonly nonce: string;
}

function encrypted(plain: string, { key, receiveId, nonce }: Sealed, atMs: number) {
  const encrypt = encryptMessage(key, plain, receiveId);
  const timestamp = String(Math.floor(atMs / 1000));
  const signature = signatureOf(SECRETS.token, timestamp, nonce, encrypt);
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce }).toString();
  return { encrypt, query };
}

let nonces = 0;
const nextNonce = (): string => {
  nonces += 1;
  return String(nonces);
};

const wecomBot: Callback = {
  path: '/callback/wecom/bot',
  coversBody: true,
  signed: WECOM_SIGNED,
  fields: (mark) => ({
    msgid: mark,
    aibotid: 'aibSample',
    chattype: 'single',
    from: { userid: 'person1' },
    create_time: Math.floor(Date.now() / 1000),
    msgtype: 'text',
    text: { content: '高企58家' },
    quote: { msgtype: 'text', text: { content: '请核对' } },
  }),
  write: (fields) => JSON.stringify(fields),
  sign: (fields, { atMs = Date.now(), receiveId = '', plain = JSON.stringify(fields) }) => {
    const seal = { key: SECRETS.botKey, receiveId, nonce: nextNonce() };
    const { encrypt, query } = encrypted(plain, seal, atMs);
    const body = Buffer.from(JSON.stringify({ encrypt }));
    return { method: 'POST', path: wecomBot.path, query, headers: JSON_TYPE, body };
  },
};

const wecomApp: Callback = {
  path: '/callback/wecom/app',
  coversBody: true,
  signed: WECOM_SIGNED,
  fields: (mark) => ({
    ToUserName: SECRETS.corpId,
    FromUserName: 'person1',
    CreateTime: Math.floor(Date.now() / 1000),
    MsgType: 'text',
    Content: '高企58家',
    MsgId: mark,
    AgentID: 1_000_002,
  }),
  write: (fields) => {
    const texts = Object.entries(fields).map(([name, value]): [string, string | number] => [
      name,
      typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value),
    ]);
    return toXml(Object.fromEntries(texts));
  },
  sign: (fields, given) => {
    const { atMs = Date.now(), receiveId = SECRETS.corpId } = given;
    const { plain = wecomApp.write(fields) } = given;
    const seal = { key: SECRETS.appKey, receiveId, nonce: nextNonce() };
    const { encrypt, query } = encrypted(plain, seal, atMs);
    const body = Buffer.from(toXml({ ToUserName: SECRETS.corpId, Encrypt: encrypt, AgentID: '1' }));
    const headers = { 'content-type': 'text/xml' };
    return { method: 'POST', path: wecomApp.path, query, headers, body };
  },
};

const dingtalkRobot: Callback = {
  path: '/callback/dingtalk/robot',
  coversBody: false,
  signed: ['timestamp', 'sign'],
  fields: (mark) => ({
    conversationId: 'cidFuzz==',
    conversationType: '2',
    conversationTitle: '工作群',
    msgId: mark,
    msgtype: 'text',
    senderId: '$:LWCP_v1:$person1',
    senderStaffId: 'person1',
    senderNick: '联络员',
    robotCode: 'dingsampleappkey',
    createAt: Date.now(),
    sessionWebhook: 'http://127.0.0.1:9/session',
    sessionWebhookExpiredTime: Date.now() + 60_000,
    text: { content: ' 高企58家', isReplyMsg: true, repliedMsg: { msgId: 'm', msgType: 'text' } },
  }),
  write: (fields) => JSON.stringify(fields),
  sign: (fields, { atMs = Date.now(), plain = JSON.stringify(fields) }) => {
    const timestamp = String(atMs);
    const sign = signWithSecret(timestamp, SECRETS.clientSecret);
    const headers = { ...JSON_TYPE, timestamp, sign };
    return {
      method: 'POST',
      path: dingtalkRobot.path,
      query: '',
      headers,
      body: Buffer.from(plain),
    };
  },
};

const dingtalkCard: Callback = {
  path: '/callback/dingtalk/card',
  coversBody: false,
  signed: ['x-ddpaas-signature-timestamp', 'x-ddpaas-signature'],
  fields: (mark) => ({
    type: 'actionCallback',
    outTrackId: 'fuzz.0.p',
    userId: mark,
    corpId: 'dingSampleCorp',
    content: JSON.stringify({
      cardPrivateData: { actionIds: ['确认'], params: { text: '确认' } },
    }),
  }),
  write: (fields) => JSON.stringify(fields),
  sign: (fields, { atMs = Date.now(), plain = JSON.stringify(fields) }) => {
    const timestamp = String(atMs);
    const signature = signCardCall(timestamp, cardSecret(SECRETS.clientSecret));
    const headers = {
      ...JSON_TYPE,
      'x-ddpaas-signature-timestamp': timestamp,
      'x-ddpaas-signature': signature,
    };
    return {
      method: 'POST',
      path: dingtalkCard.path,
      query: '',
      headers,
      body: Buffer.from(plain),
    };
  },
};

export const callbacks: readonly Callback[] = [wecomBot, wecomApp, dingtalkRobot, dingtalkCard];
