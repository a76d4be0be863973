import { describe, expect, it } from 'vitest';
import { usedBeforeLine } from '../../../../src/conversation/naming/naming-texts.js';

const nothing = { checked: 5, erased: 0, left: 0, changes: [] };

describe('whether a forgotten name had been used', () => {
  it('is denied only where every message was looked at', () => {
    expect(usedBeforeLine(nothing)).toBe('过去的汇报没有用过它。');
  });

  it.each([
    [{ ...nothing, erased: 2 }, '核对过的5条汇报没有用过它，另有2条原文已清除，未核对。'],
    [{ ...nothing, left: 3 }, '核对过的5条汇报没有用过它，更早的3条也有这个叫法，未逐条核对。'],
    [{ ...nothing, checked: 0, erased: 2 }, '已入库的汇报都没有核对，另有2条原文已清除，未核对。'],
  ])('is left open where messages were not looked at', (effect, line) => {
    expect(usedBeforeLine(effect)).toBe(line);
  });
});
