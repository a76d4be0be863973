import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { afterAll, describe, expect, it } from 'vitest';
import { slimFont } from '../../../../src/digest/pictures/slim-font.js';
import { AppError } from '../../../../src/kernel/errors.js';

const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc');
const original = join(dirname(entry), '..', 'fonts', 'NotoSansHans-Bold.otf');
const font = readFileSync(original);
const folder = mkdtempSync(join(tmpdir(), 'zhanbao-test-font-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function paint(text: string, file: string): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="80"><text y="50" font-size="30">${text}</text></svg>`;
  const options = {
    loadSystemFonts: false,
    fontFiles: [file],
    defaultFontFamily: 'Noto Sans Hans',
  };
  return new Resvg(svg, { font: options }).render().pixels;
}

function slimmed(text: string): string {
  const file = join(folder, `${Buffer.from(text).toString('hex').slice(0, 40)}.otf`);
  writeFileSync(file, slimFont(font, text));
  return file;
}

describe('a font with no more outlines than a picture needs', () => {
  it.each(['攸县高新技术企业58家（完成87.9%）', 'GDP比重，“一主一特”', '鄠堃镕'])(
    'paints %s as the whole font does',
    (text) => {
      const whole = paint(text, original);
      expect(paint(text, slimmed(text)).equals(whole)).toBe(true);
      expect(new Set(whole).size).toBeGreaterThan(10);
    },
  );

  it('is a tenth of the size', () => {
    expect(slimFont(font, '高新技术企业').length).toBeLessThan(font.length / 9);
  });

  it('leaves out what was not named', () => {
    expect(paint('未', slimmed('高新')).every((byte) => byte === 0)).toBe(true);
  });

  it('refuses a font that is built in another way', () => {
    const other = Buffer.from(font);
    other.write('xxxx', 12 + 16, 'latin1');
    expect(() => slimFont(other, '高')).toThrow(AppError);
  });
});
