import { describe, expect, it } from 'vitest';
import { withHints } from '../../src/answers/query-hints.js';
import type { Role, UnderstoodQuery } from '../../src/understanding/understanding.js';
import { understand } from '../../src/understanding/understand.js';
import { sampleLexicon } from './labelled-message.js';

const lexicon = sampleLexicon();
const roles: readonly Role[] = ['liaison', 'leader', 'office'];

function asked(text: string, role: Role): UnderstoodQuery | null {
  const { intent, query } = understand(
    {
      text,
      now: new Date('2023-07-05T10:00:00+08:00'),
      sender: { unit: '县科工信局', role },
      context: [],
    },
    lexicon,
  );
  return intent === 'query' && query !== null ? withHints(query, text) : null;
}

/** Messages of our own, each with the picture that its sender wants. */
const labelled = {
  board: [
    '看板',
    '看板图',
    '看板！',
    '看板呢',
    '进度看板',
    '发个看板',
    '看下看板',
    '看板发一下',
    '请发进度看板',
    '@战报助手 看板',
    '全县指标看板',
    '亮灯图',
    '出一张亮灯图',
    '总体情况发个图',
  ],
  'task-board': ['按任务看板', '各项任务进度图'],
  units: [
    '各单位情况图',
    '各单位看板',
    '发一下各单位亮灯图',
    '各部门亮灯情况图',
    '各责任单位完成情况图',
    '按单位出一张看板',
  ],
} as const;

describe.each(roles)('pictures that a %s asks for', (role) => {
  it.each(Object.entries(labelled).flatMap(([kind, texts]) => texts.map((text) => [text, kind])))(
    '%s: %s',
    (text, picture) => {
      expect(asked(text, role)).toMatchObject({ kind: 'overview', picture });
    },
  );

  it.each([
    ['科小趋势图', ['科技型中小企业']],
    ['高企走势发个图', ['高新技术企业']],
    ['高企画个图', ['高新技术企业']],
    ['来张科小的图', ['科技型中小企业']],
    ['高企看板', ['高新技术企业']],
    ['高企和科小的趋势图', ['高新技术企业', '科技型中小企业']],
  ])('%s: the trend of %s', (text, names) => {
    const query = asked(text, role);
    expect(query?.kind).toBe('trend');
    const found = lexicon.indicators.filter(({ id }) => query?.indicatorIds.includes(id));
    expect(found.map(({ shortName }) => shortName).sort()).toEqual([...names].sort());
  });

  it('县科工信局看板: the board of one unit', () => {
    expect(asked('县科工信局看板', role)).toMatchObject({
      kind: 'unit',
      picture: 'board',
      units: ['县科工信局'],
    });
  });

  it('任务3看板: the board of one task', () => {
    const query = asked('任务3看板', role);
    expect(query).toMatchObject({ kind: 'overview', picture: 'board' });
    expect(query?.tasks.map(({ no }) => no)).toEqual(['3']);
  });

  it.each([
    '宣传看板做好了',
    '今天去定制宣传看板',
    '我们局新做了创新看板',
    '看板做好了',
    '图书馆的看板挂好了',
    '效果图已发设计院',
  ])('%s: none', (text) => {
    expect(asked(text, role)).toBeNull();
  });

  it.each(['总体情况', '高企完成多少了', '图书馆建设完成多少了'])('%s: words only', (text) => {
    expect(asked(text, role)).not.toHaveProperty('picture');
    expect(asked(text, role)?.kind).not.toBe('trend');
  });
});
