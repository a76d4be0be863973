import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FileBlock } from '../../../src/message/reply.js';
import { Conversation, type Heard } from '../../fakes/conversation.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
  await chat.report('甲', '截至6月底高企58家，技术合同登记180个、12.3亿');
});

const filesIn = ({ replies }: Heard): readonly FileBlock[] =>
  replies.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'file'));
const namesIn = (heard: Heard) => filesIn(heard).map(({ name }) => name);
const ask = (who: string, text: string) => chat.say(who, text, { privately: true });
const TITLE = '攸县打好科技创新攻坚仗工作方案（示例）';

async function textOf(heard: Heard): Promise<string> {
  const [file] = filesIn(heard);
  return (await mammoth.extractRawText({ buffer: Buffer.from(file!.content) })).value;
}

describe('files asked for in chat', () => {
  it.each([
    ['导出台账', `${TITLE}台账2023-07-05.xlsx`],
    ['@战报助手 导出台账', `${TITLE}台账2023-07-05.xlsx`],
    ['导出台账CSV', `${TITLE}台账2023-07-05.csv`],
    ['导出6月通报', `${TITLE}2023年6月通报.docx`],
    ['发6月通报Word版', `${TITLE}2023年6月通报.docx`],
    ['6月通报发我Word版', `${TITLE}2023年6月通报.docx`],
    ['下载月度通报', `${TITLE}2023年6月通报.docx`],
    ['导出上半年总结', `${TITLE}2023年上半年总结.docx`],
    ['导出半年总结', `${TITLE}2023年上半年总结.docx`],
    ['周报发我Word版', `${TITLE}2023-07-05周报.docx`],
    ['导出周报word', `${TITLE}2023-07-05周报.docx`],
    ['周报发个Word', `${TITLE}2023-07-05周报.docx`],
    ['@战报助手 导出本周周报', `${TITLE}2023-07-05周报.docx`],
    ['导出填报表', `${TITLE}数据填报表.xlsx`],
    ['给我一个导入模板', `${TITLE}数据填报表.xlsx`],
  ])('%s gives %s', async (text, name) => {
    expect(namesIn(await ask('主任', text))).toEqual([name]);
  });

  it.each(['发6月通报', '生成上半年总结', '发本周周报'])('%s comes in words', async (text) => {
    const heard = await ask('主任', text);
    expect(namesIn(heard)).toEqual([]);
    expect(heard.text).toMatch(/^【(?:周报|通报|半年总结)】/u);
  });

  it.each(['省里发了通报表扬高新区', '月报交了吗', '我局半年总结没写完'])(
    '%s asks for nothing',
    async (text) => {
      const heard = await chat.say('甲', text);
      expect(namesIn(heard)).toEqual([]);
      expect(heard.text).not.toContain('【通报】');
    },
  );

  it('a period and a unit narrow what comes', async () => {
    const heard = await ask('主任', '导出县人社局6月通报');
    const text = await textOf(heard);
    expect(text).toContain('（2023年6月1日至6月30日）');
    expect(text).toContain('（县人社局）');
    expect(text).not.toContain('高新技术企业');
  });

  it('a bulletin in the office’s words goes to the group with all that the schedule would send', async () => {
    const heard = await chat.say('主任', '发6月通报');
    const last = heard.replies.at(-1);
    expect(last?.to.kind).toBe('group');
    expect(last?.blocks.some(({ type }) => type === 'picture')).toBe(true);
    expect(namesIn(heard)).toEqual([`${TITLE}2023年6月通报.docx`, `${TITLE}台账2023-07-05.xlsx`]);
    expect(chat.events.at(-1)).toBe('digest-published');
  });

  it('a file goes to the asker alone and publishes nothing', async () => {
    const { replies } = await chat.say('主任', '导出6月通报');
    expect(replies.map(({ to }) => to.kind)).toEqual(['group', 'sender']);
    expect(chat.events).not.toContain('digest-published');
  });

  it('a liaison gets his own unit’s, nobody unknown gets any', async () => {
    expect(await textOf(await ask('丙', '导出6月通报'))).toContain('（县人社局）');
    expect(namesIn(await ask('丙', '导出县科工信局6月通报'))).toEqual([]);
    for (const text of ['导出6月通报', '导出上半年总结', '导出填报表']) {
      expect(namesIn(await ask('路人', text))).toEqual([]);
    }
  });

  it('quotes what was reported, and lists receipts that wait', async () => {
    await chat.report('甲', '任务3：已组织第二批企业申报，正在做材料初审');
    await chat.say('乙', '园区新增高企2家');
    expect(await textOf(await ask('主任', '导出周报word'))).toContain('已组织第二批企业申报');
    const [file] = filesIn(await ask('主任', '导出台账'));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file!.content.buffer as ArrayBuffer);
    const waiting = workbook.getWorksheet('待确认回执');
    expect(waiting?.getRow(2).getCell(2).value).toBe('高新区');
    expect(waiting?.getRow(2).getCell(6).value).toContain('高新技术企业新增2家');
  });
});

describe('files behind a report', () => {
  it('are named in the ledger', async () => {
    const files = ['认定文件.pdf', '现场.jpg'];
    const { id } = await chat.say('甲', '截至6月底科小71家', { files });
    chat.store.addEvidence({ channel: 'test', id }, files);
    await chat.say('甲', '确认');
    const [file] = filesIn(await ask('主任', '导出台账'));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file!.content.buffer as ArrayBuffer);
    const row = workbook.getWorksheet('佐证')?.getRow(2);
    expect(row?.getCell(5).value).toContain('科技型中小企业71家');
    expect(row?.getCell(7).value).toBe('认定文件.pdf、现场.jpg');
  });
});

describe('a .pdf asked for in chat', () => {
  it('is made of the document or the workbook', async () => {
    const asked: string[] = [];
    chat.makePdf = (_content, ending) => {
      asked.push(ending);
      return Promise.resolve({ kind: 'made', content: Buffer.from('%PDF-') });
    };
    expect(namesIn(await ask('主任', '导出6月通报PDF'))).toEqual([`${TITLE}2023年6月通报.pdf`]);
    expect(namesIn(await ask('主任', '把台账导出成PDF'))).toEqual([`${TITLE}台账2023-07-05.pdf`]);
    expect(asked).toEqual(['.docx', '.xlsx']);
  });

  it('where LibreOffice is not installed, says so and gives the document', async () => {
    const heard = await ask('主任', '周报导出PDF');
    expect(heard.text).toContain('没有安装 LibreOffice');
    expect(namesIn(heard)).toEqual([`${TITLE}2023-07-05周报.docx`]);
  });
});
