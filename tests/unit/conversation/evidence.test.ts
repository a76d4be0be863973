import { beforeEach, describe, expect, it } from 'vitest';
import { shownFileName } from '../../../src/conversation/evidence/shown-file-name.js';
import { Conversation, SECOND_GROUP } from '../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

const file = { files: ['认定文件.pdf'] };

describe('a report with files', () => {
  it('says in its receipt how many there are, and brings them into the ledger with it', async () => {
    const { text, id } = await chat.say('甲', '高企58家', { files: ['a.pdf', 'b.jpg'] });
    expect(text).toContain('佐证2份');
    expect(chat.events).toEqual([]);
    expect((await chat.say('甲', '确认')).text).toContain('佐证2份');
    const { ledger, receipts } = chat.store.read(chat.workspaceId);
    expect(ledger.at(-1)?.event).toEqual({
      kind: 'evidence-attached',
      receiptId: receipts[0]?.id,
      sources: [{ channel: 'test', messageId: id, count: 2 }],
    });
  });

  it('keeps them when it is said again with another figure', async () => {
    await chat.say('甲', '截至6月底高企58家', file);
    expect((await chat.say('甲', '截至6月底高企59家')).text).toContain('佐证1份');
  });
});

describe('a bare file', () => {
  it('is tied to the report of the last half hour in this chat', async () => {
    await chat.say('甲', '高企58家');
    expect((await chat.say('甲', '', file)).text).toBe('回执1已附佐证1份。');
    expect((await chat.say('甲', '补充佐证材料', file)).text).toBe('回执1已附佐证1份（共2份）。');
    await chat.say('甲', '确认');
    expect(chat.events).toEqual(['fact-recorded', 'evidence-attached']);
  });

  it('is tied to a confirmed one at once', async () => {
    await chat.report('甲', '高企58家');
    await chat.say('甲', '', file);
    expect(chat.events).toEqual(['fact-recorded', 'evidence-attached']);
    const { ledger, receipts } = chat.store.read(chat.workspaceId);
    expect(ledger.at(-1)?.receiptId).toBe(receipts[0]?.id);
  });

  it.each([
    ['after half an hour', { at: '2023-07-05T10:31:00+08:00' }],
    ['in another chat', { group: SECOND_GROUP }],
    ['on another channel', { channel: 'other' }],
  ])('is tied to nothing %s', async (_, options) => {
    await chat.say('甲', '高企58家');
    const { text } = await chat.say('甲', '', { ...file, ...options });
    expect(text).not.toContain('已附佐证');
    expect(chat.store.read(chat.workspaceId).receipts[0]?.evidence).toBeUndefined();
  });

  it('in private is tied to a report in a group, but sooner to one made there', async () => {
    await chat.say('甲', '高企58家');
    const privately = { ...file, privately: true };
    expect((await chat.say('甲', '', privately)).text).toBe('回执1已附佐证1份。');
    await chat.say('甲', '科小70家', { privately: true });
    await chat.say('甲', '瞪羚企业1家');
    expect((await chat.say('甲', '', privately)).text).toBe('回执2已附佐证1份。');
  });

  it('in a group is never tied to a report made in private', async () => {
    await chat.say('甲', '高企58家', { privately: true });
    expect((await chat.say('甲', '', file)).text).toContain('请在30分钟内回复它对应的事项');
  });

  it('without any report is answered by one line that says how', async () => {
    const { text, replies } = await chat.say('甲', '', file);
    expect(replies).toHaveLength(1);
    expect(text).toMatch(/^已收到文件《认定文件.pdf》。.*请引用那份回执/u);
    const two = await chat.say('甲', '', { files: ['a.pdf', 'b.jpg'], privately: true });
    expect(two.text).toContain('已收到文件《a.pdf》等2个。');
  });

  it('is never tied to a colleague’s report, nor to one that was withdrawn', async () => {
    await chat.say('乙', '高新区引进硕士2名');
    expect((await chat.say('甲', '', file)).text).toContain('请在30分钟内回复它对应的事项');
    await chat.say('甲', '高企58家');
    await chat.say('甲', '撤销');
    expect((await chat.say('甲', '', file)).text).toContain('请在30分钟内回复它对应的事项');
  });

  it('of an unknown person ties nothing and says how to be bound', async () => {
    await chat.say('甲', '高企58家');
    expect((await chat.say('新人', '', file)).text).toContain('绑定 单位全称');
  });

  it('with words that mean nothing here is taken all the same', async () => {
    await chat.say('甲', '高企58家');
    expect((await chat.say('甲', '领导请看一下这个', file)).text).toContain('已附佐证1份');
  });
});

describe('a file that waits for its report', () => {
  const sources = () => chat.store.read(chat.workspaceId).receipts.map(({ evidence }) => evidence);

  it('is tied to the next report of its sender', async () => {
    const first = await chat.say('甲', '', { ...file, privately: true });
    const second = await chat.say('甲', '', { ...file, privately: true });
    const { text } = await chat.say('甲', '截至6月底高企58家', { privately: true });
    expect(text).toContain('佐证2份');
    expect(sources()).toEqual([
      [first, second].map(({ id }) => ({ channel: 'test', messageId: id, count: 1 })),
    ]);
    expect((await chat.say('甲', '科小70家', { privately: true })).text).not.toContain('佐证');
    await chat.say('甲', '全部确认', { privately: true });
    expect(chat.events.filter((kind) => kind === 'evidence-attached')).toHaveLength(1);
  });

  it('from private is tied to a report in a group, from a group to none elsewhere', async () => {
    await chat.say('甲', '', { ...file, privately: true });
    expect((await chat.say('甲', '高企58家')).text).toContain('佐证1份');
    await chat.say('乙', '', file);
    const elsewhere = [{ privately: true }, { group: SECOND_GROUP }];
    for (const place of elsewhere) {
      expect((await chat.say('乙', '高新区引进硕士2名', place)).text).not.toContain('佐证');
    }
    expect((await chat.say('乙', '高新区引进硕士3名')).text).toContain('佐证1份');
  });

  it('waits half an hour, and for nobody else', async () => {
    await chat.say('甲', '', file);
    expect((await chat.say('丁', '高企57家')).text).not.toContain('佐证');
    const late = { at: '2023-07-05T10:31:00+08:00' };
    expect((await chat.say('甲', '高企58家', late)).text).not.toContain('佐证');
  });

  it('waits again once its report is withdrawn', async () => {
    await chat.say('甲', '', file);
    await chat.say('甲', '高企58家');
    await chat.say('甲', '撤销');
    expect((await chat.say('甲', '高企59家')).text).toContain('佐证1份');
  });

  it('is not said to have come when it could not be kept', async () => {
    const { text } = await chat.say('甲', '', { ...file, notes: ['附件未能取到。'] });
    expect(text).toBe('附件未能取到。');
    expect((await chat.say('甲', '高企58家')).text).not.toContain('佐证');
  });

  it('does not wait when it was meant for somebody else’s receipt', async () => {
    const { text: quotedText } = await chat.say('甲', '高企58家');
    await chat.say('乙', '', { ...file, quotedText });
    expect((await chat.say('乙', '高新区引进硕士2名')).text).not.toContain('佐证');
  });
});

describe('a file that quotes', () => {
  it('a receipt is tied to that one, whenever it was', async () => {
    const { text: quotedText } = await chat.say('甲', '高企58家');
    await chat.say('甲', '科小70家');
    const at = '2023-07-05T16:00:00+08:00';
    expect((await chat.say('甲', '', { ...file, quotedText, at })).text).toContain('回执1已附');
  });

  it('an own report is tied to that one', async () => {
    const { id } = await chat.say('甲', '高企58家');
    await chat.say('甲', '科小70家');
    const later = { at: '2023-07-05T16:00:00+08:00' };
    const byId = await chat.say('甲', '', { ...file, ...later, quotedMessageId: id });
    expect(byId.text).toContain('回执1已附');
    const byText = await chat.say('甲', '', { ...file, ...later, quotedText: '科小70家' });
    expect(byText.text).toContain('回执2已附');
  });

  it('something else is tied to nothing, but one that quotes the file itself is', async () => {
    await chat.say('甲', '高企58家');
    const other = await chat.say('甲', '', { ...file, quotedText: '明天上午开会' });
    expect(other.text).toContain('请在30分钟内回复它对应的事项');
    const itself = await chat.say('甲', '', { ...file, quotedText: '[文件] 认定文件.pdf' });
    expect(itself.text).toContain('回执1已附');
  });

  it.each([
    ['丁', '已附佐证'],
    ['主任', '已附佐证'],
    ['乙', '只有报送人、同单位'],
    ['县长', '只有报送人、同单位'],
    ['新人', '绑定 单位全称'],
  ])('another’s receipt is decided on as its confirmation is: %s', async (who, words) => {
    const { text: quotedText } = await chat.say('甲', '高企58家');
    expect((await chat.say(who, '', { ...file, quotedText })).text).toContain(words);
  });

  it('a withdrawn receipt is told so', async () => {
    const { text: quotedText } = await chat.say('甲', '高企58家');
    await chat.say('甲', '撤销');
    expect((await chat.say('甲', '', { ...file, quotedText })).text).toContain('不能再附');
  });
});

describe('上传佐证', () => {
  const uploadPage = 'https://zhanbao.invalid/upload';
  const links = () => chat.store.uploadLinks.map(({ quotedId }) => quotedId);

  it.each(['上传', '上传佐证', '传文件', '我要上传图片', '怎么上传？', '上传链接'])(
    'is answered privately with a one-time address: %s',
    async (text) => {
      const { replies } = await chat.say('甲', text, { uploadPage });
      expect(replies.map(({ to }) => to.kind)).toEqual(['group', 'sender']);
      const [inGroup, link] = replies.map(({ blocks }) => JSON.stringify(blocks));
      expect(inGroup).not.toContain('TOKEN');
      expect(link).toContain(`${uploadPage}#TOKEN1`);
      const there = await chat.say('甲', text, { uploadPage, privately: true });
      expect(there.replies.map(({ to }) => to.kind)).toEqual(['sender']);
      const { messages } = chat.store.read(chat.workspaceId);
      expect(messages.every((message) => message.text === null)).toBe(true);
    },
  );

  it('names the report that the files are meant for', async () => {
    const { id, text: quotedText } = await chat.say('甲', '高企58家');
    expect((await chat.say('甲', '上传', { uploadPage })).text).toContain('附入回执1');
    const at = '2023-07-05T11:00:00+08:00';
    expect((await chat.say('甲', '上传', { uploadPage, at })).text).not.toContain('附入');
    const quoting = { uploadPage, quotedText, at };
    expect((await chat.say('甲', '上传', quoting)).text).toContain('附入回执1');
    expect((await chat.say('乙', '上传', quoting)).text).toContain('只有报送人');
    expect(links()).toEqual([id, null, id]);
  });

  it('without a page is answered with the other ways', async () => {
    expect((await chat.say('甲', '上传佐证')).text).toContain('引用群里的那个文件');
    expect((await chat.say('甲', '传文件', { privately: true })).text).toContain('发给我');
    expect(links()).toEqual([]);
  });

  it('of an unknown person says how to be bound', async () => {
    const { text } = await chat.say('新人', '上传', { uploadPage });
    expect(text).toContain('绑定 单位全称');
    expect(links()).toEqual([]);
  });

  it('beside a file takes that file', async () => {
    await chat.say('甲', '高企58家');
    for (const text of ['上传', '上传佐证', '传文件']) {
      expect((await chat.say('甲', text, { ...file, uploadPage })).text).toContain('已附佐证1份');
    }
    expect(links()).toEqual([]);
  });
});

describe('依据', () => {
  async function reported(names: readonly string[], stored: readonly string[]): Promise<void> {
    const { id } = await chat.say('甲', '高企58家', { files: names });
    await chat.say('甲', '确认');
    chat.store.addEvidence({ channel: 'test', id }, stored);
  }

  it('names the files that support a figure', async () => {
    await reported(['认定文件.pdf', '照片.jpg'], ['认定文件.pdf', '照片.jpg']);
    expect((await chat.say('主任', '高企依据')).text).toContain('佐证2份：认定文件.pdf、照片.jpg');
  });

  it('says how many could not be fetched', async () => {
    await reported(['认定文件.pdf', '照片.jpg'], ['认定文件.pdf']);
    expect((await chat.say('主任', '高企依据')).text).toContain(
      '佐证2份：认定文件.pdf（1份未取得）',
    );
  });

  it.each(['甲', '乙', '县长', '主任'])('names them to %s', async (who) => {
    await reported(['认定文件.pdf'], ['认定文件.pdf']);
    expect((await chat.say(who, '高企依据')).text).toContain('认定文件.pdf');
  });

  it('never names them to who may not see 依据', async () => {
    await reported(['认定文件.pdf'], ['认定文件.pdf']);
    await chat.say('新人', '高企多少家');
    for (const text of ['依据', '高企依据', '高企多少家']) {
      expect((await chat.say('新人', text)).text).not.toContain('认定文件');
    }
  });

  it('says nothing of files of a report that was withdrawn', async () => {
    await reported(['认定文件.pdf'], ['认定文件.pdf']);
    await chat.say('甲', '撤销1');
    await chat.report('甲', '高企57家');
    expect((await chat.say('主任', '高企依据')).text).not.toContain('认定文件');
  });
});

describe('a file’s name', () => {
  it.each([
    ['a\u202egpj.pdf', 'agpj.pdf'],
    ['机密★名单.docx', '（文件名已隐去）'],
    [`${'长'.repeat(60)}.pdf`, `${'长'.repeat(40)}…`],
    ['张某13800000000.pdf', '张某［电话已隐去］.pdf'],
  ])('%j is shown as %s', (name, shown) => {
    expect(shownFileName(name)).toBe(shown);
  });
});
