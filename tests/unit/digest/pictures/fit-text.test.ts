import { describe, expect, it } from 'vitest';
import { clipText, textWidth, wrapText } from '../../../../src/digest/pictures/fit-text.js';

describe('text in a given width', () => {
  it('counts an ideograph as wide as high, digits and letters as less', () => {
    expect(textWidth('高新', 30)).toBe(60);
    expect(textWidth('58', 30)).toBeLessThan(36);
  });

  it('is shortened with an ellipsis only where it is too long', () => {
    expect(clipText('高新技术企业', 30, 180)).toBe('高新技术企业');
    expect(clipText('高新技术企业', 30, 120)).toBe('高新技…');
  });

  it('is wrapped, and shortened on the last line', () => {
    expect(wrapText('高新技术企业', 30, 90, 3)).toEqual(['高新技', '术企业']);
    expect(wrapText('科技型中小企业培育', 30, 90, 2)).toEqual(['科技型', '中小…']);
  });

  it('never begins a line with a closing mark', () => {
    expect(wrapText('已完成，蓝灯', 30, 90, 3)).toEqual(['已完', '成，蓝', '灯']);
  });

  it('keeps characters beyond the first plane whole', () => {
    expect(clipText('𠮷𠮷𠮷𠮷', 30, 90)).toBe('𠮷𠮷…');
  });
});
