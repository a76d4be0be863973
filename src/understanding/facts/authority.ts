import { findAll } from '../text/find-all.js';
import type { NumberToken } from '../text/number-token.js';
import type { Scope } from './scope.js';

interface Scoped {
  readonly number: NumberToken;
  readonly scope: Scope;
}

/** 以系统为准: which of two sources holds. */
const HOLDS = /以([\p{Script=Han}]{2,6}?)(?:的)?(?:数据?|数字|口径)?为准/gu;
const SENTENCE_END = /[。;!?\n]/;
const CLAUSE_END = /[，。;!?\n]/;

/** The text from the mark before `at` on. */
function since(text: string, at: number, mark: RegExp): string {
  let start = at;
  while (start > 0 && !mark.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start, at);
}

/** Not so in 现在3个，县里目标4个，以县里的为准: an aim is no rival of a figure. */
function areRivals(one: Scoped, other: Scoped | undefined): boolean {
  if (one.number.unit !== other?.number.unit) return false;
  return (one.scope.target === 'none') === (other.scope.target === 'none');
}

/** 报省里70家，系统显示71家，以系统为准: of two figures side by side the one from elsewhere is wrong. */
export function withAuthority<T extends Scoped>(figures: readonly T[], text: string): readonly T[] {
  if (!text.includes('为准')) return figures;
  const wrong = new Set<T>();
  for (const match of findAll(HOLDS, text)) {
    const source = match[1] ?? '';
    const start = match.index - since(text, match.index, SENTENCE_END).length;
    const near = figures.filter(
      ({ number }) => number.span.start >= start && number.span.end <= match.index,
    );
    const right = near.findIndex(({ number }) =>
      since(text, number.span.start, CLAUSE_END).includes(source),
    );
    const other = right < 0 ? undefined : (near[right - 1] ?? near[right + 1]);
    if (other !== undefined && areRivals(other, near[right])) wrong.add(other);
  }
  return figures.map((figure) =>
    wrong.has(figure) ? { ...figure, scope: { ...figure.scope, old: 'clause' as const } } : figure,
  );
}
