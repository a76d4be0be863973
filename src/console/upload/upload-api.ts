import type { UploadedView, UploadView } from '../../http/api-types.js';
import { requestJson } from '../api/request-json.js';

const BASE = '/api/upload';
/** Twenty megabytes over a weak signal. */
const FILE_TIMEOUT_MS = 4 * 60_000;

/** What the upload page asks for, in the name of whoever has the link. */
export function uploadApi(token: string) {
  const headers = { 'X-Upload-Token': token };
  return {
    look: async () => (await requestJson('GET', BASE, { headers })) as UploadView,
    send: async (file: File) =>
      (await requestJson('POST', `${BASE}/files`, {
        headers: {
          ...headers,
          'Content-Type': 'application/octet-stream',
          'X-File-Name': encodeURIComponent(file.name.replace(/\p{Cs}/gu, '')),
        },
        body: file,
        timeoutMs: FILE_TIMEOUT_MS,
      })) as UploadView,
    submit: async () => (await requestJson('POST', `${BASE}/submit`, { headers })) as UploadedView,
  };
}
