import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import type { BotSocket } from './wecom-bot-socket.js';
import { group, heard, start, subscribe } from './wecom-harness.js';

const init = (more: object = {}) => ({
  type: 'file',
  filename: '周报.docx',
  total_size: 10,
  total_chunks: 2,
  ...more,
});

async function begin(bot: BotSocket, more: object = {}): Promise<string> {
  const answer = await bot.ask('aibot_upload_media_init', init(more));
  return String(answer.body?.['upload_id']);
}

const chunk = async (bot: BotSocket, uploadId: string, index: number, bytes: Buffer | string) =>
  (
    await bot.ask('aibot_upload_media_chunk', {
      upload_id: uploadId,
      chunk_index: index,
      base64_data: Buffer.from(bytes).toString('base64'),
    })
  ).errcode;

const finish = (bot: BotSocket, uploadId: string) =>
  bot.ask('aibot_upload_media_finish', { upload_id: uploadId });

describe('an upload in chunks', () => {
  it('takes chunks in any order, twice and over another connection', async () => {
    const simulator = await start();
    const first = await subscribe(simulator);
    const md5 = createHash('md5').update('helloworld').digest('hex');
    const uploadId = await begin(first, { md5 });
    await chunk(first, uploadId, 1, 'world');
    const second = await subscribe(simulator);
    await chunk(second, uploadId, 1, 'world');
    expect((await finish(second, uploadId)).errcode).toBe(40058);
    await chunk(second, uploadId, 0, 'hello');
    const done = await finish(second, uploadId);
    expect(done.body).toMatchObject({ type: 'file' });
    await heard(simulator, second);
    const file = { media_id: done.body?.['media_id'] };
    const push = (msgtype: string) =>
      second.ask('aibot_send_msg', { chatid: group, chat_type: 2, msgtype, [msgtype]: file });
    expect((await push('file')).errcode).toBe(0);
    const shown = simulator.control.screens.of(group).at(-1);
    expect(shown?.files).toEqual([{ name: '周报.docx', bytes: Buffer.from('helloworld') }]);
    expect((await push('image')).errcode).toBe(40007);
    simulator.control.advance(3 * 24 * 3_600_000);
    expect((await push('file')).errcode).toBe(40007);
  });

  it.each([
    ['a wrong type', { type: 'folder' }, 40005],
    ['under 5 bytes', { total_size: 4, total_chunks: 1 }, 44001],
    ['a file over 20 MB', { total_size: 20 * 1024 * 1024 + 1, total_chunks: 100 }, 45001],
    [
      'a voice over 2 MB',
      { type: 'voice', total_size: 2 * 1024 * 1024 + 1, total_chunks: 9 },
      45001,
    ],
    ['over 100 chunks', { total_chunks: 101 }, 40058],
    ['too few chunks for its size', { total_size: 1024 * 1024, total_chunks: 1 }, 40058],
    ['a name over 256 bytes', { filename: '名'.repeat(86) }, 40058],
  ])('refuses %s', async (_what, more, errcode) => {
    const bot = await subscribe(await start());
    expect((await bot.ask('aibot_upload_media_init', init(more))).errcode).toBe(errcode);
  });

  it('refuses wrong bytes: size, MD5, kind of picture, index, length and encoding of a chunk', async () => {
    const bot = await subscribe(await start());
    const short = await begin(bot);
    await chunk(bot, short, 0, 'hello');
    await chunk(bot, short, 1, 'worl');
    expect((await finish(bot, short)).errcode).toBe(40058);
    const other = await begin(bot, { total_chunks: 1, md5: 'f'.repeat(32) });
    await chunk(bot, other, 0, 'helloworld');
    expect((await finish(bot, other)).errcode).toBe(301019);
    const picture = await begin(bot, { type: 'image', total_chunks: 1 });
    await chunk(bot, picture, 0, 'helloworld');
    expect((await finish(bot, picture)).errcode).toBe(40005);
    expect(await chunk(bot, other, 1, 'x')).toBe(40058);
    expect(await chunk(bot, 'unknown', 0, 'x')).toBe(40058);
    expect(await chunk(bot, other, 0, Buffer.alloc(512 * 1024 + 1))).toBe(45001);
    const broken = { upload_id: other, chunk_index: 0, base64_data: 'a\nb=' };
    expect((await bot.ask('aibot_upload_media_chunk', broken)).errcode).toBe(40058);
  });

  it('forgets a session after 30 minutes and refuses the 31st in a minute', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const uploadId = await begin(bot);
    simulator.control.advance(30 * 60_000 + 1);
    expect(await chunk(bot, uploadId, 0, 'hello')).toBe(40058);
    for (let count = 1; count <= 30; count += 1) await begin(bot);
    expect((await bot.ask('aibot_upload_media_init', init())).errcode).toBe(45009);
  });

  it('notes a picture over 2 MB as doubtful', async () => {
    const simulator = await start();
    const bot = await subscribe(simulator);
    const size = { total_size: 3 * 1024 * 1024, total_chunks: 6 };
    await begin(bot, { type: 'image', ...size });
    expect(simulator.control.log.entries().at(-1)).toMatchObject({
      errcode: 0,
      doubts: ['image over 2 MB on the long connection'],
    });
  });
});
