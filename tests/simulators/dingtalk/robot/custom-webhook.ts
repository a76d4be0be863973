import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { SlidingLimit } from '../../shared/sliding-limit.js';
import { webhookJson } from '../check-body.js';
import { oldCodes, OldRefusal } from '../refusal.js';
import type { WebhookSettings } from '../settings.js';
import { signWithSecret, skewMaxMs } from '../signature.js';
import type { World } from '../world.js';
import { readRobotMessage } from './message-shapes.js';

const minuteMs = 60_000;
const limit = [{ max: 20, windowMs: minuteMs }];
const banMs = 10 * minuteMs;
/** The simulator only listens here; a list without it lets nobody in. */
const callerIp = '127.0.0.1';

/** The webhook robot of one group (B6). */
export class CustomWebhook {
  readonly #limit = new SlidingLimit(limit);
  readonly #bannedUntilMs = new Map<string, number>();
  readonly #shownUuids = new Set<string>();

  constructor(private readonly world: World) {}

  routes(): readonly Route[] {
    return [
      { method: 'POST', path: '/robot/send', via: 'webhook', handle: (call) => this.#send(call) },
    ];
  }

  #send(call: Call): Answer {
    const robot = this.#robot(call.query.get('access_token') ?? '');
    this.#checkCaller(robot, call.query);
    const body = webhookJson(call);
    const message = readRobotMessage(body);
    if (!message) throw new OldRefusal(oldCodes.badMessageType, 'msgtype empty');
    const whole = JSON.stringify(body);
    if (robot.keywords.length > 0 && !robot.keywords.some((word) => whole.includes(word))) {
      throw new OldRefusal(oldCodes.securityCheck, '关键词不匹配 keywords not in content');
    }
    // Unverified: a message with a known msgUuid is answered with ok and not shown again.
    const uuid = message.msgUuid === null ? null : `${robot.token} ${message.msgUuid}`;
    if (uuid !== null && this.#shownUuids.has(uuid)) {
      return { body: {}, note: 'same msgUuid, not shown again' };
    }
    this.#takeLimit(robot.token);
    if (uuid !== null) this.#shownUuids.add(uuid);
    const { kind, text, card, mentions, doubts } = message;
    this.world.screens.show({ chat: robot.chatId, by: 'webhook', kind, text, card, mentions });
    return { body: {}, doubts };
  }

  #robot(token: string): WebhookSettings {
    if (token === '') throw new OldRefusal(oldCodes.tokenMissing, 'access_token 缺失');
    const robot = this.world.settings.webhooks.find((one) => one.token === token);
    if (!robot) throw new OldRefusal(oldCodes.robotGone, '机器人不存在');
    if (!robot.enabled) throw new OldRefusal(oldCodes.robotDisabled, '机器人已停用');
    if (this.world.group(robot.chatId)?.disbanded) {
      throw new OldRefusal(oldCodes.groupDisbanded, '群已被解散');
    }
    return robot;
  }

  #checkCaller({ secret, allowedIps }: WebhookSettings, query: URLSearchParams): void {
    if (allowedIps !== null && !allowedIps.includes(callerIp)) {
      throw new OldRefusal(oldCodes.securityCheck, `ip ${callerIp} not in whitelist`);
    }
    if (secret === null) return;
    const timestamp = query.get('timestamp') ?? '';
    const skewMs = Math.abs(this.world.clock.nowMs() - Number(timestamp));
    if (!/^\d{13}$/.test(timestamp) || skewMs > skewMaxMs) {
      throw new OldRefusal(oldCodes.securityCheck, 'invalid timestamp');
    }
    if (query.get('sign') !== signWithSecret(timestamp, secret)) {
      throw new OldRefusal(oldCodes.securityCheck, 'sign not match');
    }
  }

  /** 20 in a minute; the one above bars the robot for ten minutes. */
  #takeLimit(token: string): void {
    const nowMs = this.world.clock.nowMs();
    const barred = (this.#bannedUntilMs.get(token) ?? 0) > nowMs;
    if (!barred && this.#limit.take(token, nowMs)) {
      if (this.world.quotas.take('push')) return;
      throw new OldRefusal(oldCodes.monthUsedUp, '当月调用量已用完');
    }
    if (!barred) this.#bannedUntilMs.set(token, nowMs + banMs);
    throw new OldRefusal(oldCodes.tooFast, '发送速度太快而限流');
  }
}
