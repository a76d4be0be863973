/** A line of 2号 holds 20 characters; one less on either side keeps it off the edges. */
const MOST_CHARACTERS = 19;

/** Where a title may be broken: before these words, and after those. */
const BEFORE = /(?:关于|推进|攻坚|工作方案|实施方案|行动|任务|指标|三年|重点)/gu;
const AFTER = /(?:[年县市区的]|（[^）]{1,10}）|》)(?!）)/gu;

const lengthOf = (text: string) => Array.from(text).length;

function borders(title: string): readonly number[] {
  const before = [...title.matchAll(BEFORE)].map(({ index }) => index);
  const after = [...title.matchAll(AFTER)].map(({ index, 0: found }) => index + found.length);
  return [...new Set([...before, ...after])].filter((at) => at > 0 && at < title.length);
}

/**
 * A title in lines that are broken by sense, never within a word it knows; the two lines come as
 * near to each other in length as the borders allow. A title without a border is broken in half.
 */
export function breakTitle(title: string): readonly string[] {
  if (lengthOf(title) <= MOST_CHARACTERS) return [title];
  const uneven = (at: number) => Math.abs(lengthOf(title.slice(0, at)) * 2 - lengthOf(title));
  const places = [...borders(title)].sort((a, b) => uneven(a) - uneven(b));
  const at = places[0] ?? Math.ceil(title.length / 2);
  return [...breakTitle(title.slice(0, at)), ...breakTitle(title.slice(at))];
}
