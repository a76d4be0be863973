/** What the screen found before anything was stored (semantics, "Privacy"). */
export type Screening =
  | { readonly kind: 'blocked'; readonly reason: 'secrecy-mark' }
  /** `text` has identity and phone numbers masked. */
  | { readonly kind: 'pass'; readonly text: string; readonly masked: boolean };

/** Blanks and every format character (zero-width, direction-changing): none may hide a mark. */
const INVISIBLE = '[\\s\\p{Cf}]{0,9}';

function spaced(word: string): string {
  return Array.from(word).join(INVISIBLE);
}

const LEVEL = `(?:${['绝密', '絕密', '机密', '機密', '秘密'].map(spaced).join('|')})`;

/**
 * The form of a mark, not the bare word: a level followed by a star, or the set phrases of internal
 * papers. 商业秘密 and 保守秘密 are ordinary words.
 */
const SECRECY_MARKS = [
  new RegExp(`${LEVEL}${INVISIBLE}[★☆⭐🌟✭*＊]`, 'u'),
  new RegExp(`${spaced('密级')}${INVISIBLE}[:：]${INVISIBLE}${LEVEL}`, 'u'),
  new RegExp(`${spaced('工作秘密')}(?!管理|保护|制度|规定|清单|培训|教育)`, 'u'),
  new RegExp(
    `${spaced('内部')}${INVISIBLE}(?:${['资料', '文件', '材料'].map(spaced).join('|')})[\\s，,、；;：:！!。.（()）【】\\]\\[]*` +
      `(?:请勿|不得|严禁|禁止|切勿)${INVISIBLE}(?:外传|外泄|扩散|转发)`,
    'u',
  ),
];

const DIGIT = '[0-9０-９]';
const NOT_IN_NUMBER_BEFORE = `(?<![0-9０-９.．])`;
/** A long figure with a measure word (13800000000元) is no phone number. */
const NOT_IN_NUMBER_AFTER = `(?![0-9０-９]|[.．][0-9０-９]|\\s*[元万亿家个名户吨])`;
const GAP = '[\\s\\-－—]?';

const IDENTITY = new RegExp(
  `${NOT_IN_NUMBER_BEFORE}[1-9１-９]${DIGIT}{5}${GAP}(?:[12１２][09０９]${DIGIT}{2})${GAP}[01０１]${DIGIT}[0-3０-３]${DIGIT}${GAP}${DIGIT}{3}[0-9０-９xXｘＸ](?![0-9０-９])`,
  'gu',
);
const MOBILE = new RegExp(
  `${NOT_IN_NUMBER_BEFORE}(?:[+＋]?[8８][6６]${GAP})?[1１][3-9３-９]${DIGIT}${GAP}${DIGIT}{4}${GAP}${DIGIT}{4}${NOT_IN_NUMBER_AFTER}`,
  'gu',
);
const LANDLINE = new RegExp(
  `${NOT_IN_NUMBER_BEFORE}[（(]?[0０]${DIGIT}{2,3}[）)\\-－—]${DIGIT}{7,8}${NOT_IN_NUMBER_AFTER}`,
  'gu',
);

/**
 * Decides, before anything is stored, whether a text may be kept at all, and masks identity and
 * phone numbers in what may.
 */
export function screenText(text: string): Screening {
  if (SECRECY_MARKS.some((mark) => mark.test(text))) {
    return { kind: 'blocked', reason: 'secrecy-mark' };
  }
  const masked = text
    .replace(IDENTITY, '［证件号已隐去］')
    .replace(MOBILE, '［电话已隐去］')
    .replace(LANDLINE, '［电话已隐去］');
  return { kind: 'pass', text: masked, masked: masked !== text };
}
