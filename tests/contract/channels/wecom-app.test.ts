import { afterEach, describe, expect, it } from 'vitest';

import type { Outgoing } from '../../../src/message/outgoing.js';
import {
  blocksReply,
  outgoing,
  RecordingReporter,
  samplePng,
  textReply,
} from '../../fakes/outgoing.js';
import { buttonOn, openStage, shownIn, userId, WELCOME } from './wecom-stage.js';
import type { Stage, StageOptions } from './wecom-stage.js';

let stage: Stage;

async function open(options: Partial<StageOptions> = {}): Promise<Stage> {
  stage = await openStage({ ways: ['app'], ...options });
  return stage;
}

afterEach(async () => {
  await stage.close();
});

const person = { kind: 'person', userId } as const;
const chat = `app:${userId}`;
const send = (one: Outgoing) => stage.channel.send(one, new RecordingReporter());
const refuse = (errcode: number, match: string, times = 1) => {
  stage.simulator.control.faults.inject({ at: 'request', kind: 'errcode', errcode, match, times });
};

describe('private messages of the application', () => {
  it('come in with pictures, which are fetched with a token, also after it was voided', async () => {
    await open();
    const { control } = stage.simulator;
    control.app.say({ userId, image: samplePng });
    const [attachment] = (await stage.arrivals.at(0)).message.attachments ?? [];
    for (const spoil of [
      () => undefined,
      () => {
        control.voidTokens();
      },
    ]) {
      spoil();
      const got = await stage.channel.download(attachment!, 1_000);
      expect(Buffer.from(got.content).equals(Buffer.from(samplePng))).toBe(true);
    }
  });

  it('are welcomed, and told what cannot be read, in the callback’s own answer', async () => {
    await open();
    const { app, screens } = stage.simulator.control;
    app.event(userId, 'subscribe');
    expect((await screens.waitFor(chat, ({ by }) => by === 'app')).text).toBe(WELCOME);
    app.event(userId, 'enter_agent');
    app.say({ userId, text: '之后' });
    await stage.arrivals.at(0);
    expect(stage.arrivals.all).toHaveLength(1);
  });

  it('go out as plain text, and as markdown where a table stands', async () => {
    await open();
    await send(outgoing(person, { reply: textReply('还有2项未报') }));
    const table = { type: 'table', header: ['单位', '完成'], rows: [['甲局', '3家']] } as const;
    await send(outgoing(person, { reply: blocksReply([table]) }));
    const shown = stage.simulator.control.screens.of(chat);
    expect(shown.map(({ kind }) => kind)).toEqual(['text', 'markdown']);
    expect(shown[1]?.text).toBe('【单位／完成】\n**甲局**：完成 3家');
  });

  it('lose the buttons of a pressed card', async () => {
    await open();
    const buttons = [{ label: '确认', text: '确认3' }];
    await send(outgoing(person, { reply: { ...textReply('回执3'), buttons } }));
    stage.simulator.control.app.click({ userId, ...buttonOn(stage, chat, '确认') });
    expect((await stage.arrivals.at(0)).message.text).toBe('确认3');
    const card = await stage.simulator.control.screens.waitFor(
      chat,
      (item) => item.card?.['replaced_button'] !== undefined,
    );
    expect(card.card?.['replaced_button']).toBe('已点：确认');
  });

  it('are not shown twice when the answer was lost, files included', async () => {
    await open();
    const reply = blocksReply([
      { type: 'text', text: '周报' },
      { type: 'file', name: '周报.docx', content: Buffer.from('一份周报的内容') },
    ]);
    stage.simulator.control.faults.inject({
      at: 'answer',
      kind: 'close',
      match: 'message/send',
      times: 1,
      skip: 1,
    });
    const one = outgoing(person, { reply });
    const reporter = new RecordingReporter();
    expect((await stage.channel.send(one, reporter)).kind).toBe('later');
    const { via, partsSent } = reporter.parts[0]!;
    expect((await send({ ...one, progress: { via, partsSent } })).kind).toBe('sent');
    expect(shownIn(stage, chat)).toHaveLength(2);
  });

  it('know a receiver who is out of sight, and a secret that is wrong', async () => {
    await open();
    expect(await send(outgoing({ kind: 'person', userId: 'hidden' }))).toMatchObject({
      kind: 'refused',
      isBindingBroken: false,
      reason: expect.stringContaining('81013') as string,
    });
    const app = { ...stage.config.app!, secret: 'wrong' };
    const wrong = await openStage({
      ways: ['app'],
      isQuiet: true,
      config: { ...stage.config, app },
    });
    expect(await wrong.channel.send(outgoing(person), new RecordingReporter())).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining('40001') as string,
    });
    await wrong.close();
  });

  it('renew a token that is refused for the other reason, and give up after a second refusal', async () => {
    await open();
    await send(outgoing(person));
    stage.simulator.control.voidTokens();
    expect((await send(outgoing(person))).kind).toBe('sent');
    expect(stage.simulator.control.tokensFetched()).toBe(2);
    refuse(42001, 'message/send', 2);
    expect((await send(outgoing(person))).kind).toBe('later');
  });

  it('wait for a platform that is busy, broken or not there', async () => {
    await open();
    refuse(-1, 'message/send');
    expect(await send(outgoing(person))).toMatchObject({ kind: 'later', afterMs: 5_000 });
    for (const kind of ['http-status', 'truncate', 'close'] as const) {
      stage.simulator.control.faults.inject({ at: 'request', kind, match: 'message/send' });
      expect((await send(outgoing(person))).kind).toBe('later');
    }
    await stage.simulator.stop();
    expect((await send(outgoing(person))).kind).toBe('later');
  });
});

describe('the address book', () => {
  it('knows names and departments, nearest first, and asks once in an hour', async () => {
    await open();
    const { directory } = stage.channel;
    expect(await directory?.lookUp(userId)).toEqual({
      name: '甲局联络员',
      departments: ['甲局', '示例县'],
    });
    await Promise.all([directory?.lookUp(userId), directory?.lookUp('jia2')]);
    const asked = (path: string) =>
      stage.simulator.control.log.entries(({ name }) => name === `/cgi-bin/${path}`).length;
    expect(asked('user/get')).toBe(2);
    expect(asked('department/get')).toBe(2);
    stage.simulator.control.advance(61 * 60_000);
    await directory?.lookUp(userId);
    expect(asked('user/get')).toBe(3);
  });

  it('does not know whom it may not see, and says when it could not ask', async () => {
    await open();
    const { directory } = stage.channel;
    expect(await directory?.lookUp('hidden')).toBeNull();
    expect(await directory?.lookUp('nobody')).toBeNull();
    refuse(-1, 'user/get');
    await expect(directory?.lookUp(userId)).rejects.toMatchObject({ code: 'platform' });
    expect(await directory?.lookUp(userId)).toMatchObject({ name: '甲局联络员' });
  });
});

describe('signing in', () => {
  it.each([true, false])(
    'goes through the platform’s page and back, inside: %s',
    async (isInside) => {
      await open();
      const { signIn } = stage.channel;
      const returnTo = 'http://127.0.0.1:1/signed-in?to=%2Fboard';
      stage.simulator.control.login.browseAs(userId);
      const page = signIn!.authorizeUrl({ state: 'abc123', returnTo, isInside });
      const response = await fetch(page, { redirect: 'manual' });
      const back = new URL(response.headers.get('location') ?? '');
      expect(back.searchParams.get('state')).toBe('abc123');
      expect(back.searchParams.get('to')).toBe('/board');
      const code = back.searchParams.get('code') ?? '';
      expect(await signIn!.redeem(code)).toBe(userId);
      expect(await signIn!.redeem(code)).toBeNull();
    },
  );

  it('refuses outsiders and nonsense, and knows the client from the inside', async () => {
    await open();
    const { signIn } = stage.channel;
    expect(await signIn!.redeem(stage.simulator.control.login.issueCode('stranger'))).toBeNull();
    expect(await signIn!.redeem('')).toBeNull();
    expect(await signIn!.redeem('x'.repeat(513))).toBeNull();
    refuse(-1, 'getuserinfo');
    await expect(signIn!.redeem('some')).rejects.toMatchObject({ code: 'platform' });
    expect(signIn!.isInside('Mozilla/5.0 MicroMessenger/7.0 wxwork/4.1.36')).toBe(true);
    expect(signIn!.isInside('Mozilla/5.0 Chrome/140')).toBe(false);
  });
});
