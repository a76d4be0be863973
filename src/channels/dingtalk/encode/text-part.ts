import type { TextPart } from './part.js';
import { texts } from '../texts.js';

/** The preview of a phone shows about so many characters. */
const TITLE_CHARS = 24;

/** @param mark stands before the text and is no part of the title */
export function textPart(text: string, isMarkdown: boolean, mark = ''): TextPart {
  return { kind: 'text', isMarkdown, title: titleOf(text), text: mark + text };
}

/** The first line that says something. */
function titleOf(text: string): string {
  const line = text
    .split('\n')
    .map((each) =>
      each
        .replace(/^[-#>\s]{1,8}/, '')
        .replaceAll('**', '')
        .trim(),
    )
    .find((each) => each !== '');
  const title = Array.from(line ?? '')
    .slice(0, TITLE_CHARS)
    .join('');
  return title === '' ? texts.title : title;
}
