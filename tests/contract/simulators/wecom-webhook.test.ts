import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { buttonCard, call, cardMessage, group, png, start } from './wecom-harness.js';

async function robot() {
  const simulator = await start({
    webhooks: [
      { key: 'k1', chatId: group },
      { key: 'k2', chatId: 'wrSampleGroup2' },
    ],
  });
  const send = async (body: unknown, key = 'k1') =>
    (await call(simulator, `/cgi-bin/webhook/send?key=${key}`, body))['errcode'];
  const upload = async (type: string, bytes: Buffer, key = 'k1') => {
    const form = new FormData();
    form.append('media', new Blob([new Uint8Array(bytes)]), '周报.docx');
    const url = `${simulator.urls.api}/cgi-bin/webhook/upload_media?key=${key}&type=${type}`;
    const response = await fetch(url, { method: 'POST', body: form });
    return (await response.json()) as { errcode: number; media_id?: string };
  };
  const last = () => simulator.control.screens.of(group).at(-1);
  return { simulator, send, upload, last };
}

const image = (bytes: Buffer, more: object = {}) => ({
  msgtype: 'image',
  image: {
    base64: bytes.toString('base64'),
    md5: createHash('md5').update(bytes).digest('hex'),
    ...more,
  },
});

describe('the group webhook', () => {
  it('shows a text with its mentions in the group of its key', async () => {
    const { send, last } = await robot();
    const body = { msgtype: 'text', text: { content: '请填报', mentioned_list: ['jia', '@all'] } };
    expect(await send(body)).toBe(0);
    expect(last()).toMatchObject({ by: 'webhook', text: '请填报', mentions: ['jia', '@all'] });
    expect(await send({ msgtype: 'markdown', markdown: { content: '<@yi> 催办' } })).toBe(0);
    expect(last()?.mentions).toEqual(['yi']);
    expect(await send(body, 'unknown')).toBe(93000);
  });

  it.each([
    ['text', 2048],
    ['markdown', 4096],
    ['markdown_v2', 4096],
  ])('counts the bytes of %s: %i and not one more', async (msgtype, maxBytes) => {
    const { send } = await robot();
    const content = '数'.repeat(Math.floor(maxBytes / 3));
    const fill = 'x'.repeat(maxBytes - Buffer.byteLength(content));
    expect(await send({ msgtype, [msgtype]: { content: content + fill } })).toBe(0);
    expect(await send({ msgtype, [msgtype]: { content: `${content}${fill}x` } })).toBe(45002);
  });

  it('refuses the 21st message in a minute, for each key by itself', async () => {
    const { simulator, send } = await robot();
    const text = { msgtype: 'text', text: { content: 'x' } };
    const results = await Promise.all(Array.from({ length: 21 }, () => send(text)));
    expect(results.filter((errcode) => errcode === 45009)).toHaveLength(1);
    expect(await send(text, 'k2')).toBe(0);
    simulator.control.advance(59_999);
    expect(await send(text)).toBe(45009);
    simulator.control.advance(1);
    expect(await send(text)).toBe(0);
  });

  it('checks a picture: MD5, one line of base64, kind and size', async () => {
    const { send, last } = await robot();
    expect(await send(image(png))).toBe(0);
    expect(last()?.files[0]?.bytes).toEqual(png);
    expect(await send(image(png, { md5: 'f'.repeat(32) }))).toBe(301019);
    const lines = png.toString('base64').replace(/.{20}/, '$&\n');
    expect(await send(image(png, { base64: lines }))).toBe(40058);
    expect(await send(image(Buffer.from('no picture')))).toBe(40005);
    const big = Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024)]);
    expect(await send(image(big))).toBe(45001);
  });

  it('sends a file that was uploaded with the same key, for three days', async () => {
    const { simulator, send, upload, last } = await robot();
    const { media_id } = await upload('file', Buffer.from('content'));
    const file = { msgtype: 'file', file: { media_id } };
    expect(await send(file)).toBe(0);
    expect(last()?.files).toEqual([{ name: '周报.docx', bytes: Buffer.from('content') }]);
    expect(await send(file, 'k2')).toBe(40007);
    simulator.control.advance(3 * 24 * 3_600_000);
    expect(await send(file)).toBe(40007);
  });

  it('refuses uploads that are too small, too big, of another type or key', async () => {
    const { simulator, upload } = await robot();
    expect((await upload('file', Buffer.alloc(5))).errcode).toBe(44001);
    expect((await upload('file', Buffer.alloc(20 * 1024 * 1024 + 1))).errcode).toBe(45001);
    expect((await upload('image', png)).errcode).toBe(40005);
    expect((await upload('file', png, 'unknown')).errcode).toBe(93000);
    const body = Buffer.concat([
      Buffer.from(
        '--b\r\nContent-Disposition: form-data; name="media"; filename="a"; filelength=9\r\n\r\n',
      ),
      Buffer.from('1234567\r\n--b--\r\n'),
    ]);
    const response = await fetch(
      `${simulator.urls.api}/cgi-bin/webhook/upload_media?key=k1&type=file`,
      {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        body,
      },
    );
    expect(await response.json()).toMatchObject({ errcode: 40058 });
  });

  it('takes no interactive card, unknown type or broken JSON', async () => {
    const { send, last } = await robot();
    expect(await send(cardMessage(buttonCard('t')))).toBe(40058);
    const notice = {
      card_type: 'text_notice',
      main_title: { title: '周报' },
      card_action: { type: 1, url: 'https://example.test/' },
    };
    expect(await send(cardMessage(notice))).toBe(0);
    expect(last()?.card).toEqual(notice);
    expect(await send({ msgtype: 'stream', stream: {} })).toBe(40008);
    expect(await send('{"msgtype"')).toBe(47001);
    expect(await send({ msgtype: 'news', news: { articles: [] } })).toBe(40058);
  });

  it('notes what markdown_v2 does not show', async () => {
    const { simulator, send } = await robot();
    const content = '<@jia> <font color="warning">红</font>';
    expect(await send({ msgtype: 'markdown_v2', markdown_v2: { content } })).toBe(0);
    expect(simulator.control.log.entries().at(-1)?.doubts).toEqual([
      'markdown_v2 shows no colours',
      'markdown_v2 mentions nobody',
    ]);
  });
});
