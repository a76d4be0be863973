import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WecomSimulator } from '../../simulators/wecom/start-wecom-simulator.js';
import { workbookOf } from '../../fakes/workbooks.js';
import { lastMonth, openOffice, type Office } from './office.js';
import { readWorkbook } from './read-workbook.js';
import { buttonsOn, startWecom, WECOM_GROUP, WecomPeople } from './wecom-people.js';

const DAY_MS = 24 * 60 * 60_000;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

let simulator: WecomSimulator;
let office: Office;
let people: WecomPeople;

beforeEach(async () => {
  simulator = await startWecom();
  office = await openOffice(simulator.env);
  people = new WecomPeople(simulator);
  await simulator.control.subscribed();
});

afterEach(async () => {
  await office.close();
  await simulator.stop();
});

/** From a bot that nobody knows to a group in which a liaison and a leader may speak. */
async function openTheGroup(): Promise<void> {
  const { chats } = people;
  people.privately('office', { text: `绑定管理员 ${await office.adminCode()}` });
  await chats.reads('office', '已绑定为管理员');
  people.inGroup('office', '绑定本群');
  await chats.reads(WECOM_GROUP, '已绑定本群');
  people.inGroup('liaison', '我是县科工信局联络员');
  await chats.reads(WECOM_GROUP, '已提交申请：联络员甲绑定为县科工信局联络员');
  await people.press('office', '同意绑定 联络员甲', 'office');
  // Who never wrote to the bot in private cannot be reached by it, but by the application.
  await chats.reads('app:liaison', '您已绑定为县科工信局联络员');
  people.inGroup('leader', '我是县领导');
  await people.press('office', '同意绑定 领导甲', 'office');
  await chats.reads('app:leader', '您已绑定为县领导，');
}

async function report(words: string): Promise<void> {
  people.inGroup('liaison', `截至${lastMonth().month}月底${words}`);
  const card = await people.press('liaison', '确认');
  await people.chats.reads(WECOM_GROUP, '已入库');
  const pressed = await people.chats.turns(
    WECOM_GROUP,
    ({ id, cardFor }) => id === card.id && cardFor.has('liaison'),
  );
  const updated = { ...pressed, card: pressed.cardFor.get('liaison') ?? null };
  expect(buttonsOn(updated).map(({ text }) => text)).not.toContain('撤销');
}

describe('a WeCom bot on its long connection', () => {
  it('takes an office from its first word to the exported ledger', async () => {
    const { chats } = people;
    await openTheGroup();

    await report('高企58家，技术合同登记180个、12.3亿');
    const facts = await office.events('fact-recorded');
    expect(facts.map(({ fact }) => fact)).toMatchObject(
      ['58', '180', '12.3'].map((value) => ({ value, unit: '县科工信局', standing: 'county' })),
    );
    expect(facts.every(({ fact }) => fact.asOf.startsWith(monthAsIso()))).toBe(true);

    people.inGroup('leader', '高企完成多少了');
    expect((await chats.reads(WECOM_GROUP, '高新技术企业：58家')).text).toContain('@领导甲');
    await people.press('leader', '依据');
    const evidence = await chats.reads(WECOM_GROUP, '原文：');
    expect(evidence.text).toContain('高企58家，技术合同登记180个、12.3亿');
    // Who said it is told to the leader alone.
    expect(evidence.text).not.toContain('联络员甲');
    await chats.reads('app:leader', '报送人联络员甲');

    people.inGroup('office', '导出台账');
    await chats.reads(WECOM_GROUP, '已私发给您');
    const file = await chats.gets('office');
    expect(file.files[0]?.name).toMatch(/\.xlsx$/u);
    expect(await readWorkbook(file)).toContain('高新技术企业');
  }, 60_000);

  it('takes a workbook of figures from the office as one receipt', async () => {
    const { chats } = people;
    await openTheGroup();
    const rows = [
      ['指标', '单位', '当前数', '截至日期'],
      ['高企', '家', 58, `${monthAsIso()}-28`],
      ['技术合同登记额', '亿元', '79000万元', `${monthAsIso()}-28`],
    ];
    const bytes = Buffer.from(await workbookOf(rows));
    people.privately('office', { file: { name: '进度.xlsx', bytes } });
    const receipt = await chats.reads('office', '已读“进度.xlsx”');
    expect(receipt.text).toContain('7.9亿元');
    people.privately('office', { text: '确认' });
    await chats.reads('office', '已入库');
    const facts = await office.events('fact-recorded');
    expect(facts.map(({ fact }) => fact)).toMatchObject([
      { value: '58', standing: 'county', byOffice: true },
      { value: '7.9', standing: 'county', byOffice: true },
    ]);
    expect(await office.events('evidence-attached')).toHaveLength(1);
  }, 60_000);

  it('keeps what is sent in private as evidence, and speaks up by itself', async () => {
    const { chats } = people;
    await openTheGroup();
    await report('高企58家');
    people.privately('liaison', { file: { name: '认定名单.pdf', bytes: PDF } });
    await chats.reads('liaison', '已附佐证1份');
    const [attached] = await office.events('evidence-attached');
    const { messageId } = attached!.sources[0]!;
    const kept = await office.database.evidence.findMany({ where: { messageId } });
    expect(kept).toMatchObject([
      { name: '认定名单.pdf', sha256: createHash('sha256').update(PDF).digest('hex') },
    ]);

    people.inGroup('liaison', `截至${lastMonth().month}月底瞪羚企业1家`);
    await chats.reads(WECOM_GROUP, '瞪羚企业');
    chats.mark();
    await office.sweepAt(new Date(Date.now() + 30 * DAY_MS));
    await chats.reads('liaison', '已过期，未入库');
    expect((await office.view()).receipts.map(({ status }) => status)).toContain('expired');
  }, 60_000);
});

function monthAsIso(): string {
  const { year, month } = lastMonth();
  return `${year}-${String(month).padStart(2, '0')}`;
}
