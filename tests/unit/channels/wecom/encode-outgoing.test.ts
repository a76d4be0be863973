import { describe, expect, it } from 'vitest';

import { encodeOutgoing } from '../../../../src/channels/wecom/encode/encode-outgoing.js';
import type { Part } from '../../../../src/channels/wecom/encode/part.js';
import { appStyle, botStyle, webhookStyle } from '../../../../src/channels/wecom/encode/style.js';
import type { Style } from '../../../../src/channels/wecom/encode/style.js';
import { asId } from '../../../../src/kernel/ids.js';
import type { GroupId, MessageId } from '../../../../src/kernel/ids.js';
import type { Outgoing } from '../../../../src/message/outgoing.js';
import type { Button } from '../../../../src/message/reply.js';
import { blocksReply, outgoing, samplePng, textReply } from '../../../fakes/outgoing.js';

const group = { kind: 'group', groupId: asId<GroupId>('g1') } as const;
const person = { kind: 'person', userId: 'u1' } as const;

const encode = (one: Outgoing, style: Style, repeatedFrom: number | null = null): readonly Part[] =>
  encodeOutgoing(one, { style, ownUrl: null, botName: '战报助手', repeatedFrom });
const texts = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
const button = (index: number): Button => ({ label: `第${index}项`, text: `选${index}` });

describe('encoding an outgoing message', () => {
  it('says how to answer where there are no buttons, and whom to mention in a group', () => {
    const reply = { ...textReply('回执3'), buttons: [{ label: '确认', text: '确认3' }, button(2)] };
    expect(texts(encode(outgoing(group, { reply }), webhookStyle))).toEqual([
      '回执3\n请@战报助手并回复“确认3”（确认）或“选2”（第2项）。',
    ]);
    const [card] = encode(outgoing(person, { reply }), appStyle).slice(1);
    expect(card).toMatchObject({
      kind: 'card',
      title: '回执3',
      hint: '请回复“确认3”（确认）或“选2”（第2项）。',
    });
  });

  it('puts six buttons on a card and the others into words', () => {
    const buttons = Array.from({ length: 8 }, (_, index) => button(index + 1));
    const parts = encode(
      outgoing(person, { reply: { ...textReply('请选择任务'), buttons } }),
      botStyle,
    );
    expect(texts(parts)[0]).toContain('请回复“选7”（第7项）或“选8”（第8项）。');
    expect(parts.at(-1)).toMatchObject({ kind: 'card', buttons: buttons.slice(0, 6) });
  });

  it('makes no card of what a card cannot hold', () => {
    const long = { label: '确认', text: '长'.repeat(400) };
    const withLong = outgoing(person, { reply: { ...textReply('回执'), buttons: [long] } });
    expect(encode(withLong, botStyle).map(({ kind }) => kind)).toEqual(['text']);
    const odd = outgoing(person, {
      id: asId<MessageId>('非法/编号'),
      reply: { ...textReply('回执'), buttons: [button(1)] },
    });
    expect(encode(odd, botStyle).map(({ kind }) => kind)).toEqual(['text']);
  });

  it('keeps a card’s title short, without half a character', () => {
    const reply = { ...textReply(`${'一'.repeat(24)}👍👍尾`), buttons: [button(1)] };
    const card = encode(outgoing(person, { reply }), botStyle).at(-1);
    expect(card).toMatchObject({ title: `${'一'.repeat(24)}…` });
  });

  it('calls by name where no @ rings', () => {
    const mentions = [{ userId: 'u1', name: '甲局\n联络员' }];
    expect(texts(encode(outgoing(group, { mentions }), botStyle))[0]).toMatch(/^@甲局 联络员\n/);
    expect(texts(encode(outgoing(person, { mentions }), botStyle))[0]).not.toContain('甲局');
  });

  it('keeps files in their place, and says where they are when they cannot go', () => {
    const reply = blocksReply([
      { type: 'file', name: '../a"b.docx', content: new Uint8Array(100) },
      { type: 'text', text: '中间' },
      { type: 'picture', name: '', png: samplePng, alt: '图' },
      { type: 'file', name: '大.zip', content: new Uint8Array(21 * 1024 * 1024) },
      { type: 'file', name: '空.txt', content: new Uint8Array(0) },
    ]);
    const parts = encode(outgoing(group, { reply }), botStyle);
    expect(parts.map(({ kind }) => kind)).toEqual(['file', 'text', 'picture', 'text', 'text']);
    expect(parts[0]).toMatchObject({ name: '.._a_b.docx' });
    expect(parts[2]).toMatchObject({ name: '附件' });
    expect(texts(parts)[1]).toContain('大.zip');
  });

  it('sends a picture that is too large for one as a file', () => {
    const png = new Uint8Array(3 * 1024 * 1024);
    const reply = blocksReply([{ type: 'picture', name: '大图.png', png, alt: '' }]);
    expect(encode(outgoing(group, { reply }), botStyle)[0]).toMatchObject({ kind: 'file' });
    expect(encode(outgoing(group, { reply }), appStyle)[0]).toMatchObject({ kind: 'picture' });
  });

  it('marks what may have been seen, on the first part that goes out again', () => {
    const reply = blocksReply([
      { type: 'text', text: '一' },
      { type: 'picture', name: 'p.png', png: samplePng, alt: '' },
      { type: 'file', name: '二.docx', content: new Uint8Array(10) },
    ]);
    const one = outgoing(group, { reply });
    expect(texts(encode(one, botStyle, 0))).toEqual(['（重发）\n一']);
    expect(encode(one, botStyle, 1)[2]).toMatchObject({ name: '（重发）二.docx' });
    expect(texts(encode(one, botStyle, 1))).toEqual(['一']);
  });

  it('words a message the same way every time, so that one can go on in it', () => {
    const long = textReply('数据，'.repeat(4_000));
    const one = outgoing(group, { reply: long });
    const first = texts(encode(one, botStyle));
    const second = texts(encode(one, botStyle, 1));
    expect(second[0]).toBe(first[0]);
    expect(second[1]).toBe(`（重发）\n${first[1] ?? ''}`);
  });

  it('has nothing to send of an empty reply', () => {
    expect(encode(outgoing(group, { reply: textReply(' \n ') }), botStyle)).toEqual([]);
  });
});
