import type { FileKind } from './file-kind.js';
import { evidenceTexts } from './texts.js';

const MAX_LENGTH = 120;
/** Control and format characters: a name could show another ending than it has. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Surrogate}]/gu;
const FORBIDDEN = /[\\/:*?"<>|]/gu;

/** The name as it may be shown and stored; `null` when nothing is left of it. */
export function cleanName(name: string | null): string | null {
  const base = (name ?? '').split(/[\\/]/u).at(-1) ?? '';
  const clean = base.replace(UNSEEN, '').replace(FORBIDDEN, '_').trim();
  if (/^\.*$/u.test(clean)) return null;
  if (clean.length <= MAX_LENGTH) return clean;
  const ending = endingOf(clean);
  const kept = Array.from(clean.slice(0, MAX_LENGTH - ending.length - 1)).join('');
  return ending === '' ? kept : `${kept}.${ending}`;
}

function endingOf(name: string): string {
  return /\.(\w{1,8})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * The kind that signature and name agree on, with the name it is kept under. What has no name gets one
 * of its only possible kind.
 * @returns `null` when they do not agree
 */
export function agreedKind(
  kinds: readonly FileKind[],
  name: string | null,
): { readonly kind: FileKind; readonly name: string } | null {
  const [only, another] = kinds;
  if (name === null || (endingOf(name) === '' && isPicture(only))) {
    if (only === undefined || another !== undefined || isText(only)) return null;
    const base = name ?? (isPicture(only) ? evidenceTexts.picture : evidenceTexts.file);
    return { kind: only, name: `${base}.${only.endings[0] ?? ''}` };
  }
  const kind = kinds.find(({ endings }) => endings.includes(endingOf(name)));
  return kind === undefined ? null : { kind, name };
}

/** Any text can be a table; its name has to say so. */
function isText({ mediaType }: FileKind): boolean {
  return mediaType.startsWith('text/');
}

function isPicture(kind: FileKind | undefined): boolean {
  return kind?.mediaType.startsWith('image/') ?? false;
}
