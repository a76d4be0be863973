import { describe, expect, it } from 'vitest';
import { screenText } from '../../../src/conversation/privacy-screen.js';
import { Conversation } from '../../fakes/conversation.js';

describe('the privacy screen, before anything is stored', () => {
  it.each([
    '绝密★ 高企58家',
    '机密★5年 关于高企的情况',
    '秘密★',
    '機密★ 高企58家',
    '机密⭐一年',
    '密级：机密',
    '机 密 ★1年',
    '【工作秘密】高企58家',
    '内部资料 不得外传',
    '内部资料，不得外传：高企58家',
    '内部文件请勿外传',
  ])('stops text with the form of a secrecy mark: %s', (text) => {
    expect(screenText(text).kind).toBe('blocked');
  });

  it.each([
    '加强商业秘密保护，走访企业12家',
    '开展保守国家秘密教育',
    '内部资料室已建成',
    '机密性要求较高',
    '工作秘密管理培训已开展',
  ])('lets the bare word pass: %s', (text) => {
    expect(screenText(text)).toMatchObject({ kind: 'pass', masked: false });
  });

  it.each([
    ['联系人13812345678', '联系人［电话已隐去］'],
    ['电话138 1234 5678转', '电话［电话已隐去］转'],
    ['１３８１２３４５６７８', '［电话已隐去］'],
    ['+86-13812345678', '［电话已隐去］'],
    ['0731-88881234', '［电话已隐去］'],
    ['身份证430223199001011234已核', '身份证［证件号已隐去］已核'],
    ['43022319900101123X', '［证件号已隐去］'],
  ])('masks identity and phone numbers: %s', (text, masked) => {
    expect(screenText(text)).toEqual({ kind: 'pass', text: masked, masked: true });
  });

  it.each(['技合登记额13800000000元', '高企58家，科小71家', '99999999999999', '文号20230705001'])(
    'leaves figures alone: %s',
    (text) => {
      expect(screenText(text)).toEqual({ kind: 'pass', text, masked: false });
    },
  );

  it('leaves of a marked message only id, time, sender and reason, and points to the proper channel', async () => {
    const chat = await Conversation.open();
    const heard = await chat.say('甲', '绝密★ 高企58家');
    expect(heard.text).toContain('保密');
    const kept = chat.store.read(chat.workspaceId);
    expect(kept.messages.map(({ text }) => text)).toEqual([null]);
    expect([kept.receipts, kept.ledger]).toEqual([[], []]);
  });

  it('keeps the rest of a message whose phone number was masked', async () => {
    const chat = await Conversation.open();
    const heard = await chat.say('甲', '高企58家，联系电话13812345678');
    expect(heard.text).toContain('58家');
    expect(heard.text).toContain('已隐去');
    const texts = chat.store.read(chat.workspaceId).messages.map(({ text }) => text);
    expect(texts).toEqual(['高企58家，联系电话［电话已隐去］']);
  });
});

describe('characters that nobody sees', () => {
  it.each(['\u00ad', '\u200b', '\u202e', '\u2066', '\ufeff', ' '])(
    'do not hide a secrecy mark (%j)',
    (hidden) => {
      expect(screenText(`机${hidden}密${hidden}★ 高企58家`).kind).toBe('blocked');
    },
  );
});
