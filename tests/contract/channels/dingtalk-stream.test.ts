import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';

import { DEFAULT_TIMINGS } from '../../../src/channels/dingtalk/dingtalk-deps.js';
import { StreamSocket } from '../../../src/channels/dingtalk/stream/stream-socket.js';
import type { Arrival, Intake } from '../../../src/message/arrival.js';
import type { LogEntry } from '../../simulators/shared/arrival-log.js';
import { group, openOffice, welcomeText } from './dingtalk-harness.js';
import type { Office } from './dingtalk-harness.js';

const robotTopic = '/v1.0/im/bot/messages/get';

/** A wait that no test lives through. */
const LONG_MS = 600_000;

const answered = ({ simulator }: Office, sinceSeq = 0): Promise<LogEntry> =>
  simulator.control.log.waitFor(
    ({ direction, name }) => direction === 'from-bot' && name === robotTopic,
    sinceSeq,
  );

const last = ({ simulator }: Office): number => simulator.control.log.entries().length;

describe('the Stream connection', () => {
  it('acknowledges a message only after it was stored', async () => {
    const office = await openOffice({ isOpen: false });
    let store: (isNew: boolean) => void = () => undefined;
    let accepted: (arrival: Arrival) => void = () => undefined;
    const arrived = new Promise<Arrival>((resolve) => {
      accepted = resolve;
    });
    const intake: Intake = {
      accept: (arrival) =>
        new Promise((resolve) => {
          store = resolve;
          accepted(arrival);
        }),
    };
    office.channel.open(intake, { collect: () => Promise.resolve(null) });
    office.channel.connect();
    await office.simulator.control.connected();
    office.simulator.control.members.say({ userId: 'jia', text: '进展' });
    await arrived;
    // Frames are answered in order, so that an answer to the message would come before this one.
    office.simulator.control.sendSystem(1, 'ping');
    await office.simulator.control.log.waitFor(
      ({ direction, name }) => direction === 'from-bot' && name === 'ping',
    );
    const { log } = office.simulator.control;
    expect(
      log.entries(({ direction, name }) => direction === 'from-bot' && name === robotTopic),
    ).toEqual([]);
    store(true);
    expect(await answered(office)).toMatchObject({ errcode: 0, doubts: [] });
  });

  it('answers 500 when it could not be stored, and takes it when it comes again', async () => {
    const office = await openOffice();
    office.arrivals.failures = 1;
    const { msgId } = office.simulator.control.members.say({ userId: 'jia', text: '进展' });
    const refused = await answered(office);
    expect(refused.note).toContain('500');
    office.simulator.control.members.sendAgain(msgId);
    expect((await answered(office, refused.seq)).errcode).toBe(0);
    expect(office.arrivals.all.map(({ message }) => message.id)).toEqual([msgId]);
  });

  it('opens the next socket before the old one ends, and loses nothing meanwhile', async () => {
    const office = await openOffice();
    const { control } = office.simulator;
    control.disconnect(1);
    expect(await control.connected(1)).toBe(2);
    expect(control.connections()).toMatchObject([
      { id: 1, leaving: true },
      { id: 2, leaving: false },
    ]);
    control.members.say({ userId: 'jia', text: '进展' });
    await office.arrivals.at(0);
    control.advance(11_000);
    // The end of the old socket is not the end of the connection: no third one is opened.
    control.members.say({ userId: 'jia', text: '又一条' });
    await office.arrivals.at(1);
    expect(control.connections().map(({ id }) => id)).toEqual([2]);
  });

  it('comes back by itself with a fresh ticket when it is cut', async () => {
    const office = await openOffice();
    const { control } = office.simulator;
    for (let id = 1; id <= 3; id += 1) {
      control.cutConnections();
      expect(await control.connected(id)).toBe(id + 1);
    }
    const tickets = control.log.entries(({ via }) => via === 'gateway');
    expect(tickets).toHaveLength(4);
    control.members.say({ userId: 'jia', text: '进展' });
    await office.arrivals.at(0);
  });

  it('comes back at once after a cut', async () => {
    const timings = { settledMs: 0, backOffMinMs: LONG_MS, backOffMaxMs: LONG_MS };
    const { simulator, arrivals } = await openOffice({ timings });
    for (let id = 1; id <= 3; id += 1) {
      simulator.control.cutConnections();
      expect(await simulator.control.connected(id)).toBe(id + 1);
    }
    simulator.control.members.say({ userId: 'jia', text: '进展' });
    await arrivals.at(0);
  });

  it.each([
    ['cuts each connection', 'cut'],
    ['asks each connection to leave', 'leave'],
  ] as const)('waits for a gateway that %s at once', async (_what, how) => {
    const timings = { settledMs: LONG_MS, backOffMinMs: LONG_MS, backOffMaxMs: LONG_MS };
    const { simulator, log } = await openOffice({ timings });
    const { control } = simulator;
    const end = (id: number): void => {
      if (how === 'cut') control.cutConnections();
      else control.disconnect(id);
    };
    end(1);
    expect(await control.connected(1)).toBe(2);
    end(2);
    const { fields } = await log.line('the Stream connection is lost', 1);
    expect(fields).toMatchObject({ waitMs: 0.75 * LONG_MS });
  });

  it('goes on trying while the gateway refuses, and gets in when it lets it', async () => {
    const office = await openOffice();
    const { control } = office.simulator;
    control.refuseConnections(true);
    control.faults.inject({ at: 'request', kind: 'html', match: 'connections/open' });
    control.cutConnections();
    const refusals = () =>
      control.log.entries(({ name, errcode }) => name === 'connect' && errcode === 503).length;
    await control.log.waitFor(() => refusals() >= 2);
    control.refuseConnections(false);
    await control.connected(1);
  });

  it('notices a socket that is open but dead', async () => {
    const office = await openOffice({ timings: { pingEveryMs: 20, idleMs: 60 } });
    const { control } = office.simulator;
    control.freezeConnections();
    expect(await control.connected(1)).toBe(2);
    expect(office.log.asText()).toContain('silent');
  });

  it('is kept alive by nothing but answered pings', async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    // Answered pings of several times the longest silence.
    const pinged = new Promise<void>((resolve) => {
      let count = 0;
      server.on('connection', (peer) => {
        peer.on('ping', () => {
          count += 1;
          if (count === 60) resolve();
        });
      });
    });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const timings = { ...DEFAULT_TIMINGS, pingEveryMs: 10, idleMs: 200 };
    let reason: string | null = null;
    const socket = new StreamSocket(`ws://127.0.0.1:${port}`, null, timings, {
      opened: () => undefined,
      received: () => undefined,
      ended: (why) => {
        reason = why;
      },
    });
    await pinged;
    expect(reason).toBeNull();
    await socket.close('enough');
    expect(reason).toBe('enough');
    server.close();
  });

  it('answers what it does not know with 404, and an unreadable frame with nothing', async () => {
    const office = await openOffice();
    const { control } = office.simulator;
    control.sendSystem(1, 'something-new');
    const answer = await control.log.waitFor(
      ({ direction, name }) => direction === 'from-bot' && name === 'something-new',
    );
    expect(answer.errcode).toBe(0);
    control.faults.inject({ at: 'event', kind: 'truncate' });
    control.members.say({ userId: 'jia', text: '断了' });
    control.members.say({ userId: 'jia', text: '好的' });
    expect((await office.arrivals.at(0)).message.text).toBe('好的');
  });

  it('lets the connection go, and takes it again', async () => {
    const office = await openOffice();
    const { control } = office.simulator;
    await office.channel.disconnect();
    await expect.poll(() => control.connections()).toEqual([]);
    office.channel.connect();
    expect(await control.connected(1)).toBe(2);
    await office.channel.close();
    await expect.poll(() => control.connections()).toEqual([]);
  });

  it('answers what it is at work on before it lets go', async () => {
    const office = await openOffice({ isOpen: false });
    const { control } = office.simulator;
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => {
      store = resolve;
    });
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const accept = async (): Promise<boolean> => {
      begun();
      await stored;
      return true;
    };
    office.channel.open({ accept }, { collect: () => Promise.resolve(null) });
    office.channel.connect();
    await control.connected();
    control.members.say({ userId: 'jia', text: '进展' });
    await hasBegun;
    const gone = office.channel.disconnect();
    store();
    await gone;
    expect(await answered(office)).toMatchObject({ errcode: 0 });
  });

  it('hears each message once, whatever is doubled, turned round and cut', async () => {
    const office = await openOffice();
    const { control } = office.simulator;
    const sent: string[] = [];
    for (let index = 0; index < 400; index += 1) {
      if (index % 3 === 1) control.faults.inject({ at: 'event', kind: 'duplicate' });
      if (index % 7 === 2) control.faults.inject({ at: 'event', kind: 'reorder' });
      sent.push(control.members.say({ userId: 'jia', text: `第${index}条` }).msgId);
      if (index % 20 === 19) {
        control.releaseHeld();
        const known = () => new Set(office.arrivals.all.map(({ message }) => message.id)).size;
        await control.log.waitFor(() => known() === sent.length);
        const { id } = control.connections()[0]!;
        control.cutConnections();
        await control.connected(id);
      }
    }
    expect(new Set(office.arrivals.all.map(({ message }) => message.id))).toEqual(new Set(sent));
  });
});

describe('messages of all kinds', () => {
  const picture = Buffer.from('a picture');
  const file = { name: '佐证.pdf', bytes: Buffer.from('a file') };

  it('takes rich text with its pictures, and fetches one', async () => {
    const office = await openOffice();
    const richText = ['高新技术企业', '58家', { picture }];
    office.simulator.control.members.say({ userId: 'jia', chatId: group, richText });
    const { message } = await office.arrivals.at(0);
    expect(message.text).toBe('高新技术企业58家');
    const [attachment] = message.attachments!;
    expect(attachment).toMatchObject({ kind: 'picture', name: null });
    const { content } = await office.channel.download(attachment!, 1_000);
    expect(Buffer.from(content)).toEqual(picture);
    await expect(office.channel.download(attachment!, 3)).rejects.toMatchObject({
      code: 'input-too-large',
    });
  });

  it('takes a picture, a file and recognised speech', async () => {
    const office = await openOffice();
    const { members } = office.simulator.control;
    members.say({ userId: 'jia', picture });
    members.say({ userId: 'jia', file });
    members.say({
      userId: 'jia',
      audio: { bytes: 'amr', durationMs: 900, recognition: '本周新增三家' },
    });
    const kinds = [];
    for (const index of [0, 1, 2]) {
      const { text, attachments = [] } = (await office.arrivals.at(index)).message;
      kinds.push([text, attachments.map(({ kind, name }) => [kind, name])]);
    }
    expect(kinds).toEqual([
      ['', [['picture', null]]],
      ['', [['file', '佐证.pdf']]],
      ['本周新增三家', []],
    ]);
    const { attachments } = (await office.arrivals.at(1)).message;
    const fetched = await office.channel.download(attachments![0]!, 1_000);
    expect(Buffer.from(fetched.content)).toEqual(file.bytes);
    expect(fetched.name).toBe('佐证.pdf');
  });

  it('takes the file that a group message quotes', async () => {
    const office = await openOffice();
    const quote = { userId: 'yi', msgId: 'msgQuoted', file };
    office.simulator.control.members.say({ userId: 'jia', chatId: group, text: '佐证材料', quote });
    const { message } = await office.arrivals.at(0);
    expect(message).toMatchObject({ quotedMessageId: 'msgQuoted', quotedText: '佐证.pdf' });
    expect(message.attachments).toMatchObject([{ kind: 'file', name: '佐证.pdf' }]);
  });

  it('says politely that it cannot see videos, once for all deliveries', async () => {
    const office = await openOffice();
    const { members, screens } = office.simulator.control;
    const video = { bytes: 'mp4', durationMs: 900, videoType: 'mp4' };
    const { msgId } = members.say({ userId: 'jia', video });
    members.sendAgain(msgId);
    members.say({ userId: 'jia', audio: { bytes: 'amr', durationMs: 900, recognition: '' } });
    await screens.waitFor('jia', ({ by, text }) => by === 'bot' && text.includes('语音'));
    members.say({ userId: 'jia', text: '进展' });
    await office.arrivals.at(0);
    const told = screens
      .of('jia')
      .filter(({ by }) => by === 'bot')
      .map(({ text }) => text);
    expect(told.filter((text) => text.includes('视频'))).toHaveLength(1);
    expect(office.arrivals.all).toHaveLength(1);
  });

  it('answers a bare @ with its welcome', async () => {
    const office = await openOffice();
    const { members, screens } = office.simulator.control;
    members.say({ userId: 'jia', chatId: group, text: ' ' });
    const shown = await screens.waitFor(group, ({ by }) => by === 'bot');
    expect(shown.text).toBe(welcomeText);
    expect(office.arrivals.all).toEqual([]);
  });

  it('knows members of other corps apart from everybody else', async () => {
    const office = await openOffice();
    office.simulator.control.members.say({ userId: 'guest', chatId: group, text: '旁听' });
    const { sender } = (await office.arrivals.at(0)).message;
    expect(sender).toEqual({ userId: 'outside:$:LWCP_v1:$guest', displayName: '外单位来宾' });
    expect(await office.channel.directory!.lookUp(sender.userId)).toBeNull();
    expect(last(office)).toBeGreaterThan(0);
  });
});
