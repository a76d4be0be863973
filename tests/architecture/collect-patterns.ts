import { readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';

export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** File and line of a literal, or who composed it. */
  readonly from: string;
}

function literalsIn(path: string, name: string): Pattern[] {
  const file = ts.createSourceFile(name, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push({
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
        from: `${name}:${line + 1}`,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Every regular expression that stands as such in the TypeScript files below a folder. */
export function literalPatterns(folder: URL): readonly Pattern[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .flatMap((entry) => {
      const path = `${entry.parentPath}/${entry.name}`;
      return literalsIn(path, path.slice(folder.pathname.length));
    });
}

/**
 * Every regular expression composed at run time while `work` runs, module loading included: whoever calls
 * `new RegExp` is listened to.
 */
export async function composedPatterns(work: () => Promise<void>): Promise<readonly Pattern[]> {
  const found: Pattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [pattern, flags]: [string | RegExp, string?]) {
      const made = new target(pattern, flags);
      found.push({ source: made.source, flags: made.flags, from: 'composed' });
      return made;
    },
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

/**
 * The alternatives of a pattern: A|B|C, outside all brackets. A search tries each by itself at every place, so that
 * the whole costs the sum of its alternatives.
 */
export function alternatives(source: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let inClass = false;
  let from = 0;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\\') at += 1;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === '|' && depth === 0) {
      parts.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, source.slice(from)];
}

/**
 * The pattern with its bounded repetitions made small: a window of at most forty characters costs a constant factor,
 * whatever its width, and the checker decides narrow windows exactly where it can only guess about wide ones.
 */
export function narrowed(source: string): string {
  return source.replaceAll(
    /\{(\d{1,3}),([1-4]?\d{1,2})\}/g,
    (_, least: string, most: string) =>
      `{${Math.min(1, Number(least))},${Math.min(2, Number(most))}}`,
  );
}

/**
 * Whether anything in the pattern repeats without bound or five hundred times and more, or a group repeats at all. What
 * does neither costs a small constant at every place of the text.
 */
export function repeatsFreely(source: string): boolean {
  const bare = source.replaceAll(/\\./gsu, 'a').replaceAll(/\[[^\]]*\]/gu, 'a');
  return /[*+]|\{\d+,\}|\{\d+,(?:[5-9]\d{2}|\d{4,})\}|\)\{/u.test(bare);
}
