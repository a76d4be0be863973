import { afterEach, describe, expect, it } from 'vitest';

import type { Diagnosis } from '../../../src/message/diagnosis.js';
import { openStage } from './wecom-stage.js';
import type { Stage, StageOptions } from './wecom-stage.js';

let stage: Stage;

async function open(options: StageOptions): Promise<Stage> {
  stage = await openStage(options);
  return stage;
}

afterEach(async () => {
  await stage.close();
});

const states = (found: readonly Diagnosis[]) => found.map(({ state }) => state);
const refuse = (errcode: number, match: string) => {
  stage.simulator.control.faults.inject({ at: 'request', kind: 'errcode', errcode, match });
};
const onlyFailure = async (): Promise<Diagnosis> => {
  const failures = (await stage.channel.diagnose()).filter(({ state }) => state !== 'ok');
  expect(failures).toHaveLength(1);
  return failures[0]!;
};

describe('the doctor for WeCom', () => {
  it('finds everything well, and shows and changes nothing', async () => {
    await open({
      ways: ['socket', 'app', 'webhook'],
      isQuiet: true,
      simulator: { startAtMs: Date.now() },
    });
    const found = await stage.channel.diagnose();
    expect(states(found)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
    const { control } = stage.simulator;
    expect(control.screens.of()).toEqual([]);
    expect(control.connections()).toEqual([]);
    expect(JSON.stringify(found)).not.toContain('sample-');
  });

  it('never ends a connection to look at it', async () => {
    await open({ ways: ['socket'] });
    const here = await stage.channel.diagnose();
    expect(here).toMatchObject([
      { state: 'ok', found: expect.stringContaining('已连接') as string },
    ]);
    const other = await openStage({
      ways: ['socket'],
      isQuiet: true,
      config: stage.config,
      deps: { isBotHeldElsewhere: () => Promise.resolve(true) },
    });
    expect(await other.channel.diagnose()).toMatchObject([{ state: 'skipped' }]);
    await other.close();
    expect(stage.channel.canSend()).toBe(true);
  });

  it.each([
    [853000, 'Secret'],
    [93019, 'Bot ID'],
  ])('says where to mend a bot that is refused with %i', async (errcode, place) => {
    await open({ ways: ['socket'], isQuiet: true });
    refuse(errcode, 'subscribe');
    const failure = await onlyFailure();
    expect(failure.found).toContain(String(errcode));
    expect(failure.remedy).toContain(place);
  });

  it('says that the long connection cannot be reached', async () => {
    await open({ ways: ['socket'], isQuiet: true });
    stage.simulator.control.refuseConnections(true);
    expect((await onlyFailure()).remedy).toContain('WECOM_WS_URL');
  });

  it('knows a wrong secret, a foreign address and a narrow view of the application', async () => {
    await open({ ways: ['app'], simulator: { startAtMs: Date.now() } });
    refuse(40001, 'gettoken');
    expect((await onlyFailure()).remedy).toContain('WECOM_APP_SECRET');
    refuse(60020, 'department/list');
    expect((await onlyFailure()).remedy).toContain('企业可信IP');
    refuse(60011, 'department/list');
    expect((await onlyFailure()).remedy).toContain('可见范围');
    refuse(777, 'department/list');
    expect((await onlyFailure()).remedy).toContain('docs/platforms/wecom.md');
  });

  it('knows an AgentId of another application, and one that is switched off', async () => {
    const startAtMs = Date.now();
    await open({ ways: ['app'], simulator: { startAtMs } });
    const app = { ...stage.config.app!, agentId: 1_000_009 };
    const other = await openStage({
      ways: ['app'],
      isQuiet: true,
      config: { ...stage.config, app },
      simulator: { startAtMs },
    });
    const [failure] = (await other.channel.diagnose()).filter(({ state }) => state !== 'ok');
    await other.close();
    expect(failure).toMatchObject({ state: 'failed', check: '企业微信自建应用：AgentId' });
    expect(failure?.found).toContain('301002');
    expect(failure?.remedy).toContain('WECOM_APP_AGENT_ID');
    await stage.close();
    await open({ ways: ['app'], simulator: { startAtMs, app: { isClosed: true } } });
    expect(await onlyFailure()).toMatchObject({
      state: 'failed',
      remedy: expect.stringContaining('启用') as string,
    });
  });

  it('says once that the address is foreign, whatever it asks', async () => {
    await open({ ways: ['app'], simulator: { startAtMs: Date.now() } });
    refuse(60020, 'department/list');
    refuse(60020, 'agent/get');
    expect((await onlyFailure()).remedy).toContain('企业可信IP');
  });

  it('warns of an application that sees nobody', async () => {
    await open({ ways: ['app'], simulator: { startAtMs: Date.now(), departments: [] } });
    expect(await onlyFailure()).toMatchObject({ state: 'warning' });
  });

  it.each([
    [-120_000, 'warning', '慢 1'],
    [-900_000, 'failed', '慢 '],
    [900_000, 'failed', '快 '],
  ])('sees that the clock is off by %i ms', async (skewMs, state, words) => {
    await open({ ways: ['app'], simulator: { startAtMs: Date.now() + skewMs } });
    const failure = await onlyFailure();
    expect(failure).toMatchObject({ check: '本机时间', state });
    expect(failure.found).toContain(words);
  });

  it('knows a webhook that is gone, and one that cannot be reached', async () => {
    await open({ ways: ['webhook'], config: { webhookKey: 'gone' } });
    const failure = await onlyFailure();
    expect(failure.found).toContain('93000');
    expect(failure.remedy).toContain('重新添加');
    expect(JSON.stringify(failure)).not.toContain('"gone"');
    await stage.simulator.stop();
    expect((await onlyFailure()).remedy).toContain('HTTPS_PROXY');
  });

  it('looks at the form of the callback’s key', async () => {
    await open({
      ways: [],
      isQuiet: true,
      config: { botCallback: { token: 'token', aesKey: 'too short' } },
    });
    expect((await onlyFailure()).found).toContain('43');
  });
});
