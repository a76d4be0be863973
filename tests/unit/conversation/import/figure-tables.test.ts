import type { CellValue } from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { Conversation, type Heard } from '../../../fakes/conversation.js';
import { workbookOf } from '../../../fakes/workbooks.js';

let chat: Conversation;
beforeEach(async () => {
  chat = await Conversation.open();
});

const HEADER = ['指标', '单位', '目标', '当前数', '截至日期', '说明'];
type Rows = readonly (readonly CellValue[])[];

async function send(
  who: string,
  rows: Rows,
  { text = '', header = HEADER }: { text?: string; header?: readonly CellValue[] } = {},
): Promise<Heard> {
  const content = await workbookOf([header, ...rows]);
  return await chat.say(who, text, { privately: true, tables: [{ name: '进度.xlsx', content }] });
}

function figures(): readonly string[] {
  return chat.store
    .read(chat.workspaceId)
    .ledger.flatMap(({ event, unit }) =>
      event.kind === 'fact-recorded'
        ? [`${event.fact.value} ${event.fact.asOf} ${unit ?? ''}`]
        : [],
    );
}

describe('a table of current figures sent by the office', () => {
  it('comes back as one receipt, old → new, and one confirmation stores all of it', async () => {
    await chat.report('甲', '截至5月底高企55家');
    const { text, replies } = await send('主任', [
      ['高企', '家', 66, 58, new Date('2023-06-30T00:00:00Z'), ''],
      ['科小', '家', 80, '70家', '2023.6.30', ''],
      ['技术合同成交额', null, null, '79000万元', '6月底', ''],
    ]);
    expect(replies).toHaveLength(1);
    expect(text).toContain('已读“进度.xlsx”的工作表“Sheet1”，共3项数据');
    expect(text).toContain('55家 → 58家（截至6月30日）');
    expect(text).toContain('未报 → 70家（截至6月30日）');
    expect(text).toContain('未报 → 7.9亿元（截至6月30日）');
    expect(figures()).toHaveLength(1);
    expect((await chat.say('主任', '确认', { privately: true })).text).toContain('已入库');
    expect(figures().slice(1)).toEqual([
      '58 2023-06-30 专班办公室',
      '70 2023-06-30 专班办公室',
      '7.9 2023-06-30 专班办公室',
    ]);
    expect(chat.events.at(-1)).toBe('evidence-attached');
  });

  it('lists each row that was not understood with its number and what to do', async () => {
    const { text } = await send('主任', [
      ['高企', '家', null, 58, '6月30日', ''],
      ['外星移民', '人', null, 3, '6月30日', ''],
      ['科小', '家', null, '70亿元', '6月30日', ''],
      ['瞪羚企业', '家', null, '一些', '6月30日', ''],
      ['技术合同成交额', '亿元', null, 7.9, '2月30日', ''],
      ['', '家', null, 4, '6月30日', ''],
      ['科小', '家', null, null, '6月30日', ''],
    ]);
    expect(text).toContain('共1项数据');
    expect(text).toContain('第3行“外星移民”：不认识这项指标');
    expect(text).toContain('第4行“科小”：“70亿元”的单位不对，这项指标按家报');
    expect(text).toContain('第5行“瞪羚企业”：“一些”看不出是哪一个数');
    expect(text).toContain('第6行“技术合同成交额”：日期“2月30日”看不懂或不存在');
    expect(text).toContain('第7行：没有指标名称');
    expect(text).toContain('另有1行没有填数');
  });

  it.each(['目前累计完成58家', '约58家', '五十八家', '５８', '58.0', '58 家'])(
    'reads the figure %s',
    async (value) => {
      const { text } = await send('主任', [['高企', '家', null, value, '6月30日', '']]);
      expect(text).toMatch(/58家（截至6月30日）/u);
    },
  );

  it.each([
    ['a cell', ['高企', '家', null, `${'截至截至'.repeat(4000)}58`, '6月30日', '']],
    ['a name', [`高企${'科技'.repeat(8000)}`, '家', null, 58, '6月30日', '']],
  ])('of any length in %s is answered in a line', async (_, row) => {
    const { text } = await send('主任', [row, ['科小', '家', null, 70, '6月30日', '']]);
    expect(text).toMatch(/第2行“.{1,60}”：/u);
  });

  it('asks about doubtful rows and stores none of those before they are answered', async () => {
    await chat.report('主任', '截至5月底高企55家');
    const { text } = await send('主任', [
      ['高企', '家', null, 5800, '6月30日', ''],
      ['科小', '家', null, 70.5, '6月30日', ''],
      ['瞪羚企业', '家', null, 1, '8月31日', ''],
      ['技术合同成交额', '亿元', null, 7.9, '6月30日', ''],
    ]);
    expect(text).toContain('是上次的十倍以上');
    expect(text).toContain('应为整数');
    expect(text).toContain('还没有到');
    const { text: confirmed } = await chat.say('主任', '确认', { privately: true });
    expect(confirmed).toContain('以下各项还需先答复，暂未入库');
    expect(figures()).toHaveLength(2);
    await chat.say('主任', '改1 58家', { privately: true });
    await chat.say('主任', '改2 70家', { privately: true });
    await chat.say('主任', '日期改成6月底', { privately: true });
    expect((await chat.say('主任', '确认', { privately: true })).text).toContain('已入库');
    expect(figures()).toHaveLength(5);
  });

  it('offers what a name that nobody knows is like', async () => {
    const { text } = await send('主任', [['科技型中小型企业', '家', null, 70, '6月30日', '']]);
    expect(text).toContain('“科技型中小型企业70”：待核对');
    expect(text).toContain('A 科技型中小企业累计70家（6月30日）');
    await chat.say('主任', 'A', { privately: true });
    await chat.say('主任', '确认', { privately: true });
    expect(figures()).toEqual(['70 2023-06-30 专班办公室']);
  });

  it('asks which of two rows of one indicator counts, and takes two days as two figures', async () => {
    const { text } = await send('主任', [
      ['高企', '家', null, 57, '5月31日', ''],
      ['高新技术企业', '家', null, 58, '6月30日', ''],
      ['高企', '家', null, 59, '6月30日', ''],
      ['科小', '家', null, 70, '6月30日', ''],
      ['科小', '家', null, 70, '6月30日', ''],
    ]);
    expect(text).toContain('共3项数据');
    expect(text).toContain('“第3、4行”：待核对');
  });

  it('does not show again what is stored already', async () => {
    await chat.report('主任', '截至6月底高企58家');
    const row = ['高企', '家', null, 58, '6月30日', ''];
    const { text } = await send('主任', [row, ['科小', '家', null, 70, '6月30日', '']]);
    expect(text).toContain('另有1项与已入库的相同');
    await chat.say('主任', '撤销', { privately: true });
    expect((await send('主任', [row])).text).toBe(
      '“进度.xlsx”中的1项数据都与已入库的相同，无需更新。',
    );
  });

  it('takes the day and the unit that heading or title give to all rows', async () => {
    const content = await workbookOf([
      ['攸县科技创新进度表（截至2023年5月31日）'],
      ['指标名称', '完成数（万元）'],
      ['技术合同成交额', 79_000],
      ['高新技术企业（家）', 58],
    ]);
    const tables = [{ name: '表.xlsx', content }];
    const { text } = await chat.say('主任', '5月份进度表', { privately: true, tables });
    expect(text).toContain('7.9亿元（截至5月31日）');
    expect(text).toContain('58家（截至5月31日）');
  });

  it('without any day takes today and says so', async () => {
    const { text } = await send('主任', [['高企', 58]], { header: ['指标', '当前数'] });
    expect(text).toContain('58家（截至7月5日）');
    expect(text).toContain('1行没有写截至日期，按7月5日计');
  });

  it('takes the reason of a fall from the note', async () => {
    await chat.report('主任', '截至5月底高企60家');
    const { text } = await send('主任', [['高企', '家', null, 58, '6月30日', '2家资格到期']]);
    expect(text).toContain('减少原因：2家资格到期');
  });

  it('says what a table of too many figures needs', async () => {
    const days = Array.from({ length: 201 }, (_, index) =>
      new Date(Date.UTC(2023, 0, 1) + index * 86_400_000).toISOString().slice(0, 10),
    );
    const rows = days.map((day, index) => ['高企', '家', null, index, day, '']);
    const { text } = await send('主任', rows);
    expect(text).toContain('表中有201项数据，一次最多导入200项');
  });
});

describe('a table sent by a liaison', () => {
  it('is taken for his own unit’s indicators; others are left to their owners', async () => {
    const { text } = await send('甲', [
      ['高企', '家', null, 58, '6月30日', ''],
      ['引进硕士', '名', null, 3, '6月30日', ''],
    ]);
    expect(text).toContain('58家');
    expect(text).toMatch(/第3行“.*”：这项指标由.*报，未列入/u);
    await chat.say('甲', '确认', { privately: true });
    expect(figures()).toEqual(['58 2023-06-30 县科工信局']);
  });

  it('is not taken from a leader nor from an unknown person', async () => {
    const rows = [['高企', '家', null, 58, '6月30日', '']];
    expect((await send('县长', rows)).text).toContain('只有专班办公室和各单位联络员');
    expect((await send('新人', rows)).text).toContain('绑定');
    expect(chat.store.read(chat.workspaceId).receipts).toEqual([]);
  });
});

describe('a spreadsheet that is no table of figures', () => {
  const list = { header: ['企业名称', '法人'], rows: [['甲公司', '某某']] };

  it('stays evidence of the report just made', async () => {
    await chat.say('甲', '高企58家', { privately: true });
    expect((await send('甲', list.rows, { header: list.header })).text).toBe('回执1已附佐证1份。');
  });

  it('of projects that are no indicators stays evidence too', async () => {
    await chat.say('甲', '高企58家', { privately: true });
    const { text } = await send('甲', [['某某厂房', 3]], { header: ['项目', '完成情况'] });
    expect(text).toBe('回执1已附佐证1份。');
  });

  it('is told what is wrong with it where its sender asks for the import', async () => {
    const { text } = await send('主任', list.rows, { header: list.header, text: '导入' });
    expect(text).toContain('“进度.xlsx”未导入：没有找到表头');
  });

  it('with figures is still evidence where its sender says so, or quotes a receipt', async () => {
    const { text: quotedText } = await chat.say('甲', '高企58家', { privately: true });
    const rows = [['科小', '家', null, 70, '6月30日', '']];
    expect((await send('甲', rows, { text: '佐证材料' })).text).toContain('回执1已附佐证');
    const content = await workbookOf([HEADER, ...rows]);
    const tables = [{ name: '表.xlsx', content }];
    const quoted = await chat.say('甲', '', { privately: true, quotedText, tables });
    expect(quoted.text).toContain('回执1已附佐证');
  });

  it.each(['最新数据，请查收', '6月份进度表', '更新一下', '请导入'])(
    'beside %s is imported',
    async (text) => {
      const rows = [['高企', '家', null, 58, '6月30日', '']];
      expect((await send('甲', rows, { text })).text).toContain('共1项数据');
    },
  );

  it('beside words that nearly speak of figures is answered at once, however long they are', async () => {
    const { text } = await send('甲', [], { text: `${'报上报报表数据'.repeat(500)}？` });
    expect(text).not.toContain('共1项数据');
  });

  it('with a secrecy mark is never imported', async () => {
    const content = await workbookOf([['机密★1年'], HEADER, ['高企', '家', 1, 58, '6月30日', '']]);
    const tables = [{ name: '表.xlsx', content }];
    const { text } = await chat.say('主任', '导入', { privately: true, tables });
    expect(text).toContain('涉密');
    expect(chat.store.read(chat.workspaceId).receipts).toEqual([]);
  });
});
