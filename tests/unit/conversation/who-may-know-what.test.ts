import { beforeAll, describe, expect, it } from 'vitest';
import type { Heard } from '../../fakes/conversation.js';
import { Conversation, PEOPLE } from '../../fakes/conversation.js';
import { testMember } from '../../fakes/people.js';
import { samplePlan } from '../../fakes/sample-plan.js';

/** The table of the semantics, asked as people ask, through the whole conversation. */
const ELSEWHERE = '邻县李四';

let chat: Conversation;
beforeAll(async () => {
  chat = await Conversation.open({ ...PEOPLE, 赵联络: [{ unit: '县科工信局', role: 'liaison' }] });
  const other = await chat.store.addWorkspace('邻县', [
    { ...samplePlan(), title: '邻县工作方案', place: '邻县' },
  ]);
  await chat.store.putMember(
    other,
    testMember(ELSEWHERE, [{ unit: '邻县科工局', role: 'office' }]),
  );
  // With several workspaces only somebody known to one of them finds it in private.
  await chat.store.putMember(chat.workspaceId, testMember(UNKNOWN, []));
  await chat.say('赵联络', '截至6月底高企58家，科小71家');
  await chat.say('赵联络', '确认');
});

type Place = 'group' | 'private';
const ask = (who: string, text: string, place: Place): Promise<Heard> =>
  chat.say(who, text, { privately: place === 'private' });

const LEADER = '县长';
const OFFICE = '主任';
const LIAISON = '丙';
const OWN_LIAISON = '赵联络';
const UNKNOWN = '路人';
const REFUSED = /只对已绑定单位的人员开放|还没有绑定单位/u;

const INDICATOR_QUESTIONS = [
  ['status', '高企完成多少了', '58家'],
  ['gap', '高企还差几家', '8家'],
  ['overview', '总体进度怎么样', '高新技术企业'],
  ['target', '高企目标是多少', '66家'],
  ['owner', '高企谁牵头', '县科工信局'],
  ['detail', '任务3具体要求是什么', '任务3'],
  ['trend', '高企近三个月的变化', '58家'],
  ['lagging', '哪些指标滞后', '截至'],
] as const;

describe.each(INDICATOR_QUESTIONS)('row of indicators: %s', (_, question, answer) => {
  it.each([
    [LEADER, 'group'],
    [LEADER, 'private'],
    [OFFICE, 'group'],
    [OFFICE, 'private'],
    [LIAISON, 'group'],
    [LIAISON, 'private'],
    [UNKNOWN, 'group'],
  ] as const)('%s in %s: yes', async (who, place) => {
    expect((await ask(who, question, place)).text).toContain(answer);
  });

  it('unknown in private: learns how to be bound', async () => {
    expect((await ask(UNKNOWN, question, 'private')).text).toMatch(REFUSED);
  });

  it('unknown in a group where it is switched off: no', async () => {
    await chat.say(OFFICE, '关闭未绑定人员查询');
    expect((await ask(UNKNOWN, question, 'group')).text).toContain('未开放');
    await chat.say(OFFICE, '允许未绑定人员查询');
  });
});

describe('row: unit', () => {
  it.each([
    [LEADER, 'group'],
    [LEADER, 'private'],
    [OFFICE, 'group'],
    [OFFICE, 'private'],
    [OWN_LIAISON, 'group'],
    [OWN_LIAISON, 'private'],
  ] as const)('%s in %s: in full', async (who, place) => {
    expect((await ask(who, '县科工信局干得怎么样', place)).text).toContain('本期尚未报');
  });

  it.each(['group', 'private'] as const)(
    'another liaison in %s: public indicators',
    async (place) => {
      const { text } = await ask(LIAISON, '县科工信局干得怎么样', place);
      expect(text).toContain('58家');
      expect(text).not.toContain('本期尚未报');
    },
  );

  it.each(['group', 'private'] as const)('unknown in %s: no', async (place) => {
    expect((await ask(UNKNOWN, '县科工信局干得怎么样', place)).text).toMatch(REFUSED);
  });
});

describe.each([
  ['missing', '谁还没报', /县人社局/u],
  ['ranking of units', '各单位完成率排个名', /县人社局/u],
])('row: %s', (_, question, names) => {
  it.each([LEADER, OFFICE])('%s in private: names', async (who) => {
    expect((await ask(who, question, 'private')).text).toMatch(names);
  });

  it.each([LEADER, OFFICE])('%s in a group: counts, names follow privately', async (who) => {
    const { replies } = await ask(who, question, 'group');
    expect(replies.map(({ to }) => to.kind)).toEqual(['group', 'sender']);
    expect(JSON.stringify(replies[0]?.blocks)).not.toMatch(names);
    expect(JSON.stringify(replies[1]?.blocks)).toMatch(names);
  });

  it('in a group where the office switched names on: names', async () => {
    await chat.say(OFFICE, '允许群内点名');
    const { replies } = await ask(LEADER, question, 'group');
    expect(JSON.stringify(replies[0]?.blocks)).toMatch(names);
    await chat.say(OFFICE, '关闭群内点名');
  });

  it.each(['group', 'private'] as const)('a liaison in %s: own status only', async (place) => {
    const { text } = await ask(LIAISON, question, place);
    expect(text).not.toMatch(/县发改局|县金融办|县科工信局/u);
  });

  it.each(['group', 'private'] as const)('unknown in %s: no', async (place) => {
    expect((await ask(UNKNOWN, question, place)).text).toMatch(REFUSED);
  });
});

describe.each([
  ['history', '高企谁报的'],
  ['依据', '高企依据'],
])('row: %s', (_, question) => {
  it('leader in a group: units there, the name privately', async () => {
    const { replies } = await ask(LEADER, question, 'group');
    expect(JSON.stringify(replies[0]?.blocks)).toContain('县科工信局');
    expect(JSON.stringify(replies[0]?.blocks)).not.toContain(OWN_LIAISON);
    expect(replies[1]?.to.kind).toBe('sender');
    expect(JSON.stringify(replies[1]?.blocks)).toContain(OWN_LIAISON);
  });

  it('leader in private: the name', async () => {
    expect((await ask(LEADER, question, 'private')).text).toContain(OWN_LIAISON);
  });

  it.each(['group', 'private'] as const)('office in %s: full', async (place) => {
    expect((await ask(OFFICE, question, place)).text).toContain(OWN_LIAISON);
  });

  it.each(['group', 'private'] as const)(
    'liaison in %s: names of the own unit only',
    async (place) => {
      expect((await ask(OWN_LIAISON, question, place)).text).toContain(OWN_LIAISON);
      const other = (await ask(LIAISON, question, place)).text;
      expect(other).toContain('县科工信局');
      expect(other).not.toContain(OWN_LIAISON);
    },
  );

  it.each(['group', 'private'] as const)('unknown in %s: no', async (place) => {
    const { text } = await ask(UNKNOWN, question, place);
    expect(text).toMatch(REFUSED);
    expect(text).not.toContain('58家');
  });
});

const isFile = ({ replies }: Heard): boolean =>
  replies.some(({ blocks }) => blocks.some(({ type }) => type === 'file'));

describe('row: export, digest', () => {
  it.each([LEADER, OFFICE, LIAISON])(
    '%s gets the file alone, also when he asks in a group',
    async (who) => {
      const heard = await ask(who, '导出台账', 'group');
      expect(isFile(heard)).toBe(true);
      for (const { to, blocks } of heard.replies) {
        if (blocks.some(({ type }) => type === 'file')) expect(to.kind).toBe('sender');
      }
      expect(isFile(await ask(who, '导出台账', 'private'))).toBe(true);
    },
  );

  it('a liaison does not get another unit’s', async () => {
    const heard = await ask(LIAISON, '导出县科工信局的台账', 'private');
    expect(isFile(heard)).toBe(false);
    expect(heard.text).toContain('只能导出本单位');
  });

  it('a digest: to the leader privately, to the group from the office', async () => {
    const { replies } = await ask(LEADER, '发一下本周周报', 'group');
    expect(replies.at(-1)?.to.kind).toBe('sender');
    expect((await ask(OFFICE, '发本周周报', 'group')).replies.at(-1)?.to.kind).toBe('group');
  });

  it.each(['导出台账', '发本周周报'])('unknown: no %s', async (text) => {
    for (const place of ['group', 'private'] as const) {
      const heard = await ask(UNKNOWN, text, place);
      expect(isFile(heard)).toBe(false);
      expect(heard.text).toMatch(REFUSED);
    }
  });
});

describe('another workspace', () => {
  const everything = [
    ...INDICATOR_QUESTIONS.map(([, question]) => question),
    '县科工信局干得怎么样',
    '谁还没报',
    '高企谁报的',
    '高企依据',
  ];

  it.each(everything)('nothing of it is ever said here: %s', async (question) => {
    for (const who of [LEADER, OFFICE, LIAISON, UNKNOWN]) {
      expect((await ask(who, question, 'group')).text).not.toMatch(/邻县|李四/u);
    }
  });

  it.each(everything)('nothing of this one is said there: %s', async (question) => {
    expect((await ask(ELSEWHERE, question, 'private')).text).not.toMatch(/58家|赵联络|丙/u);
  });
});
