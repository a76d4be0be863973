import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { CallbackRequest, CallbackResponse } from '../../src/message/callback-endpoint.js';
import type { Outgoing, SendResult } from '../../src/message/outgoing.js';
import type { Block } from '../../src/message/reply.js';
import { blocksReply, outgoing, RecordingReporter, textReply } from '../fakes/outgoing.js';
import { largestBoard } from '../fakes/largest-board.js';
import type { CallbackDriver, ChannelDriver, SpeakingDriver } from './channel-driver.js';

/** What the way under test has; known before it is started, so that other tests are left out. */
export interface ChannelTraits {
  readonly speaks: boolean;
  readonly presses: boolean;
  readonly callback: boolean;
  readonly tokens: boolean;
  readonly carriesFiles: boolean;
  /** Whether the same lost answer may be asked for again without showing anything twice. */
  readonly hasIdempotencyKey: boolean;
  /** Whether it may speak without having been spoken to just now. */
  readonly pushes: boolean;
}

/** A code that no platform has. */
const UNKNOWN_CODE = 987_654;

/** Every channel of the product keeps this, each against its own platform. */
export function channelContract(
  name: string,
  traits: ChannelTraits,
  make: () => Promise<ChannelDriver>,
): void {
  describe(`the channel contract: ${name}`, () => {
    let driver: ChannelDriver;

    beforeEach(async () => {
      driver = await make();
    });

    afterEach(async () => {
      await driver.close();
    });

    const push = (more: Partial<Outgoing> = {}): Outgoing =>
      outgoing(driver.target, { webhook: driver.webhook, ...more });
    const send = (one: Outgoing, reporter = new RecordingReporter()): Promise<SendResult> =>
      driver.channel.send(one, reporter);
    const shownTexts = (): readonly string[] =>
      driver.shown(driver.target).map((message) => message.text);

    it('describes itself', () => {
      const { capabilities } = driver.channel;
      expect(capabilities.maxTextBytes).toBeGreaterThanOrEqual(driver.limits.maxTextBytes);
      expect(driver.channel.name).toMatch(/^[a-z]+$/);
      expect(driver.channel.canSend()).toBe(true);
      expect(capabilities.canPush).toBe(traits.pushes);
    });

    describe.runIf(traits.speaks)('hearing', () => {
      const speaking = (): SpeakingDriver => driver.speaking!;

      it('hands over who said what, where', async () => {
        const id = await speaking().say({ text: '6月新增高新技术企业3家', where: 'private' });
        const { message } = await driver.arrivals.at(0);
        expect(message).toMatchObject({ id, channel: driver.channel.name, group: null });
        expect(message.text.trim()).toBe('6月新增高新技术企业3家');
        expect(message.sender.userId).toBe(driver.userId);
        expect(message.quotedText).toBeNull();
      });

      it('keeps a group’s message as it was sent, mention and all', async (context) => {
        if (driver.group === null) return context.skip();
        await speaking().say({ text: '报送进展', where: 'group' });
        const { message } = await driver.arrivals.at(0);
        expect(message.group).toBe(driver.group);
        expect(message.text.replace(/^@\S+\s/, '').trim()).toBe('报送进展');
      });

      it('keeps the text of a quote', async (context) => {
        if (driver.group === null) return context.skip();
        await speaking().say({ text: '确认', where: 'group', quote: '回执3：高新技术企业 58家' });
        const { message } = await driver.arrivals.at(0);
        expect(message.quotedText).toBe('回执3：高新技术企业 58家');
      });

      it('hands over hostile text unchanged, and logs none of it', async () => {
        const hostile =
          '<script>[点我](http://evil.example)</script> @所有人 \u202e反\n# 标题 ${1} \\';
        await speaking().say({ text: hostile, where: 'private' });
        const { message } = await driver.arrivals.at(0);
        expect(message.text.trim()).toBe(hostile);
        expect(driver.log.asText()).not.toContain('evil.example');
      });

      it('gives a redelivered message the same id', async () => {
        const id = await speaking().say({ text: '重复', where: 'private' });
        await driver.arrivals.at(0);
        await speaking().redeliver(id);
        // Something else after it, so that the redelivery has surely been dealt with.
        const next = await speaking().say({ text: '下一条', where: 'private' });
        await arrivalWith(next);
        const ids = driver.arrivals.all.map(({ message }) => message.id);
        expect(new Set(ids)).toEqual(new Set([id, next]));
      });

      it('does not hear itself', async () => {
        await speaking().sayAsBot('我是机器人');
        const id = await speaking().say({ text: '你好', where: 'private' });
        await arrivalWith(id);
        expect(driver.arrivals.all.map(({ message }) => message.id)).toEqual([id]);
      });

      it('answers the message it got, where it was said', async () => {
        const id = await speaking().say({ text: '查进度', where: 'private' });
        const { message, replyHandle } = await driver.arrivals.at(0);
        const { userId } = message.sender;
        const to = { kind: 'person', userId } as const;
        const answer = outgoing(to, {
          reply: textReply('完成率 58%'),
          inReplyTo: { messageId: id, userId, handle: replyHandle },
        });
        const result = await sendUntilOver(answer);
        expect(result.kind).toBe('sent');
        expect(driver.shown(to).map(({ text }) => text)).toContain('完成率 58%');
      });

      it.runIf(traits.presses)('makes a pressed button a message of its text', async () => {
        const { id } = await pushWithButtons();
        const label = driver.shown(driver.target).flatMap(({ buttons }) => buttons)[0];
        expect(label).toBe('确认');
        const before = driver.arrivals.all.length;
        await speaking().press!('确认');
        const { message } = await driver.arrivals.at(before);
        expect(message.text).toBe('确认3');
        expect(message.quotedMessageId).toBe(id);
        expect(message.sender.userId).toBe(driver.userId);
      });

      async function arrivalWith(id: string): Promise<void> {
        for (let index = 0; ; index += 1) {
          const { message } = await driver.arrivals.at(index);
          if (message.id === id) return;
        }
      }

      /** Where the platform may still fetch the answer itself, time passes until it will not. */
      async function sendUntilOver(answer: Outgoing): Promise<SendResult> {
        const first = await send(answer);
        if (first.kind !== 'later') return first;
        driver.advance(first.afterMs);
        return send(answer);
      }
    });

    describe.runIf(traits.callback)('the callback address', () => {
      const callback = (): CallbackDriver => driver.callback!;
      const ask = (request: CallbackRequest): Promise<CallbackResponse> =>
        callback().endpoint.answer(request);

      it('takes a genuine delivery, also with a clock that is a little off', async () => {
        const skewMs = callback().toleranceMs - 5_000;
        for (const clockSkewMs of [0, skewMs, -skewMs]) {
          const response = await ask(callback().request({ text: '真的', clockSkewMs }));
          expect(response.status).toBe(200);
        }
        expect(driver.arrivals.all).toHaveLength(3);
      });

      it.each([
        ['another signature', (right: string) => turned(right)],
        ['a longer one', (right: string) => `${right}0`],
        ['a shorter one', (right: string) => right.slice(1)],
        ['an empty one', () => ''],
        ['one of characters that are no such text', () => '签名'],
      ])('refuses %s', async (_name, signature) => {
        const response = await ask(callback().request({ signature }));
        expect(response.status).toBe(401);
        expect(driver.arrivals.all).toEqual([]);
      });

      it('refuses a stale and a future timestamp', async () => {
        for (const sign of [1, -1]) {
          const clockSkewMs = sign * (callback().toleranceMs + 5_000);
          expect((await ask(callback().request({ clockSkewMs }))).status).toBe(401);
        }
        expect(driver.arrivals.all).toEqual([]);
      });

      it('refuses what is meant for nobody or for another', async (context) => {
        if (!callback().namesReceiver) return context.skip();
        for (const receiveId of ['', 'wwSomebodyElse']) {
          expect((await ask(callback().request({ receiveId }))).status).toBe(401);
        }
        expect(driver.arrivals.all).toEqual([]);
      });

      it('answers noise without an error of its own', async () => {
        const genuine = callback().request({});
        const noise: CallbackRequest[] = [
          { ...genuine, body: new Uint8Array() },
          { ...genuine, body: new Uint8Array([0xff, 0xfe, 0x00]) },
          { ...genuine, rawQuery: '', headers: {} },
          { ...genuine, rawQuery: '%E0%A4%A&%&&==', headers: { timestamp: 'NaN', sign: '=' } },
          { ...genuine, method: 'GET', body: new Uint8Array() },
        ];
        for (const request of noise) {
          expect([400, 401, 405]).toContain((await ask(request)).status);
        }
        expect(driver.arrivals.all).toEqual([]);
      });

      it('refuses what could not be stored, so that it comes again, and then takes it', async () => {
        driver.arrivals.failures = 1;
        const request = callback().request({ text: '数据库忙' });
        expect((await ask(request)).status).toBe(503);
        expect((await ask(request)).status).toBe(200);
        expect(driver.arrivals.all).toHaveLength(1);
      });

      it('takes the same delivery once', async () => {
        const request = callback().request({ text: '一次' });
        await ask(request);
        await ask(request);
        expect(new Set(driver.arrivals.all.map(({ message }) => message.id)).size).toBe(1);
        driver.advance(callback().toleranceMs + 60_000);
        expect((await ask(request)).status).toBe(401);
      });
    });

    describe.runIf(traits.pushes)('sending', () => {
      it('pushes a text and says how it went', async () => {
        const reporter = new RecordingReporter();
        const result = await send(push(), reporter);
        expect(result.kind).toBe('sent');
        expect(shownTexts()).toEqual(['本周进展已汇总。']);
        expect(reporter.parts).toMatchObject([{ partsSent: 1 }]);
        expect(reporter.parts[0]?.via).toBe(result.kind === 'sent' ? result.via : '');
      });

      it.runIf(traits.carriesFiles)('pushes a picture and a file, in their place', async () => {
        const content = new TextEncoder().encode('一份周报');
        // A picture as the product draws it, of the greatest size that one has.
        const drawn = await largestBoard();
        const result = await send(
          push({
            reply: blocksReply([
              { type: 'text', text: '周报如下' },
              drawn,
              { type: 'file', name: '周报.docx', content },
            ]),
          }),
        );
        expect(result.kind).toBe('sent');
        const [text, picture, file] = driver.shown(driver.target);
        expect(text?.text).toBe('周报如下');
        expect(Buffer.from(picture!.files[0]!.content).equals(Buffer.from(drawn.png))).toBe(true);
        expect(file?.files[0]).toMatchObject({ name: '周报.docx' });
        expect(Buffer.from(file!.files[0]!.content).toString('utf8')).toBe('一份周报');
      });

      it('splits a long Chinese text by bytes, and loses no character', async () => {
        const line = '县科工信局：高新技术企业已达58家，完成率96.7％；';
        const long = Array.from(
          { length: Math.ceil((driver.limits.maxTextBytes * 2.5) / 72) },
          (_, index) => `${index}、${line}`,
        ).join('\n');
        const reporter = new RecordingReporter();
        expect((await send(push({ reply: textReply(long) }), reporter)).kind).toBe('sent');
        const parts = shownTexts();
        expect(parts.length).toBeGreaterThan(2);
        for (const part of parts) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(driver.limits.maxTextBytes);
          expect(part).not.toContain('\ufffd');
          expect(part).toMatch(/[（(]\d+\/\d+[）)]/);
        }
        const joined = parts.map((part) => part.replace(/[（(]\d+\/\d+[）)]/, '')).join('');
        const bare = (text: string): string => text.replace(/\s/g, '');
        expect(bare(joined)).toBe(bare(long));
        expect(reporter.parts.at(-1)?.partsSent).toBe(parts.length);
      });

      it('splits a single line that is longer than a message', async () => {
        const long = '数'.repeat(driver.limits.maxTextBytes / 2);
        await send(push({ reply: textReply(long) }));
        const joined = shownTexts().join('').replace(/[^数]/g, '');
        expect(joined).toBe(long);
        expect(shownTexts().join('')).not.toContain('\ufffd');
      });

      it('repeats the head of a table that is split', async () => {
        const table: Block = {
          type: 'table',
          header: ['单位', '进展情况说明'],
          rows: Array.from({ length: 600 }, (_, index) => [
            `第${index}局`,
            '已完成，正在收集佐证材料',
          ]),
        };
        expect((await send(push({ reply: blocksReply([table]) }))).kind).toBe('sent');
        const parts = shownTexts();
        for (const part of parts) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(driver.limits.maxTextBytes);
          expect(part).toContain('进展情况说明');
        }
        expect(parts.join('')).toContain('第0局');
        expect(parts.join('')).toContain('第599局');
      });

      it('lets no text of a member become markdown, a mention or a link', async () => {
        const hostile =
          '**粗** [点我](http://evil.example/x) <@all> @所有人 <a href="http://evil.example">x</a>';
        await send(
          push({
            reply: textReply(hostile),
            mentions: [{ userId: driver.userId, name: '张三](http://evil.example)\n# 李四' }],
          }),
        );
        const shown = driver.shown(driver.target);
        const text = shown.map((message) => message.text).join('\n');
        expect(text).not.toMatch(/<@|<a |http:\/\/|@所有人|@all/);
        for (const message of shown) {
          if (message.isPlain !== true) expect(message.text).not.toMatch(/\]\(|\*\*|^# /m);
        }
        expect(text).toContain('点我');
      });

      it.runIf(traits.presses)('says how to answer, besides the buttons', async () => {
        await pushWithButtons();
        const messages = driver.shown(driver.target);
        expect(messages.flatMap(({ buttons }) => buttons)).toEqual(['确认', '修改']);
        expect(messages[0]?.text).toContain('回执3');
      });

      it('comes back to a code that nobody knows, and logs it', async () => {
        driver.refuseNextSend(UNKNOWN_CODE);
        const result = await send(push());
        expect(result.kind).toBe('later');
        if (result.kind === 'later') expect(result.afterMs).toBeGreaterThan(0);
        expect(driver.log.asText()).toContain(String(UNKNOWN_CODE));
        expect((await send(push())).kind).toBe('sent');
      });

      it('waits for its turn, and says how long', async () => {
        const { perMinute } = driver.limits;
        for (let count = 0; count < perMinute; count += 1) {
          expect((await send(push({ reply: textReply(`第${count}条`) }))).kind).toBe('sent');
        }
        const result = await send(push({ reply: textReply('超出') }));
        expect(result.kind).toBe('later');
        if (result.kind !== 'later') return;
        expect(result.afterMs).toBeGreaterThan(0);
        expect(result.afterMs).toBeLessThanOrEqual(61_000);
        driver.advance(result.afterMs);
        expect((await send(push({ reply: textReply('超出') }))).kind).toBe('sent');
        expect(shownTexts()).toHaveLength(perMinute + 1);
      });

      it('does not claim to know what it cannot know', async () => {
        driver.loseNextAnswer();
        const one = push();
        const result = await send(one);
        expect(result.kind).toBe(traits.hasIdempotencyKey ? 'later' : 'unknown');
        // Where the answer was lost with the connection, a new one is opened first.
        await vi.waitUntil(() => driver.channel.canSend(), { timeout: 10_000 });
        const again = { ...one, isRepeat: result.kind === 'unknown' };
        expect((await send(again)).kind).toBe('sent');
        const texts = shownTexts();
        if (traits.hasIdempotencyKey) expect(texts).toHaveLength(1);
        else expect(texts[1]).toMatch(/重发/);
      });

      it('goes on after the parts that have gone out', async () => {
        const blocks: Block[] = [{ type: 'text', text: '数'.repeat(driver.limits.maxTextBytes) }];
        const one = push({ reply: blocksReply(blocks) });
        const first = new RecordingReporter();
        const interrupted = {
          partSent: async (progress: Parameters<RecordingReporter['partSent']>[0]) => {
            await first.partSent(progress);
            if (progress.partsSent === 1) driver.refuseNextSend(UNKNOWN_CODE);
          },
        };
        expect((await driver.channel.send(one, interrupted)).kind).toBe('later');
        expect(first.parts).toHaveLength(1);
        const { via, partsSent } = first.parts[0]!;
        expect((await send({ ...one, progress: { via, partsSent } })).kind).toBe('sent');
        const joined = shownTexts().join('').replace(/[^数]/g, '');
        expect(joined).toBe('数'.repeat(driver.limits.maxTextBytes));
      });

      it.runIf(traits.tokens)('renews a token once for fifty senders', async () => {
        const tokens = driver.tokens!;
        await tokens.use(0);
        const before = tokens.fetched();
        tokens.expire();
        await Promise.all(Array.from({ length: 50 }, (_, index) => tokens.use(index + 1)));
        expect(tokens.fetched() - before).toBe(1);
      });
    });

    async function pushWithButtons(): Promise<Outgoing> {
      const one = push({
        reply: {
          ...textReply('回执3：高新技术企业 57家 → 58家'),
          buttons: [
            { label: '确认', text: '确认3' },
            { label: '修改', text: '修改3' },
          ],
        },
      });
      expect((await send(one)).kind).toBe('sent');
      return one;
    }
  });
}

/** The same text with its first character changed, of the same length. */
const turned = (text: string): string => (text.startsWith('0') ? '1' : '0') + text.slice(1);
