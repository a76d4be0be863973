import type { Diagnosis } from '../../../message/diagnosis.js';
import { codeVerdict } from '../codes.js';
import { callJson } from '../sending/call-json.js';
import type { WecomDeps } from '../wecom-deps.js';
import { failedDiagnosis, okDiagnosis } from './call-diagnosis.js';

const CHECK = '企业微信群机器人 webhook';

/**
 * Whether a webhook exists, without anything being shown in its group: a message of a kind that there is
 * not is refused for its key first, and for its kind only when the key is good.
 */
export async function diagnoseWebhook(
  key: string,
  apiBase: string,
  deps: WecomDeps,
): Promise<Diagnosis> {
  const url = new URL(`${apiBase}/cgi-bin/webhook/send`);
  url.searchParams.set('key', key);
  const call = await callJson(deps, { url: url.href, json: { msgtype: 'zhanbao_check' } });
  if (call.kind === 'refused' && codeVerdict(call.errcode).act === 'content') {
    return okDiagnosis(CHECK, 'key 有效；未发送消息，能否显示在群里须实际发一条才知道');
  }
  if (call.kind === 'ok') {
    return {
      check: CHECK,
      state: 'warning',
      found: '平台接受了一条类型不存在的消息，无法据此判断',
      remedy: '请在群里实际发一条消息确认。',
    };
  }
  return failedDiagnosis(CHECK, call);
}
