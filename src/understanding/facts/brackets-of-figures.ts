import type { Token } from './tokens.js';

/** Indexes of brackets that hold a figure: 高企58家（上月56家） dates the 56 alone. */
export function bracketsOfFigures(tokens: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>();
  let open = -1;
  let holdsNumber = false;
  tokens.forEach((token, at) => {
    if (token.text === '(') {
      open = at;
      holdsNumber = false;
    } else if (token.kind === 'number') holdsNumber = true;
    else if (token.text === ')' && open >= 0) {
      if (holdsNumber) found.add(open).add(at);
      open = -1;
    } else if (token.text === '\n') open = -1;
  });
  return found;
}
