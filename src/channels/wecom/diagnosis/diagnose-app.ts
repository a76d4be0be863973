import { z } from 'zod';

import type { Diagnosis } from '../../../message/diagnosis.js';
import type { AppApi } from '../app/app-api.js';
import { TOLERANCE_MS } from '../callback/callback-seal.js';
import type { CallResult } from '../sending/call-json.js';
import type { WecomDeps } from '../wecom-deps.js';
import { failedDiagnosis, okDiagnosis } from './call-diagnosis.js';

const TOKEN_CHECK = '企业微信自建应用：取得 access_token';
const SCOPE_CHECK = '企业微信自建应用：可信 IP 与可见范围';
const AGENT_CHECK = '企业微信自建应用：AgentId';
const CLOCK_CHECK = '本机时间';

/** A minute off does no harm yet, but a clock that is off runs away. */
const WARN_SKEW_MS = 60_000;

const departmentsSchema = z.looseObject({ department: z.array(z.unknown()).default([]) });

/** Only what is needed; an older platform may leave the rest out. */
const agentSchema = z.looseObject({ name: z.string().catch(''), close: z.number().catch(0) });

/** The token, the address the calls come from, what the application may see, its id, and the clock. */
export async function diagnoseApp(api: AppApi, deps: WecomDeps): Promise<readonly Diagnosis[]> {
  const token = await api.checkToken();
  if (token.kind !== 'ok') return [failedDiagnosis(TOKEN_CHECK, token)];
  const found: Diagnosis[] = [okDiagnosis(TOKEN_CHECK, '已取得')];
  const seen = await api.get('department/list', {});
  found.push(seen.kind === 'ok' ? scopeOf(seen.body) : failedDiagnosis(SCOPE_CHECK, seen));
  const agent = await api.get('agent/get', { agentid: String(api.config.agentId) });
  if (!isSameRefusal(agent, seen)) found.push(agentOf(agent));
  if ('date' in seen && seen.date !== null) found.push(clockOf(seen.date, deps.clock.now()));
  return found;
}

function scopeOf(body: unknown): Diagnosis {
  const count = departmentsSchema.safeParse(body).data?.department.length ?? 0;
  if (count > 0) return okDiagnosis(SCOPE_CHECK, `本机 IP 可用，应用能看到 ${count} 个部门`);
  return {
    check: SCOPE_CHECK,
    state: 'warning',
    found: '本机 IP 可用，但应用看不到任何部门：收不到单位名称，也可能发不出私信',
    remedy: '管理后台 → 应用管理 → 自建 → 本应用 → 可见范围：加入各责任单位的部门。',
  };
}

/** A foreign address or a lacking right stops every call, and is said once. */
const isSameRefusal = (one: CallResult, other: CallResult): boolean =>
  one.kind === 'refused' && other.kind === 'refused' && one.errcode === other.errcode;

function agentOf(call: CallResult): Diagnosis {
  if (call.kind !== 'ok') return failedDiagnosis(AGENT_CHECK, call);
  const { name = '', close = 0 } = agentSchema.safeParse(call.body).data ?? {};
  if (close === 0) return okDiagnosis(AGENT_CHECK, `与 Secret 相符，是应用“${name}”`);
  return {
    check: AGENT_CHECK,
    state: 'failed',
    found: `应用“${name}”已停用，发不出私信`,
    remedy: '管理后台 → 应用管理 → 自建 → 本应用：启用应用。',
  };
}

function clockOf(theirs: Date, ours: Date): Diagnosis {
  const skewMs = ours.getTime() - theirs.getTime();
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  const side = skewMs > 0 ? '快' : '慢';
  if (Math.abs(skewMs) < WARN_SKEW_MS)
    return okDiagnosis(CLOCK_CHECK, `与企业微信相差 ${seconds} 秒`);
  return {
    check: CLOCK_CHECK,
    state: Math.abs(skewMs) < TOLERANCE_MS ? 'warning' : 'failed',
    found: `比企业微信${side} ${seconds} 秒；相差 ${TOLERANCE_MS / 60_000} 分钟以上时回调会被拒绝`,
    remedy: '在本机启用时间同步（如 chronyd、systemd-timesyncd），内网请指向单位的 NTP 服务器。',
  };
}
