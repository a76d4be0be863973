import type { Token } from './tokens.js';

export const CLAUSE_MARKS = new Set(['，', '\t', '|']);
export const SENTENCE_MARKS = new Set(['。', ';', '!', '?', '\n', '【', '】']);

function isHardMark(token: Token): boolean {
  return (
    token.kind === 'mark' &&
    (CLAUSE_MARKS.has(token.text) || SENTENCE_MARKS.has(token.text) || token.text === ')')
  );
}

/** What follows a figure in its clause. */
interface Behind {
  readonly right: readonly Token[];
  readonly moreFollow: boolean;
}

/** Up to the next number or the end of the clause; brackets are skipped over. */
export function rightOf(tokens: readonly Token[], at: number): Behind {
  const right: Token[] = [];
  let depth = 0;
  for (let index = at + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.text === '\n') break;
    if (token.text === '(') depth += 1;
    else if (token.text === ')' && depth > 0) depth -= 1;
    else if (depth > 0) continue;
    else if (token.kind === 'number') return { right, moreFollow: true };
    else if (isHardMark(token)) break;
    else right.push(token);
  }
  return { right, moreFollow: false };
}

/** The clause after the one that a figure ends, when it holds neither number nor indicator. */
export function nextClause(tokens: readonly Token[], at: number): readonly Token[] {
  let index = at + 1;
  while (index < tokens.length && !CLAUSE_MARKS.has(tokens[index]?.text ?? '')) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'number' || SENTENCE_MARKS.has(token.text)) return [];
    index += 1;
  }
  const next: Token[] = [];
  for (index += 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || isHardMark(token)) break;
    if (token.kind === 'number' || token.kind === 'mention') return [];
    next.push(token);
  }
  return next;
}
