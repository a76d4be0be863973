import { randomUUID } from 'node:crypto';
import { z } from 'zod';

import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { checkNew, newBody } from '../check-body.js';
import type { Files } from '../files.js';
import { newCodes, NewRefusal } from '../refusal.js';
import type { World } from '../world.js';
import type { ApiGate } from './api-gate.js';
import { readMsgParam } from './msg-params.js';

const message = { robotCode: z.string(), msgKey: z.string(), msgParam: z.unknown() };
const groupSchema = z.strictObject({
  ...message,
  openConversationId: z.string(),
  coolAppCode: z.string().optional(),
});
const singleSchema = z.strictObject({ ...message, userIds: z.array(z.string()).min(1).max(20) });

const terms = { counted: true, permission: 'qyapi_robot_sendmsg' };

/** Messages by the application's robot at its own time (B4). */
export class RobotSend {
  readonly #flowControlled = new Set<string>();
  #stopped = false;

  constructor(
    private readonly world: World,
    private readonly gate: ApiGate,
    private readonly files: Files,
  ) {}

  routes(): readonly Route[] {
    const { gate } = this;
    return [
      gate.newRoute('POST', '/v1.0/robot/groupMessages/send', terms, (call) => this.#group(call)),
      gate.newRoute('POST', '/v1.0/robot/oToMessages/batchSend', terms, (call) =>
        this.#single(call),
      ),
    ];
  }

  /** The platform holds back messages for these people for now. */
  flowControl(userIds: readonly string[]): void {
    this.#flowControlled.clear();
    for (const userId of userIds) this.#flowControlled.add(userId);
  }

  /** The administrator stops the robot, or lets it work again. */
  stop(stopped: boolean): void {
    this.#stopped = stopped;
  }

  #group(call: Call): Answer {
    const { value, doubts } = checkNew(groupSchema, newBody(call));
    this.#mustBeOurs(value.robotCode);
    const group = this.world.group(value.openConversationId);
    if (!group) throw new NewRefusal(400, newCodes.badConversation, '无效的openConversationId');
    if (group.disbanded) throw new NewRefusal(400, newCodes.groupDisbanded, '群已解散');
    // That a robot which is not in the group is called stopped is chosen.
    if (!group.hasBot) throw new NewRefusal(400, newCodes.botStopped, '机器人不在群内');
    const param = readMsgParam(value.msgKey, value.msgParam, this.files);
    this.world.screens.show({ ...param.shown, chat: group.chatId, by: 'bot' });
    return { body: { processQueryKey: newKey() }, doubts: [...doubts, ...param.doubts] };
  }

  #single(call: Call): Answer {
    const { value, doubts } = checkNew(singleSchema, newBody(call));
    this.#mustBeOurs(value.robotCode);
    const param = readMsgParam(value.msgKey, value.msgParam, this.files);
    const invalid = value.userIds.filter((userId) => !this.world.reachable(userId));
    const controlled = value.userIds.filter((userId) => this.#flowControlled.has(userId));
    for (const userId of value.userIds) {
      if (invalid.includes(userId) || controlled.includes(userId)) continue;
      this.world.screens.show({ ...param.shown, chat: userId, by: 'bot' });
    }
    return {
      body: {
        processQueryKey: newKey(),
        invalidStaffIdList: invalid,
        flowControlledStaffIdList: controlled,
      },
      doubts: [...doubts, ...param.doubts],
    };
  }

  #mustBeOurs(robotCode: string): void {
    if (robotCode !== this.world.settings.app.clientId) {
      throw new NewRefusal(400, newCodes.badRobotCode, '无效的robotCode');
    }
    if (this.#stopped) throw new NewRefusal(400, newCodes.botStopped, '机器人已停用');
  }
}

const newKey = (): string => randomUUID().replaceAll('-', '');
