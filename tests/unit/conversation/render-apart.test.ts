import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PdfResult } from '../../../src/digest/documents/convert-to-pdf.js';
import type { FileBlock } from '../../../src/message/reply.js';
import { Conversation, type Heard } from '../../fakes/conversation.js';
import { held } from '../../fakes/held.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
  await chat.report('甲', '截至6月底高企58家');
});

const PDF: PdfResult = { kind: 'made', content: Buffer.from('%PDF-') };

function filesIn({ replies }: Heard): readonly FileBlock[] {
  return replies.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'file'));
}

async function boardOf(content: Uint8Array): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(content) as unknown as ArrayBuffer);
  return JSON.stringify(workbook.getWorksheet('看板')?.getSheetValues());
}

describe('while a file is made', () => {
  it('others are answered, and what they do is stored', async () => {
    const slow = held<PdfResult>();
    chat.makePdf = slow.take;
    const asked = chat.say('主任', '导出台账PDF', { privately: true });
    await slow.taken;
    const answer = await chat.say('县长', '高企完成多少了');
    expect(answer.text).toContain('58家');
    expect((await chat.say('甲', '截至6月底科小71家')).text).toContain('【回执');
    slow.give(PDF);
    expect(filesIn(await asked).map(({ name }) => name.slice(-4))).toEqual(['.pdf']);
  });

  it('and a figure comes in, it is made anew of what holds now', async () => {
    const boards: string[] = [];
    chat.makePdf = async (content) => {
      boards.push(await boardOf(content));
      if (boards.length === 1) await chat.report('甲', '刚才报错了，截至6月底高企是59家，不是58家');
      return PDF;
    };
    expect(filesIn(await chat.say('主任', '导出台账PDF', { privately: true }))).toHaveLength(1);
    expect(boards).toHaveLength(2);
    expect(boards[0]?.includes('"66家",58,')).toBe(true);
    expect(boards[1]?.includes('"66家",59,')).toBe(true);
  });

  it('and something else happens that it does not tell of, it is not made again', async () => {
    let made = 0;
    chat.makePdf = async () => {
      made += 1;
      await chat.say('县长', '总体情况');
      return PDF;
    };
    await chat.say('主任', '导出6月通报PDF', { privately: true });
    expect(made).toBe(1);
  });

  it('and figures come in all the time, it is made at last while the others wait', async () => {
    let made = 0;
    chat.makePdf = async () => {
      made += 1;
      if (made <= 3) await chat.report('甲', `截至6月底高企${58 + made}家，原数有误，更正`);
      return PDF;
    };
    expect(filesIn(await chat.say('主任', '导出台账PDF', { privately: true }))).toHaveLength(1);
    expect(made).toBe(4);
  });

  it('and that fails, nothing is stored and the message can be handled again', async () => {
    chat.makePdf = () => Promise.reject(new Error('no room on the disk'));
    const before = chat.store.read(chat.workspaceId).messages.length;
    const asked = chat.say('主任', '导出台账PDF', { privately: true });
    await expect(asked).rejects.toThrow('no room on the disk');
    expect(chat.store.read(chat.workspaceId).messages).toHaveLength(before);
  });
});

describe('while the pictures of a digest are drawn', () => {
  it('others are answered, and what they report is in it', async () => {
    await chat.tick('2023-07-10T08:00:00+08:00');
    const slow = held();
    let drawn = 0;
    chat.pictures = {
      drawPicture: async ({ name, alt }) => {
        drawn += 1;
        if (drawn === 1) await slow.take();
        return { type: 'picture', name, alt, png: Buffer.from('png') };
      },
    };
    const due = '2023-07-14T16:00:00+08:00';
    const pushing = chat.tick(due);
    await slow.taken;
    await chat.report('甲', '截至7月13日高企61家', due);
    slow.give();
    const [first, second, ...others] = await pushing;
    expect(others).toEqual([]);
    for (const one of [first, second]) {
      expect(one?.text).toContain('61家');
      expect(one?.text).toContain('进度看板');
    }
    expect(chat.events.filter((kind) => kind === 'digest-published')).toHaveLength(1);
  });
});
