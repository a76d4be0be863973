import type { DigestContent } from '../content/digest-content.js';
import { rendering, type Rendering } from '../rendering.js';
import { digestDocument } from './digest-document.js';
import { digestFileName } from './document-texts.js';

/** The .docx of a digest, still to be laid out. */
export function documentPiece(content: DigestContent): Rendering {
  const name = `${digestFileName(content)}.docx`;
  return rendering({ document: content }, async () => [
    { type: 'file', name, content: await digestDocument(content) },
  ]);
}
