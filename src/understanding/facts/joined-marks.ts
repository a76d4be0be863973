import type { Token } from './tokens.js';

const JOINS = new Set(['，', '\t']);

function endsClause(token: Token | undefined): boolean {
  return token === undefined || (token.kind === 'mark' && !/^[(/+-]$/.test(token.text));
}

/** 高企，58，科小，71 and a name set off from its figure by wide spaces: the mark between the two ends no clause. */
export function joinsNameAndFigure(tokens: readonly Token[], at: number): boolean {
  const mark = tokens[at];
  if (mark === undefined || !JOINS.has(mark.text)) return false;
  if (tokens[at - 1]?.kind !== 'mention' || tokens[at + 1]?.kind !== 'number') return false;
  const before = tokens[at - 2];
  const opens = before?.kind === 'date' || before?.kind === 'number' || endsClause(before);
  return opens && endsClause(tokens[at + 2]);
}
