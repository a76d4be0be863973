import { screenText } from '../../conversation/privacy-screen.js';
import { agreedKind, cleanName } from './evidence-name.js';
import { fileKinds, isLocked } from './file-kind.js';
import type { FileKind } from './file-kind.js';

export const MAX_FILE_MB = 20;
export const MAX_FILE_BYTES = MAX_FILE_MB * 1024 * 1024;
/** What a person sends with one message; each may take its time. */
export const MAX_FILES = 10;

/** A file that may be kept, under the name it is kept by; or why it may not. */
export type Acceptance =
  | { readonly kind: 'accepted'; readonly name: string; readonly mediaType: FileKind['mediaType'] }
  | { readonly kind: 'screened' }
  | { readonly kind: 'too-large' | 'wrong-kind' | 'locked'; readonly name: string | null };

/** What is kept as evidence, whichever way it came. */
export function acceptFile(givenName: string | null, content: Uint8Array): Acceptance {
  const named = screenText(cleanName(givenName) ?? '');
  if (named.kind === 'blocked') return { kind: 'screened' };
  const name = named.text === '' ? null : named.text;
  if (content.byteLength > MAX_FILE_BYTES) return { kind: 'too-large', name };
  const agreed = agreedKind(fileKinds(content), name);
  return agreed === null
    ? { kind: isLocked(content) ? 'locked' : 'wrong-kind', name }
    : { kind: 'accepted', name: agreed.name, mediaType: agreed.kind.mediaType };
}
