/** Full-width digits, letters and signs that documents mix freely with the half-width ones. */
const FULL_WIDTH = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF05\uFF0E\uFF0B\uFF1D\uFF1C\uFF1E]/g;
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g;
/** Control characters other than tab and line ends. */
const CONTROL = /(?![\t\n\v\f\r])\p{Cc}/gu;
const FULL_WIDTH_SHIFT = 0xfee0;

const CHINESE = '\\u4E00-\\u9FFF，。；：、（）“”《》';
const HALF_TO_FULL: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<=[${CHINESE}\\d%]),(?=[${CHINESE}])`, 'g'), '，'],
  [new RegExp(`(?<=[${CHINESE}\\d%]);`, 'g'), '；'],
  [new RegExp(`(?<=[${CHINESE}]):`, 'g'), '：'],
];

function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (char) =>
    String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_SHIFT),
  );
}

/**
 * One spelling for what documents write in several: half-width digits and letters, full-width Chinese punctuation,
 * no space between a figure and its Chinese neighbours (58 家), no invisible characters.
 */
export function normalText(text: string): string {
  let result = halfWidth(text.replace(INVISIBLE, '').replace(CONTROL, ''))
    .replace(/[\u00A0\u2000-\u200A\u3000]/g, ' ')
    .replace(/【|[〔[](?!\d{4}[〕\]])/g, '（')
    .replace(/】|(?<![〔[]\d{4})[〕\]]/g, '）')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')
    .replace(/[﹪]/g, '%')
    .replace(/[﹣－−‐‑‒–]/g, '-')
    .replace(/：(?=\s)/g, '：');
  for (const [half, full] of HALF_TO_FULL) result = result.replace(half, full);
  return result
    .replace(/(?<=[\u4E00-\u9FFF）”]) +(?=\d)/g, '')
    .replace(/(?<=\d) +(?=[\u4E00-\u9FFF%（])/g, '')
    .replace(/(?<=\d) *([-—~～]+) *(?=\d)/g, '$1')
    .trim();
}

/** Text for comparing wordings: without spaces, quotes, brackets' form and end punctuation. */
export function bareText(text: string): string {
  return normalText(text)
    .replace(/[\s“”"'‘’「」]/g, '')
    .replace(/(?<![。；，、：.])[。；，、：.]+$/, '');
}
