import type { Diagnosis } from '../../../message/diagnosis.js';
import type { BotLink } from '../bot-socket/bot-link.js';
import { LinkLife } from '../bot-socket/link-life.js';
import type { LifeEnd } from '../bot-socket/link-life.js';
import type { BotSocketConfig, CallbackSecrets } from '../wecom-config.js';
import type { WecomDeps } from '../wecom-deps.js';
import { failedDiagnosis, okDiagnosis } from './call-diagnosis.js';
import { CONNECT_REMEDY } from './remedies.js';

const SUBSCRIBE_CHECK = '企业微信智能机器人：长连接订阅';
const KEY_CHECK = '企业微信智能机器人：回调 Token 与 EncodingAESKey';

/** Subscribes for a moment, unless that would end a connection which somebody relies on. */
export async function diagnoseBotSocket(
  config: BotSocketConfig,
  link: BotLink,
  deps: WecomDeps,
): Promise<Diagnosis> {
  if (link.isReady) return okDiagnosis(SUBSCRIBE_CHECK, '本进程已连接');
  if (link.state === 'refused') return ended({ kind: 'refused', errcode: link.refusedCode ?? 0 });
  if (link.state !== 'off' || (await deps.isBotHeldElsewhere())) {
    return {
      check: SUBSCRIBE_CHECK,
      state: 'skipped',
      found: '运行中的战报正持有或正在建立长连接；再订阅会把它踢下线，故未检查',
      remedy:
        '看运行日志中有无“The WeCom bot is connected”；要彻底检查，请先停止战报再运行 doctor。',
    };
  }
  const end = await tryOnce(config, deps);
  return end === null ? okDiagnosis(SUBSCRIBE_CHECK, '订阅成功，随即断开') : ended(end);
}

/** `null` when the subscription was taken. */
function tryOnce(config: BotSocketConfig, deps: WecomDeps): Promise<LifeEnd | null> {
  return new Promise((resolve) => {
    const life = new LinkLife(config, deps, {
      onReady: () => {
        life.close();
        resolve(null);
      },
      onPush: () => undefined,
      onEnd: resolve,
    });
  });
}

function ended(end: LifeEnd): Diagnosis {
  if (end.kind === 'refused') return failedDiagnosis(SUBSCRIBE_CHECK, { ...end, date: null });
  return {
    check: SUBSCRIBE_CHECK,
    state: 'failed',
    found: '连接不上，或连接后没有回应',
    remedy: CONNECT_REMEDY,
  };
}

/** Only their form; whether the platform reaches the address shows from outside. */
export function diagnoseBotCallback({ token, aesKey }: CallbackSecrets): Diagnosis {
  if (token !== '' && /^[A-Za-z0-9]{43}$/.test(aesKey)) {
    return okDiagnosis(KEY_CHECK, '格式正确；是否与后台一致，以后台保存回调地址成功为准');
  }
  return {
    check: KEY_CHECK,
    state: 'failed',
    found: 'EncodingAESKey 应为 43 位字母和数字，Token 不能为空',
    remedy:
      '管理后台 → 安全与管理 → 管理工具 → 智能机器人 → 本机器人 → API 接收消息：复制 Token 和 EncodingAESKey。',
  };
}
