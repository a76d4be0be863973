import { describe, expect, it } from 'vitest';

import { rowOfCode } from '../../../../src/channels/dingtalk/codes.js';
import { readAnswer } from '../../../../src/channels/dingtalk/open-api/answer.js';
import { frameAnswer, readFrame } from '../../../../src/channels/dingtalk/stream/frame.js';
import { withTicket } from '../../../../src/channels/dingtalk/stream/open-ticket.js';

const read = (body: string, status = 200) => readAnswer(new Response(body, { status }));

describe('an answer of the platform', () => {
  it.each([
    ['{"accessToken":"t"}', 200, { kind: 'ok' }],
    ['{"errcode":0,"errmsg":"ok"}', 200, { kind: 'ok' }],
    ['{"errcode":40014,"errmsg":"x"}', 200, { kind: 'error', code: '40014' }],
    ['{"errcode":"310000","errmsg":"x"}', 200, { kind: 'error', code: '310000' }],
    ['{"errcode":88,"sub_code":"42001","sub_msg":"x"}', 200, { kind: 'error', code: '42001' }],
    ['{"errcode":88}', 200, { kind: 'error', code: '88' }],
    ['{"code":"InvalidAuthentication"}', 400, { kind: 'error', code: 'InvalidAuthentication' }],
    ['{"code":"InvalidAuthentication"}', 401, { kind: 'error', code: 'InvalidAuthentication' }],
    ['{"message":"no code"}', 500, { kind: 'error', code: 'http.500' }],
    ['{"status":1111,"msg":"banned"}', 200, { kind: 'blocked' }],
    ['<html>banned</html>', 200, { kind: 'blocked' }],
    ['<html>banned</html>', 403, { kind: 'blocked' }],
    ['', 503, { kind: 'blocked' }],
    ['{"errcode":0}', 302, { kind: 'blocked' }],
    ['<html>Bad Gateway</html>', 502, { kind: 'unclear' }],
    ['{"processQueryKey":"k', 200, { kind: 'unclear' }],
    ['', 200, { kind: 'unclear' }],
    ['[]', 200, { kind: 'unclear' }],
    ['no', 404, { kind: 'error', code: 'http.404' }],
  ])('%s with status %i', async (body, status, expected) => {
    expect(await read(body, status)).toMatchObject(expected);
  });

  it('that is endless is not read to its end', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    expect(await readAnswer(new Response(endless))).toMatchObject({ kind: 'unclear' });
    expect(sent).toBeLessThan(2_000_000);
  });
});

describe('the table of codes', () => {
  it.each([
    ['invalidParameter.robotCode.notExist', 'configuration'],
    ['invalidParameter.userIds.tooMany', 'receiver'],
    ['invalidParameter.somethingNew', 'refused'],
    ['Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', 'slow-down'],
    ['90020', 'quota'],
    ['group.disbanded', 'binding-broken'],
  ])('says what to do about %s', (code, action) => {
    expect(rowOfCode(code)?.action).toBe(action);
  });

  it('knows nothing of a code that only begins like one, or of words that objects have', () => {
    for (const code of ['900200', '-10', 'constructor', '__proto__', '', 'Forbidden']) {
      expect(rowOfCode(code)).toBeNull();
    }
  });
});

describe('Stream details', () => {
  it('writes a ticket so that it survives in an address', () => {
    expect(withTicket('wss://edge.example/connect', 'a+b/c=&')).toBe(
      'wss://edge.example/connect?ticket=a%2Bb%2Fc%3D%26',
    );
    expect(withTicket('wss://edge.example/connect?v=1', 't')).toBe(
      'wss://edge.example/connect?v=1&ticket=t',
    );
  });

  it('reads frames of any kind and answers them by their id', () => {
    expect(readFrame('{')).toBeNull();
    expect(readFrame('[]')).toBeNull();
    const frame = readFrame(
      '{"type":"EVENT","headers":{"topic":"*","messageId":"m"},"data":"{}"}',
    )!;
    expect(JSON.parse(frameAnswer(frame, 200, '{}'))).toEqual({
      code: 200,
      headers: { messageId: 'm', contentType: 'application/json' },
      message: 'OK',
      data: '{}',
    });
  });
});
