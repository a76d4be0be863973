import type { UploadDeps } from './http/http-deps.js';
import { MAX_FILE_BYTES, MAX_FILES } from './store/evidence/accept-file.js';
import { KEPT_ENDINGS } from './store/evidence/file-kind.js';
import { KEPT_KINDS } from './store/evidence/texts.js';
import { CODE_VALID_MS } from './store/one-time-code.js';
import { UploadDesk } from './store/upload/upload-desk.js';
import type { House } from './wire.js';
import type { WiredChannels } from './wire-channels.js';

/** The page of the console where files are uploaded. */
export function uploadPageOf(publicUrl: string | null): string | null {
  return publicUrl === null ? null : `${publicUrl}/upload`;
}

/** Files by a page for phones; `null` where browsers outside do not find us. */
export function wireUpload(
  { apart: database }: Pick<House, 'apart'>,
  { evidence: files, box, ring }: Pick<WiredChannels, 'evidence' | 'box' | 'ring'>,
  publicUrl: string | null,
): UploadDeps | null {
  if (publicUrl === null) return null;
  const clock = { now: () => new Date() };
  const desk = new UploadDesk({ database, files, box, clock, onStored: ring });
  return {
    publicUrl,
    limits: {
      files: MAX_FILES,
      fileBytes: MAX_FILE_BYTES,
      validMs: CODE_VALID_MS,
      kinds: KEPT_KINDS,
      endings: KEPT_ENDINGS,
    },
    now: () => clock.now(),
    look: (token) => desk.look(token),
    keep: (token, name, content) => desk.keep(token, name, content),
    submit: (token) => desk.submit(token),
  };
}
