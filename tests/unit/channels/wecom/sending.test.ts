import { describe, expect, it } from 'vitest';

import { codeVerdict } from '../../../../src/channels/wecom/codes.js';
import { botStyle } from '../../../../src/channels/wecom/encode/style.js';
import { refusedResult } from '../../../../src/channels/wecom/sending/part-result.js';
import { sendByLadder } from '../../../../src/channels/wecom/sending/send-by-ladder.js';
import type { PartResult, Way } from '../../../../src/channels/wecom/sending/way.js';
import { asId } from '../../../../src/kernel/ids.js';
import type { GroupId } from '../../../../src/kernel/ids.js';
import { outgoing, RecordingReporter } from '../../../fakes/outgoing.js';
import { RecordingLog } from '../../../fakes/recording-log.js';

const group = { kind: 'group', groupId: asId<GroupId>('g') } as const;

/** A way that answers as it is told. */
function way(via: string, ...results: PartResult[]): Way & { sent: string[] } {
  const sent: string[] = [];
  return {
    via,
    label: via,
    style: botStyle,
    sent,
    sendPart: (part) => {
      sent.push(part.kind === 'text' ? part.text : part.kind);
      return Promise.resolve(results.shift() ?? { kind: 'sent', platformId: null });
    },
  };
}

const refused = (act: 'config' | 'broken' | 'recipient'): PartResult => ({
  kind: 'refused',
  act,
  reason: act,
});
const climb = (ways: readonly Way[], more: Parameters<typeof outgoing>[1] = {}) =>
  sendByLadder(outgoing(group, more), ways, new RecordingReporter(), {
    ownUrl: null,
    botName: '战报助手',
  });

describe('the ladder', () => {
  it('goes on at a refusal and stops at what must be waited for', async () => {
    const third = way('c');
    const result = await climb([
      way('a', refused('broken')),
      way('b', { kind: 'later', afterMs: 7, reason: '忙' }),
      third,
    ]);
    expect(result).toEqual({ kind: 'later', afterMs: 7, reason: 'b：忙' });
    expect(third.sent).toEqual([]);
  });

  it('comes back later where one way was only away', async () => {
    const away: PartResult = { kind: 'unavailable', afterMs: 9, reason: '断开' };
    expect(await climb([way('a', away), way('b', refused('recipient'))])).toEqual({
      kind: 'later',
      afterMs: 9,
      reason: 'a：断开；b：recipient',
    });
  });

  it('tries the way first that has begun, and marks nothing that was not seen', async () => {
    const begun = way('b:push');
    const first = way('a');
    const progress = { via: 'b:reply', partsSent: 1 };
    expect(await climb([first, begun], { progress })).toEqual({ kind: 'sent', via: 'b:push' });
    expect([first.sent, begun.sent]).toEqual([[], []]);
  });

  it('does not know more than the way does', async () => {
    const unknown: PartResult = { kind: 'unknown', reason: '没有回应' };
    expect(await climb([way('a', unknown), way('b')])).toMatchObject({ kind: 'unknown' });
  });

  it('blames the binding only in groups', async () => {
    expect(await climb([way('a', refused('broken'))])).toMatchObject({ isBindingBroken: true });
    expect(await climb([way('a', refused('config'))])).toMatchObject({ isBindingBroken: false });
  });
});

describe('codes', () => {
  it.each([
    [-1, 'soon'],
    [42001, 'token'],
    [45009, 'slow'],
    [60011, 'recipient'],
    [60020, 'config'],
    [60111, 'recipient'],
    [93000, 'broken'],
    [846608, 'handle'],
    [45002, 'content'],
  ])('%i means %s', (errcode, act) => {
    expect(codeVerdict(errcode)).toMatchObject({ act, isKnown: true });
  });

  it('take what nobody knows for something that passes', () => {
    const log = new RecordingLog();
    const result = refusedResult(123_456, { log, random: () => 0, via: 'app' });
    expect(result).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining('123456') as string,
    });
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { errcode: 123_456, via: 'app' } }]);
  });
});
