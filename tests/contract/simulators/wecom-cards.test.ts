import { describe, expect, it } from 'vitest';

import { checkCard, pressableKeys } from '../../simulators/wecom/bot/card-rules.js';
import { buttonCard } from './wecom-harness.js';

const notice = {
  card_type: 'text_notice',
  main_title: { title: '周报' },
  card_action: { type: 1, url: 'https://example.test/' },
};
const vote = {
  card_type: 'vote_interaction',
  task_id: 'v1',
  main_title: { title: '选择' },
  checkbox: { question_key: 'q', option_list: [{ id: '1', text: '是' }] },
  submit_button: { text: '提交', key: 'send' },
};
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

describe('a template card', () => {
  it('is taken when it keeps the rules', () => {
    for (const card of [notice, vote, buttonCard('t')]) expect(checkCard(card).doubts).toEqual([]);
    expect(pressableKeys(checkCard(buttonCard('t')).card)).toEqual(['ok', 'edit']);
    expect(pressableKeys(checkCard(vote).card)).toEqual(['send']);
  });

  it.each<[string, object]>([
    ['an unknown type', { ...notice, card_type: 'poster' }],
    ['a notice without an action', { ...notice, card_action: undefined }],
    ['an action without its address', { ...notice, card_action: { type: 1 } }],
    ['a news notice without a picture', { ...notice, card_type: 'news_notice' }],
    ['no title at all', { ...notice, main_title: undefined }],
    ['buttons without a task_id', { ...buttonCard('t'), task_id: undefined }],
    ['a task_id with a blank', buttonCard('a b')],
    ['a task_id over 128 bytes', buttonCard('t'.repeat(129))],
    ['no buttons', { ...buttonCard('t'), button_list: [] }],
    ['seven buttons', { ...buttonCard('t'), button_list: many(7, { text: 'a', key: 'b' }) }],
    [
      'a key over 1,024 bytes',
      { ...buttonCard('t'), button_list: [{ text: 'a', key: 'k'.repeat(1025) }] },
    ],
    ['seven facts', { ...notice, horizontal_content_list: many(7, { keyname: 'a' }) }],
    ['four links', { ...notice, jump_list: many(4, { title: 'a' }) }],
    ['a subtitle over 112 characters', { ...notice, sub_title_text: '字'.repeat(113) }],
    [
      'a menu without a task_id',
      { ...notice, action_menu: { action_list: [{ text: 'a', key: 'b' }] } },
    ],
    ['a vote without a submit button', { ...vote, submit_button: undefined }],
    [
      '21 options',
      { ...vote, checkbox: { question_key: 'q', option_list: many(21, { id: '1', text: 'a' }) } },
    ],
  ])('is refused with %s', (_what, card) => {
    expect(() => checkCard(card)).toThrow(/^40058/);
  });

  it('raises a doubt by a long title and by a field nobody knows', () => {
    const long = { ...notice, main_title: { title: '字'.repeat(27) }, colour: 'red' };
    expect(checkCard(long).doubts).toEqual([
      'unknown field colour',
      'main_title.title over 26 characters',
    ]);
  });
});
