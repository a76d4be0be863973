/** Chinese numerals by their value. */
export const DIGITS = new Map<string, number>(
  Array.from('零一二三四五六七八九', (char, value) => [char, value] as const),
);
for (const [char, value] of [
  ['〇', 0],
  ['○', 0],
  ['两', 2],
  ['俩', 2],
  ['仨', 3],
  ['壹', 1],
  ['贰', 2],
  ['叁', 3],
  ['肆', 4],
  ['伍', 5],
  ['陆', 6],
  ['柒', 7],
  ['捌', 8],
  ['玖', 9],
] as const) {
  DIGITS.set(char, value);
}
/** Powers of ten within a section of four digits, and numerals that hold their digit. */
export const SMALL = new Map([
  ['十', 10],
  ['拾', 10],
  ['廿', 20],
  ['卅', 30],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
/** What a section is counted in. */
export const BIG = new Map([
  ['万', 1e4],
  ['亿', 1e8],
]);
