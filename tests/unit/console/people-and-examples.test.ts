import { describe, expect, it } from 'vitest';
import { exampleSentences } from '../../../src/console/chat/example-sentences.js';
import {
  avatarText,
  defaultSpeaker,
  groupPeople,
  postText,
} from '../../../src/console/people/people-groups.js';
import type { BoardIndicatorView, BoardView, PersonView } from '../../../src/http/api-types.js';

const person = (more: Partial<PersonView>): PersonView => ({
  ...{ userId: 'u', name: '联络员', unit: '县科工信局', role: 'liaison' },
  ...more,
});

const indicator = (more: Partial<BoardIndicatorView>): BoardIndicatorView => ({
  ...{ id: 'i', name: '指标', shortName: '高新技术企业', taskNo: null, valueText: '58家' },
  ...{ targetText: '66家', completion: null, expectedShare: null, expectedText: null },
  ...{
    light: 'green',
    isDone: false,
    lightText: '绿灯',
    standingText: null,
    asOf: null,
    staleText: null,
  },
  ...{ owner: '县科工信局', arithmetic: [], notes: [] },
  ...more,
});

const board = (...indicators: BoardIndicatorView[]): BoardView => ({
  ...{ planTitle: '方案', date: '2023-07-05', elapsed: '51.3', lightRules: [] },
  indicators,
});

describe('people', () => {
  it('stand under their role, empty roles left out', () => {
    const groups = groupPeople([person({}), person({ userId: 'l', role: 'leader', unit: null })]);
    expect(groups.map(({ title }) => title)).toEqual(['县领导', '单位联络员']);
  });

  it.each([
    ['县科工信局', '科工'],
    ['县委组织部', '组织'],
    ['高新区', '高新'],
    ['中国人民银行攸县支行', '人民'],
  ])('%s has the mark %s', (unit, mark) => {
    expect(avatarText(person({ unit }))).toBe(mark);
  });

  it('name the unit once', () => {
    expect(postText(person({ name: '科工信局联络员' }))).toBeNull();
    expect(postText(person({ name: '联络员甲' }))).toBe('县科工信局');
  });

  it('begin with the liaison who has the most to report', () => {
    const other = person({ userId: 'other', unit: '高新区' });
    const most = person({ userId: 'most' });
    expect(defaultSpeaker([other, most], board(indicator({})))).toBe(most);
    expect(defaultSpeaker([other, most], null)).toBe(other);
    expect(defaultSpeaker([], null)).toBeNull();
  });
});

describe('example sentences', () => {
  it('let a liaison report the next figure as of today', () => {
    expect(exampleSentences(person({}), board(indicator({})))[0]).toBe(
      '截至7月5日，高新技术企业累计59家',
    );
  });

  it('go on in the last decimal place', () => {
    const money = indicator({ shortName: '技术合同登记额', valueText: '6.82亿元' });
    expect(exampleSentences(person({}), board(money))[0]).toBe(
      '截至7月5日，技术合同登记额累计6.83亿元',
    );
  });

  it('never put words into the mouth of a unit that owns no figure', () => {
    const sentences = exampleSentences(person({ unit: '县林业局' }), board(indicator({})));
    expect(sentences.join()).not.toContain('累计');
  });

  it('exist for everyone, also on an empty board', () => {
    for (const role of ['liaison', 'leader', 'office', 'unknown'] as const) {
      expect(exampleSentences(person({ role }), board())).toEqual(['帮助']);
      expect(exampleSentences(person({ role }), board(indicator({}))).length).toBeGreaterThan(2);
    }
  });
});
