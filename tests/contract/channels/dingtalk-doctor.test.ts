import { describe, expect, it } from 'vitest';

import type { Diagnosis } from '../../../src/message/diagnosis.js';
import { openOffice } from './dingtalk-harness.js';
import type { Office, OfficeOptions } from './dingtalk-harness.js';

const states = (found: readonly Diagnosis[]): Record<string, Diagnosis['state']> =>
  Object.fromEntries(found.map(({ check, state }) => [check.replace('钉钉：', ''), state]));

const problems = (found: readonly Diagnosis[]): readonly Diagnosis[] =>
  found.filter(({ state }) => state === 'failed' || state === 'warning');

async function diagnose(office: Office): Promise<readonly Diagnosis[]> {
  const found = await office.channel.diagnose();
  for (const { remedy, found: words, check } of found) {
    expect(`${words} ${remedy ?? ''} ${check}`).not.toContain(office.config.clientSecret);
  }
  for (const { remedy } of problems(found)) expect(remedy).not.toBeNull();
  return found;
}

describe('the doctor', () => {
  it('finds nothing wrong, sends nothing, changes nothing and takes no message away', async () => {
    const office = await openOffice();
    const { control } = office.simulator;
    expect(states(await diagnose(office))).toEqual({
      '取得 accessToken': 'ok',
      本机时间: 'ok',
      '机器人发消息（qyapi_robot_sendmsg）与 robotCode': 'ok',
      '成员信息读权限（qyapi_get_member）': 'ok',
      '部门信息读权限（qyapi_get_department_list）': 'ok',
      'Stream 网关': 'ok',
      'Stream 长连接地址': 'ok',
      互动卡片模板: 'ok',
      '群机器人 Webhook': 'skipped',
      本月额度: 'ok',
    });
    expect(control.screens.of()).toEqual([]);
    expect(control.connections()).toEqual([{ id: 1, leaving: false }]);
  });

  const permission = (without: string): OfficeOptions => ({
    simulator: {
      app: {
        permissions: [
          'qyapi_robot_sendmsg',
          'qyapi_get_member',
          'qyapi_get_department_list',
        ].filter((name) => name !== without),
      },
    },
  });

  it.each<[string, OfficeOptions, string, string]>([
    ['a wrong secret', { config: { clientSecret: 'wrong' } }, '取得 accessToken', '凭证与基础信息'],
    ['a wrong robotCode', { config: { robotCode: 'wrong' } }, 'robotCode', 'DINGTALK_ROBOT_CODE'],
    [
      'no permission to send',
      permission('qyapi_robot_sendmsg'),
      '机器人发消息',
      'qyapi_robot_sendmsg',
    ],
    ['no permission for members', permission('qyapi_get_member'), '成员信息', 'qyapi_get_member'],
    [
      'no permission for departments',
      permission('qyapi_get_department_list'),
      '部门信息',
      'qyapi_get_department_list',
    ],
    [
      'a clock an hour off',
      { simulator: { startAtMs: Date.now() - 61 * 60_000 } },
      '本机时间',
      'chrony',
    ],
    [
      'a wrong gateway',
      { config: { gatewayUrl: 'http://127.0.0.1:2' } },
      'Stream 网关',
      'HTTPS_PROXY',
    ],
    [
      'a wrong API address',
      { config: { apiBase: 'http://127.0.0.1:2' } },
      '取得 accessToken',
      '防火墙',
    ],
    [
      'a webhook that is none',
      { config: { webhook: { url: 'http://evil.example/x', secret: null } } },
      'Webhook',
      'DINGTALK_WEBHOOK_URL',
    ],
  ])('finds %s', async (_name, options, check, remedy) => {
    const office = await openOffice({ ...options, isOpen: false });
    const found = problems(await diagnose(office));
    const first = found.find((one) => one.check.includes(check))!;
    expect(first.state).toBe('failed');
    expect(first.remedy).toContain(remedy);
  });

  it('blames what is wrong and nothing else', async () => {
    const office = await openOffice(permission('qyapi_get_member'));
    expect(problems(await diagnose(office))).toHaveLength(1);
  });

  it('warns of a month that runs out, an unsigned webhook and cards without an address', async () => {
    const office = await openOffice({
      config: {
        webhook: { url: 'https://oapi.dingtalk.com/robot/send?access_token=x', secret: null },
      },
    });
    await office.quota.count('push', 2_400);
    const found = problems(await diagnose(office));
    expect(found.map(({ state }) => state)).toEqual(['warning', 'warning']);
    expect(found.at(-1)!.found).toContain('2400/3000');
  });

  it('says where the address belongs in HTTP mode', async () => {
    const office = await openOffice({ simulator: { app: { mode: 'http' } } });
    const found = await diagnose(office);
    const callback = found.find(({ check }) => check.includes('HTTP 回调地址'))!;
    expect(callback).toMatchObject({ state: 'skipped' });
    expect(callback.found).toContain('/callback/dingtalk/robot');
  });
});
