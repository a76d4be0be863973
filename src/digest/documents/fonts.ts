import type { IFontAttributesProperties } from 'docx';

/** Sizes of the Chinese scale in half-points: 2号 is 22 points, 3号 16, 4号 14, 五号 10.5. */
export const HALF_POINTS = { two: 44, three: 32, four: 28, five: 21 } as const;

/** One font for every script of a run: figures stand in the font of the words around them. */
function named(name: string): IFontAttributesProperties {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

/**
 * The fonts that the standard asks for, by name. They are not free, so none is embedded; a machine
 * without them shows the next one of `FALLBACKS`.
 */
export const FONTS = {
  title: named('方正小标宋简体'),
  body: named('仿宋_GB2312'),
  heading: named('黑体'),
  subheading: named('楷体_GB2312'),
  pageNumber: named('宋体'),
} as const;

/** What to show where a font is missing, for the document's font table. */
const FALLBACKS: readonly { readonly name: string; readonly instead: string }[] = [
  { name: '方正小标宋简体', instead: '方正小标宋_GBK,华文中宋,宋体' },
  { name: '仿宋_GB2312', instead: '仿宋,FangSong,华文仿宋' },
  { name: '黑体', instead: 'SimHei,华文黑体' },
  { name: '楷体_GB2312', instead: '楷体,KaiTi,华文楷体' },
  { name: '宋体', instead: 'SimSun' },
];

const WORDS_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** GB2312, so that a stand-in which knows Chinese is looked for. */
const CHARACTER_SET = '86';

/** The part of a .docx that names stand-ins for fonts. */
export function fontTable(): string {
  const fonts = FALLBACKS.map(
    ({ name, instead }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="${CHARACTER_SET}"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  ).join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${WORDS_NAMESPACE}">${fonts}</w:fonts>`;
}
