const DIGITS = '零一二三四五六七八九';

/** 一 to 九百九十九 (两 is 二); `null` when the characters are no such number. */
export function hanNumber(text: string): number | null {
  const plain = text.replace(/两/gu, '二');
  const match =
    /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(
      plain,
    );
  if (match === null || plain === '') return null;
  const digit = (char: string | undefined): number =>
    char === undefined ? 0 : DIGITS.indexOf(char);
  const tens = match[3] === undefined ? 0 : digit(match[2] ?? '一');
  return digit(match[1]) * 100 + tens * 10 + digit(match[4]);
}

/** 12 or 十二: the number of a task, a receipt, a line, a month; `null` when the text is neither. */
export function smallNumber(text: string): number | null {
  return /^\d{1,9}$/u.test(text) ? Number(text) : hanNumber(text);
}
