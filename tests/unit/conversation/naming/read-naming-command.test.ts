import { describe, expect, it } from 'vitest';
import { readNamingCommand } from '../../../../src/conversation/naming/read-naming-command.js';

describe('numbers in phrases about names', () => {
  it.each([
    ['第十项是高企', { kind: 'assign', line: 10, word: null, target: '高企' }],
    ['第十二条是高企', { kind: 'assign', line: 12, word: null, target: '高企' }],
    ['第2项是高企', { kind: 'assign', line: 2, word: null, target: '高企' }],
    ['撤销简称十一', { kind: 'forget', no: 11, word: null, isSure: true }],
    ['记住1204', { kind: 'remember', no: 1204, word: null }],
    ['不用记三', { kind: 'decline', no: 3 }],
  ])('%s', (text, command) => {
    expect(readNamingCommand(text)).toEqual(command);
  });

  it.each(['记住十十', '不用记二三', '第十十项是高企'])('none are read in %s', (text) => {
    expect(readNamingCommand(text)).not.toMatchObject({ no: null, word: null });
    expect(readNamingCommand(text)).not.toMatchObject({ line: expect.any(Number) as number });
  });
});
