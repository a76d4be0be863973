import type { TextPart } from './part.js';
import { texts } from '../texts.js';

/** The preview of a phone shows about so many characters. */
const TITLE_CHARS = 24;

export function textPart(text: string, isMarkdown: boolean): TextPart {
  return { kind: 'text', isMarkdown, title: titleOf(text), text };
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
  const title = [...(line ?? '')].slice(0, TITLE_CHARS).join('');
  return title === '' ? texts.title : title;
}
