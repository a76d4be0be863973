import type { Member } from '../workspace.js';

/** The members whose names stand in the words; 张三 within 张三丰 does not count. */
export function namedMembers(members: readonly Member[], words: string): readonly Member[] {
  const heard = members.filter(({ name }) => name !== '' && words.includes(name));
  return heard.filter(
    ({ name }) => !heard.some((other) => other.name !== name && other.name.includes(name)),
  );
}
