import { describe, expect, it } from 'vitest';

import { asId } from '../../../src/kernel/ids.js';
import type { GroupId } from '../../../src/kernel/ids.js';
import type { Arrival } from '../../../src/message/arrival.js';
import type { Outgoing } from '../../../src/message/outgoing.js';
import type { Reply } from '../../../src/message/reply.js';
import { outgoing, RecordingReporter, textReply } from '../../fakes/outgoing.js';
import type { Shown } from '../../simulators/shared/screens.js';
import { buttonsOf } from './dingtalk-driver.js';
import { group, openOffice } from './dingtalk-harness.js';
import type { Office, OfficeOptions } from './dingtalk-harness.js';

const toGroup = { kind: 'group', groupId: asId<GroupId>(group) } as const;
const toJia = { kind: 'person', userId: 'jia' } as const;
const cardTopic = '/v1.0/card/instances/callback';

const receipt = (text = '回执3：高新技术企业 57家 → 58家'): Reply => ({
  ...textReply(text),
  buttons: [
    { label: '确认', text: '确认3' },
    { label: '撤销3', text: '撤销3' },
  ],
});

const cardIn = ({ simulator }: Office, chat = group): Shown =>
  simulator.control.screens.of(chat).find(({ kind }) => kind === 'card')!;

const params = ({ card }: Shown): Record<string, string> =>
  (card as { params: Record<string, string> }).params;

async function sendReceipt(office: Office, more: Partial<Outgoing> = {}): Promise<Outgoing> {
  const one = outgoing(more.to ?? toGroup, { reply: receipt(), ...more });
  const result = await office.channel.send(one, new RecordingReporter());
  expect(result.kind).toBe('sent');
  return one;
}

function press(office: Office, chat: string, index: number, sendsText = true): void {
  const { outTrackId, actionId, text } = buttonsOf(cardIn(office, chat))[index]!;
  const sent = sendsText ? { params: { text } } : {};
  office.simulator.control.click({ userId: 'jia', outTrackId, actionId, ...sent });
}

const answerTo = ({ message, replyHandle }: Arrival): Partial<Outgoing> => ({
  inReplyTo: { messageId: message.id, userId: 'jia', handle: replyHandle },
});

const ways: [string, OfficeOptions][] = [
  ['Stream', {}],
  ['HTTP', { simulator: { app: { mode: 'http' } } }],
];

describe.each(ways)('cards by %s', (_name, options) => {
  it('shows text and buttons in one card, and what becomes of a click', async () => {
    const office = await openOffice(options);
    const { control } = office.simulator;
    const one = await sendReceipt(office);
    const shown = control.screens.of(group);
    expect(shown).toHaveLength(1);
    expect(params(shown[0]!)).toMatchObject({
      content: '回执3：高新技术企业 57家 → 58家',
      button1: '确认',
      text1: '确认3',
      button3: '',
      status: '',
    });
    press(office, group, 0);
    const arrival = await office.arrivals.at(0);
    expect(arrival.message).toMatchObject({
      group,
      text: '确认3',
      sender: { userId: 'jia' },
      quotedMessageId: one.id,
    });
    await control.log.waitFor(() => params(shown[0]!)['status'] !== '');
    expect(params(shown[0]!)).toMatchObject({ status: '已提交“确认”，正在处理', button1: '确认' });
    const reply = textReply('已确认，正式入账。\n完成率 96.7%');
    await office.channel.send(
      outgoing(toGroup, { reply, ...answerTo(arrival) }),
      new RecordingReporter(),
    );
    expect(params(shown[0]!)['status']).toBe('已确认，正式入账。');
    const doubts = control.log.entries().flatMap((entry) => entry.doubts);
    expect(doubts).toEqual([]);
  });

  it('makes the same message of the same click, however often it comes', async () => {
    const office = await openOffice(options);
    await sendReceipt(office);
    press(office, group, 0);
    press(office, group, 0);
    press(office, group, 1);
    await office.arrivals.at(2);
    const ids = office.arrivals.all.map(({ message }) => message.id);
    expect(new Set(ids).size).toBe(2);
  });

  it('keeps showing what became of a click when it is pressed once more', async () => {
    const office = await openOffice(options);
    const { log } = office.simulator.control;
    await sendReceipt(office);
    const answers = () =>
      log.entries().filter(({ direction, name }) => direction === 'from-bot' && isClick(name));
    const isClick = (name: string): boolean => name.includes('card');
    press(office, group, 0);
    const arrival = await office.arrivals.at(0);
    await log.waitFor(() => params(cardIn(office))['status'] !== '');
    const reply = textReply('已确认，正式入账。');
    await office.channel.send(
      outgoing(toGroup, { reply, ...answerTo(arrival) }),
      new RecordingReporter(),
    );
    expect(params(cardIn(office))['status']).toBe('已确认，正式入账。');
    const before = answers().length;
    press(office, group, 0);
    await office.arrivals.at(1);
    await expect.poll(() => answers().length).toBeGreaterThan(before);
    expect(params(cardIn(office))['status']).toBe('已确认，正式入账。');
  });

  it('works in private chats', async () => {
    const office = await openOffice(options);
    await sendReceipt(office, { to: toJia });
    press(office, 'jia', 1);
    const { message } = await office.arrivals.at(0);
    expect(message).toMatchObject({ group: null, text: '撤销3' });
  });

  it('remembers what a button stands for when the template sends nothing along', async () => {
    const office = await openOffice(options);
    await sendReceipt(office);
    press(office, group, 0, false);
    expect((await office.arrivals.at(0)).message.text).toBe('确认3');
  });
});

describe('cards that do not fit', () => {
  it('sends a long text before a card that only asks', async () => {
    const office = await openOffice();
    await sendReceipt(office, { reply: receipt('数'.repeat(400)) });
    const [text, card] = office.simulator.control.screens.of(group);
    expect(text).toMatchObject({ kind: 'sampleText', text: '数'.repeat(400) });
    expect(params(card!)).toMatchObject({ content: '请选择：', button1: '确认' });
  });

  it('says in words how to answer where there is no template', async () => {
    const office = await openOffice({ config: { cardTemplateId: null } });
    await sendReceipt(office);
    await sendReceipt(office, { to: toJia });
    const { screens } = office.simulator.control;
    expect(screens.of(group)[0]!.text).toBe(
      '回执3：高新技术企业 57家 → 58家\n请 @战报助手 回复：“确认3”（确认）、“撤销3”',
    );
    expect(screens.of('jia')[0]!.text).toContain('请直接回复：“确认3”');
  });

  it('says the same in words when the card is refused or reaches nobody', async () => {
    const unknown = await openOffice({ config: { cardTemplateId: 'no-such.schema' } });
    await sendReceipt(unknown);
    expect(unknown.simulator.control.screens.of(group)[0]!.text).toContain('请 @战报助手 回复');
    const nobody = await openOffice();
    const result = await nobody.channel.send(
      outgoing({ kind: 'person', userId: 'nobody' }, { reply: receipt() }),
      new RecordingReporter(),
    );
    expect(result).toMatchObject({ kind: 'refused' });
  });

  it('needs another card when the end of the first is not known, and both can be pressed', async () => {
    const office = await openOffice();
    const { control } = office.simulator;
    control.faults.inject({ at: 'answer', kind: 'close', match: 'createAndDeliver' });
    const one = outgoing(toGroup, { reply: receipt() });
    expect((await office.channel.send(one, new RecordingReporter())).kind).toBe('unknown');
    await sendReceipt(office, { ...one, isRepeat: true });
    const cards = control.screens.of(group).filter(({ kind }) => kind === 'card');
    expect(cards.map((card) => params(card)['title'])[1]).toContain('重发');
    for (const card of cards) {
      const { outTrackId, actionId, text } = buttonsOf(card)[0]!;
      control.click({ userId: 'yi', outTrackId, actionId, params: { text } });
    }
    await office.arrivals.at(1);
    const quoted = office.arrivals.all.map(({ message }) => message.quotedMessageId);
    expect(quoted).toEqual([one.id, one.id]);
  });

  it('answers a click in time when storing takes long, and the click is not lost', async () => {
    const office = await openOffice({ isOpen: false, timings: { cardDeadlineMs: 50 } });
    const { control } = office.simulator;
    const stored: Arrival[] = [];
    let store: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      store = resolve;
    });
    office.channel.open(
      {
        accept: async (arrival) => {
          await slow;
          return stored.push(arrival) > 0;
        },
      },
      { collect: () => Promise.resolve(null) },
    );
    office.channel.connect();
    await control.connected();
    await sendReceipt(office);
    press(office, group, 0);
    const answer = await control.log.waitFor(
      ({ direction, name }) => direction === 'from-bot' && name === cardTopic,
    );
    expect(answer.note).toContain('500');
    store();
    await expect.poll(() => stored.length).toBe(1);
  });

  it('ignores clicks on cards of others, and of other corps', async () => {
    const office = await openOffice({ config: { corpId: 'dingSampleCorp' } });
    const foreign = await openOffice({ config: { corpId: 'dingAnotherCorp' } });
    await sendReceipt(foreign);
    press(foreign, group, 0);
    await foreign.simulator.control.log.waitFor(
      ({ direction, name }) => direction === 'from-bot' && name === cardTopic,
    );
    expect(foreign.arrivals.all).toEqual([]);
    expect(office.arrivals.all).toEqual([]);
  });
});
