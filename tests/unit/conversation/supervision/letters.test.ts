import mammoth from 'mammoth';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FileBlock } from '../../../../src/message/reply.js';
import { verifyChain } from '../../../../src/ledger/hash-chain.js';
import { readSupervisions } from '../../../../src/ledger/supervision.js';
import { Conversation, PEOPLE, type Heard } from '../../../fakes/conversation.js';

const DRAFT = '督办 高企 7月31日前 要求：排出申报计划，逐户落实';

let chat: Conversation;

/** Privately to the bot. */
function tell(who: string, text: string, at?: string): Promise<Heard> {
  return chat.say(who, text, { privately: true, ...(at === undefined ? {} : { at }) });
}

async function issue(text = DRAFT): Promise<Heard> {
  await tell('主任', text);
  return await tell('主任', '确认督办');
}

function letters() {
  return readSupervisions(chat.ledger.entries);
}

/** What a person was told privately, without having asked. */
function toldTo(heard: Heard, name: string): string {
  const { id } = chat.member(name);
  return heard.replies
    .filter(({ to }) => to.kind === 'member' && to.memberId === id)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'text' ? block.text : [])))
    .join('\n');
}

function filesIn({ replies }: Heard): readonly FileBlock[] {
  return replies.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'file'));
}

beforeEach(async () => {
  chat = await Conversation.open({ ...PEOPLE, 副主任: [{ unit: '专班办公室', role: 'office' }] });
  await chat.report('甲', '截至6月底高企52家', '2023-07-05T10:00:00+08:00');
});

describe('issuing', () => {
  it('shows the letter first, and issues nothing', async () => {
    const { text, buttons } = await tell('主任', DRAFT);
    expect(text).toContain('【督办单第1号】尚未发出');
    expect(text).toContain('送：县科工信局（联络员2人，私下送达）');
    expect(text).toContain(
      '进度：52家（截至6月30日），目标66家，完成78.8%，落后时序进度37.5个百分点',
    );
    expect(text).toContain('要求：排出申报计划，逐户落实');
    expect(text).toContain('期限：7月31日');
    expect(buttons).toEqual(['确认督办', '取消督办']);
    expect(letters()).toEqual([]);
  });

  it('is issued on 确认督办 alone, privately to the unit and to the office with the document', async () => {
    await tell('主任', DRAFT);
    const bare = await tell('主任', '确认');
    expect(bare.text).toContain('要回“确认督办”才发出');
    expect(letters()).toEqual([]);
    const heard = await tell('主任', '确认督办');
    expect(heard.text).toContain('督办单第1号已发出，送县科工信局');
    expect(heard.replies.map(({ to }) => to.kind)).toEqual([
      'sender',
      'member',
      'member',
      'member',
    ]);
    for (const name of ['甲', '丁']) {
      expect(toldTo(heard, name)).toContain('【督办单第1号】县科工信局：');
      expect(toldTo(heard, name)).toContain('要求：排出申报计划，逐户落实');
      expect(toldTo(heard, name)).toContain('请于7月31日前回复');
    }
    expect(heard.buttons).toEqual(['收到督办1', '督办1回复', '收到督办1', '督办1回复']);
    expect(toldTo(heard, '副主任')).toContain('督办单第1号已发出');
    expect(toldTo(heard, '乙')).toBe('');
    expect(filesIn(heard).map(({ name }) => name)).toEqual([
      '督办单第1号（县科工信局）.docx',
      '督办单第1号（县科工信局）.docx',
    ]);
  });

  it('writes who, what, to whom and until when, and none of the free text', async () => {
    const { id } = await tell('主任', DRAFT);
    await tell('主任', '确认督办');
    const { ledger } = chat.store.read(chat.workspaceId);
    const entry = ledger.at(-1);
    expect(entry?.event).toMatchObject({
      kind: 'supervision-issued',
      letter: { year: 2023, no: 1 },
      unit: '县科工信局',
      deadline: '2023-07-31',
      figure: { value: '52', asOf: '2023-06-30' },
    });
    expect(JSON.stringify(entry?.event)).not.toContain('逐户');
    expect(entry).toMatchObject({ unit: '专班办公室', memberId: chat.member('主任').id });
    expect(entry?.source?.messageId).toBe(id);
    expect(verifyChain(ledger)).toMatchObject({ ok: true });
  });

  it('makes a document that says what the chat says, with a number for the office to fill in', async () => {
    const [file] = filesIn(await issue());
    const buffer = Buffer.from(file?.content ?? new Uint8Array());
    const { value: text } = await mammoth.extractRawText({ buffer });
    for (const part of [
      '督办单',
      '编号：＿＿＿＿＿＿＿＿（由专班办公室填写）',
      '系统流水号：2023年第1号',
      '县科工信局：',
      '排出申报计划，逐户落实',
      '高新技术企业：52家（截至6月30日），目标66家，完成78.8%',
      '2023年7月31日前',
      '专班办公室',
      '2023年7月5日',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/主任|甲|丁/u);
  });

  it('says 约 in preview, delivery and document', async () => {
    await chat.report('甲', '截至6月底科小60家左右');
    const preview = await tell('主任', '督办 科小 7月31日前');
    expect(preview.text).toContain('进度：约60家（截至6月30日）');
    const heard = await tell('主任', '确认督办');
    expect(toldTo(heard, '甲')).toContain('约60家（截至6月30日）');
    const buffer = Buffer.from(filesIn(heard)[0]?.content ?? new Uint8Array());
    expect((await mammoth.extractRawText({ buffer })).value).toContain('约60家（截至6月30日）');
  });

  it('prints what was previewed: the demand in the place of the usual words', async () => {
    const [file] = filesIn(await issue());
    const buffer = Buffer.from(file?.content ?? new Uint8Array());
    const { value: text } = await mammoth.extractRawText({ buffer });
    expect(text).toContain('排出申报计划，逐户落实');
    expect(text).not.toContain('请查明原因，采取措施');
  });

  it('is called off by 取消督办, and cannot be confirmed afterwards', async () => {
    await tell('主任', DRAFT);
    expect((await tell('主任', '取消督办')).text).toContain('没有发出');
    expect((await tell('主任', '确认督办')).text).toContain('没有等您确认的督办单');
    expect(letters()).toEqual([]);
  });

  it('is issued once, however often it is confirmed, and not after half an hour', async () => {
    await issue();
    expect((await tell('主任', '确认督办')).text).toContain('没有等您确认的督办单');
    await tell('主任', '督办 科小 7月31日前', '2023-07-05T11:00:00+08:00');
    const late = await tell('主任', '确认督办', '2023-07-05T11:31:00+08:00');
    expect(late.text).toContain('没有等您确认的督办单');
    expect(letters()).toHaveLength(1);
  });

  it('numbers run within a year', async () => {
    await issue();
    await issue('督办 科小 8月10日前');
    expect(letters().map(({ letter }) => letter.no)).toEqual([1, 2]);
  });

  it('goes to the unit that is named, and is about a task where one is named', async () => {
    expect((await tell('主任', '督办 高新区的高企 7月底前')).text).toContain('送：高新区');
    expect((await tell('主任', '督办 高企 园区 7月底前')).text).toContain('送：高新区');
    expect((await tell('主任', '督办 攸县高企 7月底前')).text).toContain('送：县科工信局');
    const { text } = await tell('主任', '督办 任务2 9月底前');
    expect(text).toContain('送：高新区（联络员1人');
    expect(text).toContain('任务2（“一主一特”产业技术）');
    expect(text).toContain('期限：9月30日（当天休息）');
  });

  it.each(['甲', '乙', '县长'])('is nobody else’s: %s', async (who) => {
    expect((await tell(who, DRAFT)).text).toContain('只由专班办公室发出');
    expect((await tell(who, '确认督办')).text).toContain('只由专班办公室发出');
    expect(letters()).toEqual([]);
  });

  it('is not talked over in a group', async () => {
    const { text, replies } = await chat.say('主任', DRAFT);
    expect(text).toContain('私聊');
    expect(text).not.toContain('52家');
    expect(replies).toHaveLength(1);
  });

  it.each([
    ['督办 不存在的指标 7月31日前', '没有看出“不存在的指标”'],
    ['督办 高企', '请写明办理期限'],
    ['督办 高企 6月30日前', '“6月30日”已经过了'],
    ['督办 高企 2月30日前', '不是看得懂的日期'],
    ['督办 高企 今天', '期限太紧：请至少留到下一个工作日（7月6日）'],
    ['督办 高企 科小 7月31日前', '只督办一项'],
    ['督办 高企 县教育局 县财政局 7月31日前', '只送一个单位'],
    [`督办 高企 7月31日前 要求：${'快'.repeat(301)}`, '300字以内'],
  ])('says what is missing or wrong: %s', async (words, answer) => {
    const { text } = await tell('主任', words);
    expect(text).toContain(answer);
    expect((await tell('主任', '确认督办')).text).toContain('没有等您确认的督办单');
  });

  it('is refused where one is open already, and where the target is reached', async () => {
    await issue();
    expect((await tell('主任', DRAFT)).text).toContain('已有督办单第1号（送县科工信局）在办');
    await chat.report('甲', '截至6月底科小94家');
    expect((await tell('主任', '督办 科小 7月31日前')).text).toContain('已经完成，不用督办');
  });

  it('says that nobody is bound for the unit, and reaches whoever is bound later', async () => {
    const { text } = await tell('主任', '督办 企业技术中心 7月31日前');
    expect(text).toContain('还没有绑定联络员');
    expect((await tell('主任', '确认督办')).text).toContain('请打印送达');
    expect(await chat.tick('2023-07-05T11:00:00+08:00')).toEqual([]);
    await tell('新人', '绑定 县发改局');
    await tell('主任', '同意绑定 新人');
    const pushed = await chat.tick('2023-07-05T14:00:00+08:00');
    expect(pushed.map(({ to }) => to)).toEqual(['新人']);
    expect(pushed[0]?.text).toContain('【督办单第1号】县发改局：');
    expect(await chat.tick('2023-07-05T14:01:00+08:00')).toEqual([]);
  });

  it('does not reach the unit at night', async () => {
    await tell('主任', DRAFT, '2023-07-05T21:00:00+08:00');
    const heard = await tell('主任', '确认督办', '2023-07-05T21:01:00+08:00');
    expect(heard.text).toContain('下一个工作日上班后送达');
    expect(toldTo(heard, '甲')).toBe('');
    expect(await chat.tick('2023-07-05T22:00:00+08:00')).toEqual([]);
    const pushed = await chat.tick('2023-07-06T08:31:00+08:00');
    expect(pushed.filter(({ text }) => text.includes('督办单第1号')).map(({ to }) => to)).toEqual([
      '甲',
      '丁',
    ]);
    expect(pushed[0]?.text).toContain('要求：排出申报计划，逐户落实');
  });

  it.each(['督办组明天来检查', '督办工作要抓紧', '请各单位配合督办'])(
    'is not meant by talk: %s',
    async (words) => {
      expect((await chat.say('主任', words)).text).not.toContain('督办单');
      expect((await chat.say('丙', words)).text).not.toContain('督办单');
    },
  );

  it('masks what the screen masks, and refuses what it refuses', async () => {
    const phone = ['138', '0000', '0000'].join('');
    const heard = await issue(`督办 高企 7月31日前 要求：联系${phone}`);
    expect(JSON.stringify(heard.replies)).not.toContain(phone);
    const secret = await tell('主任', '机密★1年 督办 科小 7月31日前');
    expect(secret.text).not.toContain('督办单第2号');
    expect(letters()).toHaveLength(1);
  });
});
