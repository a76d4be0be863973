/**
 * What a date that opens with a number begins with: perhaps a year, the number, and the mark behind it. Wider than any
 * rule: it only says where to look.
 */
const HEAD =
  /(?:(?:\d{4}|二[〇零○]二[〇零○一二三四五六七八九]|今|去|上|前|本|当|明)年的?)?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[-月日号/.至到~]/g;

/** Every place of a text at which such a date can begin, in order; they may lie within one another (今年6月 and 6月). */
export function numberHeads(text: string): readonly number[] {
  const heads: number[] = [];
  HEAD.lastIndex = 0;
  for (let head = HEAD.exec(text); head !== null; head = HEAD.exec(text)) {
    heads.push(head.index);
    HEAD.lastIndex = head.index + 1;
  }
  return heads;
}
