import type { Token } from './tokens.js';

const JOINS = new Set(['，', '\t']);

function endsClause(token: Token | undefined): boolean {
  return token === undefined || (token.kind === 'mark' && !/^[(/+-]$/.test(token.text));
}

/** 技术合同（份） 218: the unit in brackets belongs to the name. */
function nameBefore(tokens: readonly Token[], at: number): number {
  if (tokens[at - 1]?.text !== ')') return at - 1;
  const opens = [at - 2, at - 3, at - 4].find((index) => tokens[index]?.text === '(');
  return opens === undefined ? at - 1 : opens - 1;
}

/** 高企，58，科小，71 and a name set off from its figure by wide spaces: the mark between the two ends no clause. */
export function joinsNameAndFigure(tokens: readonly Token[], at: number): boolean {
  const mark = tokens[at];
  if (mark === undefined || !JOINS.has(mark.text)) return false;
  const name = nameBefore(tokens, at);
  if (tokens[name]?.kind !== 'mention' || tokens[at + 1]?.kind !== 'number') return false;
  const before = tokens[name - 1];
  const opens = before?.kind === 'date' || before?.kind === 'number' || endsClause(before);
  return opens && endsClause(tokens[at + 2]);
}
