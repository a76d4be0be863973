import type { RequestParts } from './request-json.js';

/** Twenty megabytes over a weak signal. */
const FILE_TIMEOUT_MS = 4 * 60_000;

/** A file as the body of a request; its name goes in a header, which holds no Chinese by itself. */
export function fileParts(
  file: File,
  headers: Readonly<Record<string, string>> = {},
): RequestParts {
  return {
    headers: {
      ...headers,
      'Content-Type': 'application/octet-stream',
      'X-File-Name': encodeURIComponent(file.name.replace(/\p{Cs}/gu, '')),
    },
    body: file,
    timeoutMs: FILE_TIMEOUT_MS,
  };
}
