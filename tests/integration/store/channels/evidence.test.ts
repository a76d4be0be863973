import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/kernel/errors.js';
import { asId } from '../../../../src/kernel/ids.js';
import type { GroupId } from '../../../../src/kernel/ids.js';
import type { InboundAttachment } from '../../../../src/message/inbound-message.js';
import { keepFiles } from '../../../../src/store/evidence/keep-files.js';
import { ScriptedChannel } from '../../../fakes/scripted-channel.js';
import { nothing } from '../messages-and-outcomes.js';
import type { ChannelsFixture } from './channels-fixture.js';
import { arrival, channelsFixture, eventually } from './channels-fixture.js';

let fixture: ChannelsFixture;
beforeEach(async () => {
  fixture = await channelsFixture();
});
afterEach(async () => {
  await fixture.close();
});

const PNG = new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
const PROGRAM = new Uint8Array([0x4d, 0x5a]);
const picture = (ticket: string): InboundAttachment => ({ kind: 'picture', name: null, ticket });

describe('files that come with a message', () => {
  it('are kept before it is decided on, and found by its id; tickets are sealed', async () => {
    let atDecision = -1;
    const { channel, wired } = await fixture.open({
      decide: async () => {
        atDecision = await fixture.database.evidence.count();
        return nothing;
      },
    });
    channel.files.set('ticket-0815', () => ({ name: '现场.png', content: PNG }));
    const { message } = arrival({ attachments: [picture('ticket-0815')] });
    await channel.intake.accept({ message, replyHandle: null });
    const waiting = await fixture.database.arrival.findFirstOrThrow();
    expect(JSON.stringify(waiting.content)).not.toContain('ticket-0815');
    wired.start();
    await eventually(() => {
      expect(atDecision).toBe(1);
    });
    const { workspaceId } = fixture;
    const [kept, ...others] = await fixture.database.evidence.findMany({
      where: { workspaceId, channel: 'test', messageId: message.id },
    });
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ name: '现场.png', mediaType: 'image/png', sizeBytes: PNG.length });
    expect(await wired.evidence.get(kept?.sha256 ?? '')).toEqual(PNG);
  });

  it('that cannot be kept lose nothing: the rest is kept, the message handled, its sender told', async () => {
    const notes: string[] = [];
    const { channel } = await fixture.start({
      decide: (_message, takenIn) => {
        notes.push(...takenIn.notes);
        return nothing;
      },
    });
    channel.files.set('good', () => ({ name: '现场.png', content: PNG }));
    channel.files.set('program', () => ({ name: '现场.png', content: PROGRAM }));
    channel.files.set('large', () => Promise.reject(new AppError('input-too-large', 'too large')));
    channel.files.set('secret', () => ({ name: '机密★现场.png', content: PNG }));
    const attachments = ['gone', 'good', 'program', 'large', 'secret'].map(picture);
    const { message } = arrival({ attachments });
    await channel.intake.accept({ message, replyHandle: null });
    await eventually(() => {
      expect(notes).toHaveLength(4);
    });
    expect(notes[0]).toContain('未能取到');
    expect(notes[1]).toContain('附件“现场.png”未保存');
    expect(notes[2]).toContain('超过20MB');
    expect(notes[3]).toContain('保密渠道');
    const rows = await fixture.database.evidence.findMany();
    expect(rows).toMatchObject([{ index: 1, name: '现场.png' }]);
  });

  it('that do not come in time are given up, and a second attempt fetches only what is missing', async () => {
    const channel = new ScriptedChannel();
    const { message } = arrival();
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const { wired } = await fixture.open();
    const { database } = fixture;
    const deps = { database, files: wired.evidence, log, downloadLimitMs: 50 };
    const waiting = ['a', 'b'].map((ticket) => ({ name: '图.png', open: () => picture(ticket) }));
    channel.files.set('a', () => ({ name: null, content: PNG }));
    channel.files.set('b', () => new Promise(() => undefined));
    const first = await keepFiles(deps, channel, message, waiting);
    expect(first).toEqual([expect.stringContaining('未能取到')]);
    channel.files.set('b', () => ({ name: null, content: PNG }));
    expect(await keepFiles(deps, channel, message, waiting)).toEqual([]);
    expect(channel.fetched).toEqual(['a', 'b', 'b']);
    expect(await database.evidence.count()).toBe(2);
  });

  it('of a message of no workspace, or one with a secrecy mark, are not even fetched', async () => {
    const { channel } = await fixture.start();
    channel.files.set('t', () => ({ name: '图.png', content: PNG }));
    const attachments = [picture('t')];
    const elsewhere = asId<GroupId>('unbound');
    await channel.intake.accept(arrival({ attachments, group: elsewhere, text: '一' }));
    await channel.intake.accept(arrival({ attachments, text: '绝密★' }));
    await eventually(async () => {
      const done = await fixture.database.arrival.count({ where: { state: 'done' } });
      expect(done).toBe(2);
    });
    expect(channel.fetched).toEqual([]);
    expect(await fixture.database.evidence.count()).toBe(0);
  });
});
