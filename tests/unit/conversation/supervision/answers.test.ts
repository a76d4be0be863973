import { beforeEach, describe, expect, it } from 'vitest';
import { readSupervisions } from '../../../../src/ledger/supervision.js';
import { Conversation, PEOPLE, type Heard } from '../../../fakes/conversation.js';

let chat: Conversation;

function tell(who: string, text: string, at?: string): Promise<Heard> {
  return chat.say(who, text, { privately: true, ...(at === undefined ? {} : { at }) });
}

function letter(no = 1) {
  return readSupervisions(chat.ledger.entries).find((one) => one.letter.no === no);
}

beforeEach(async () => {
  chat = await Conversation.open(PEOPLE);
  await chat.report('甲', '截至6月底高企52家', '2023-07-05T10:00:00+08:00');
  await tell('主任', '督办 高企 7月31日前 要求：排出申报计划');
  await tell('主任', '确认督办');
});

describe('signing and answering', () => {
  it('is the unit’s: signed for, answered, and the office hears it with what it can say', async () => {
    const signed = await tell('甲', '收到督办1');
    expect(signed.text).toContain('督办单第1号已签收。请于7月31日前回复');
    expect(letter()?.state).toBe('received');
    const heard = await tell('丁', '督办1回复：已协调土地指标，9月底前完成');
    expect(heard.replies.map(({ to }) => to)).toEqual([
      { kind: 'sender' },
      { kind: 'member', memberId: chat.member('主任').id },
    ]);
    expect(heard.text).toContain('县科工信局回复督办单第1号：已协调土地指标，9月底前完成');
    expect(heard.buttons).toEqual(['督办1办结', '督办1退回']);
    expect(letter()?.state).toBe('replied');
    const { ledger } = chat.store.read(chat.workspaceId);
    expect(ledger.at(-1)).toMatchObject({ unit: '县科工信局', memberId: chat.member('丁').id });
    expect(JSON.stringify(ledger.at(-1)?.event)).not.toContain('土地指标');
  });

  it('needs no number where only one can be meant', async () => {
    await tell('甲', '收到督办');
    await tell('甲', '督办回复：正在办');
    expect(letter()?.state).toBe('replied');
  });

  it('asks for the number where several can be meant', async () => {
    await tell('主任', '督办 科小 7月31日前');
    await tell('主任', '确认督办');
    const { text, buttons } = await tell('甲', '收到督办');
    expect(text).toContain('请写明编号');
    expect(buttons).toEqual(['督办1收到', '督办2收到']);
    await tell('甲', '督办2收到');
    expect([letter(1)?.state, letter(2)?.state]).toEqual(['issued', 'received']);
  });

  it('asks for the words where none were said', async () => {
    expect((await tell('甲', '督办1回复')).text).toContain('请把办理情况写在一句话里');
    expect((await tell('甲', `督办1回复：${'好'.repeat(501)}`)).text).toContain('500字以内');
    expect(letter()?.state).toBe('issued');
  });

  it('lists the letters when it asks which one is to be printed again', async () => {
    await tell('主任', '督办 科小 7月31日前');
    await tell('主任', '确认督办');
    const { text, buttons } = await tell('主任', '打印督办单');
    expect(text).toContain('打印督办1：高新技术企业，县科工信局');
    expect(buttons).toEqual(['打印督办1', '打印督办2']);
    expect((await tell('主任', buttons[1] ?? '')).text).toContain('附打印件');
  });

  it('takes a number that is none for no letter', async () => {
    for (const words of ['督办十百收到', '督办十百回复：好', '督办百十']) {
      expect((await tell('甲', words)).text).toContain('这个编号');
    }
    for (const words of ['办结督办十百', '督办十百延期到8月15日', '撤回督办十百']) {
      expect((await tell('主任', words)).text).toContain('没有“十百”这个编号');
    }
    expect(letter()?.steps.map(({ kind }) => kind)).toEqual(['issued']);
  });

  it('says how long words may be, however long they are', async () => {
    const long = '好'.repeat(1260);
    expect((await tell('甲', `督办1回复：${long}`)).text).toContain('500字以内');
    expect((await tell('主任', `督办 科小 7月31日前 要求：${long}`)).text).toContain('300字以内');
    expect((await tell('主任', `督办1退回：${long}`)).text).toContain('不能再这样办理');
    expect((await tell('甲', `督办事项很多，${'高企，'.repeat(400)}`)).text).not.toContain(
      '督办单',
    );
  });

  it('is not another unit’s, nor the office’s or a leader’s', async () => {
    expect((await tell('乙', '收到督办1')).text).toContain('没有督办单第1号，或不由您办理');
    expect((await tell('主任', '收到督办1')).text).toContain('送县科工信局，由该单位签收');
    expect((await tell('县长', '督办1回复：好')).text).toContain('由该单位签收和回复');
    expect((await tell('甲', '收到督办9')).text).toContain('没有督办单第9号');
    expect(letter()?.state).toBe('issued');
  });

  it('moves with the unit’s postings', async () => {
    await tell('甲', '交接给新人');
    await tell('主任', '解除绑定 丁 县科工信局');
    expect((await tell('丁', '收到督办1')).text).not.toContain('已签收');
    expect(letter()?.state).toBe('issued');
    await chat.store.putMember(chat.workspaceId, {
      ...chat.member('丙'),
      postings: [{ unit: '县科工信局', role: 'liaison' }],
    });
    expect((await tell('丙', '收到督办1')).text).toContain('已签收');
  });

  it('may be said in the group, where nothing of the letter is shown', async () => {
    const { text } = await chat.say('甲', '督办1回复：正在办');
    expect(text).toContain('督办单第1号的回复已记录');
    const inGroup = await chat.say('甲', '督办1');
    expect(inGroup.text).toBe('详情请私聊我查看。');
  });
});

describe('the office’s decision', () => {
  beforeEach(async () => {
    await tell('甲', '督办1回复：已协调');
  });

  it('closes the letter, and the unit hears it', async () => {
    const heard = await tell('主任', '督办1办结');
    expect(heard.text).toContain('督办单第1号已办结。');
    expect(heard.replies).toHaveLength(3);
    expect(letter()?.state).toBe('closed');
    expect((await tell('甲', '督办1回复：补充')).text).toContain('已办结，不能再这样办理');
    expect((await tell('主任', '督办1办结')).text).toContain('已办结，不能再这样办理');
  });

  it('sends it back with a reason, also when it was done', async () => {
    expect((await tell('主任', '督办1退回')).text).toContain('请写明理由');
    const heard = await tell('主任', '督办1退回：没有写明时限');
    expect(heard.text).toContain('督办单第1号的回复被退回：没有写明时限');
    expect(heard.text).toContain('请于7月31日前重新回复');
    expect(letter()?.state).toBe('returned');
    await tell('甲', '督办1回复：9月底前完成');
    await tell('主任', '督办1办结');
    await tell('主任', '督办1退回：企业反映未落实');
    expect(letter()?.state).toBe('returned');
  });

  it('moves the deadline, later only', async () => {
    expect((await tell('主任', '督办1延期')).text).toContain('请写明新的期限');
    expect((await tell('主任', '督办1延期到7月20日')).text).toContain('要晚于原期限7月31日');
    expect((await tell('主任', '督办1延期到6月20日')).text).toContain('已经过了');
    const heard = await tell('主任', '督办1延期到8月15日');
    expect(heard.text).toContain('期限延至8月15日');
    expect(heard.replies).toHaveLength(3);
    expect(letter()?.deadline).toBe('2023-08-15');
  });

  it('takes back what was issued by mistake; its number is not given again', async () => {
    await tell('主任', '撤回督办1');
    expect(letter()?.state).toBe('withdrawn');
    await tell('主任', '督办 高企 8月10日前');
    expect((await tell('主任', '确认督办')).text).toContain('督办单第2号已发出');
  });

  it.each(['督办1办结', '督办1退回：不行', '督办1延期到8月15日', '撤回督办1'])(
    'is the office’s alone: %s',
    async (words) => {
      for (const who of ['甲', '县长']) {
        expect((await tell(who, words)).text).toContain('由专班办公室决定');
      }
      expect(letter()).toMatchObject({ state: 'replied', deadline: '2023-07-31' });
    },
  );
});

describe('the list', () => {
  it('shows each what he may know, with the days that are left', async () => {
    for (const who of ['主任', '县长', '甲']) {
      const { text } = await tell(who, '督办情况', '2023-07-11T10:00:00+08:00');
      expect(text).toContain('在办督办单1件，其中逾期0件');
      expect(text).toContain(
        '督办单第1号：高新技术企业，县科工信局，期限7月31日，还有20天，未签收',
      );
    }
    expect((await tell('乙', '督办单')).text).toBe('目前没有在办的督办单。');
    expect((await tell('主任', '督办', '2023-08-03T10:00:00+08:00')).text).toContain('逾期3天');
  });

  it('is counts in a group, and nothing to an unknown person', async () => {
    const { text } = await chat.say('主任', '督办情况');
    expect(text).toContain('在办督办单1件，其中逾期0件');
    expect(text).not.toContain('高新技术企业');
    expect((await chat.say('路人', '督办情况')).text).not.toContain('督办单');
    expect((await tell('路人', '督办1')).text).not.toContain('高新技术企业');
  });

  it('shows a letter with every step, its words and its place in the ledger', async () => {
    await tell('甲', '督办1回复：已协调土地指标');
    await tell('主任', '督办1退回：没有时限');
    for (const who of ['主任', '甲']) {
      const { text } = await tell(who, '督办1依据');
      expect(text).toContain('要求：排出申报计划');
      expect(text).toContain('专班办公室发出（台账第2号）');
      expect(text).toContain('县科工信局回复：已协调土地指标（台账第3号）');
      expect(text).toContain('专班办公室退回：没有时限（台账第4号）');
    }
    expect((await tell('主任', '督办1')).buttons).toEqual(['督办1办结']);
    expect((await tell('乙', '督办1')).text).toContain('没有督办单第1号');
  });

  it('gives the document again to the office', async () => {
    const { replies } = await tell('主任', '打印督办1', '2023-07-20T10:00:00+08:00');
    expect(replies[0]?.blocks.map(({ type }) => type)).toEqual(['text', 'file']);
    expect((await tell('甲', '打印督办1')).text).toContain('只由专班办公室');
  });

  it('stands in the history of its indicator, as far as the asker may know', async () => {
    await tell('甲', '督办1回复：已协调');
    const ask = '高企的报送记录';
    for (const who of ['主任', '县长', '甲']) {
      const { text } = await tell(who, ask);
      expect(text).toContain('督办单2023年第1号（高新技术企业，县科工信局）发出，期限7月31日');
      expect(text).toContain('回复：“督办1回复：已协调”');
    }
    expect((await tell('乙', ask)).text).not.toContain('督办单');
    expect((await chat.say('主任', ask)).text).not.toContain('督办单');
  });
});
