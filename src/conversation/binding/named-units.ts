import type { Lexicon } from '../../plan/lexicon.js';

/**
 * The units that the words name, by any of their names. A name within a longer one that also fits
 * (县科协 in 县科协培训中心) does not count.
 */
export function namedUnits({ units }: Lexicon, words: string): readonly string[] {
  const heard = units
    .flatMap(({ name, names }) => [...names, name].map((alias) => ({ name, alias })))
    .filter(({ alias }) => words.includes(alias));
  const whole = heard.filter(
    ({ alias }) => !heard.some((other) => other.alias !== alias && other.alias.includes(alias)),
  );
  return [...new Set(whole.map(({ name }) => name))];
}
