import type { UploadedView, UploadView } from '../../http/api-types.js';
import { fileParts } from '../api/file-parts.js';
import { requestJson } from '../api/request-json.js';

const BASE = '/api/upload';

/** What the upload page asks for, in the name of whoever has the link. */
export function uploadApi(token: string) {
  const headers = { 'X-Upload-Token': token };
  return {
    look: async () => (await requestJson('GET', BASE, { headers })) as UploadView,
    send: async (file: File) =>
      (await requestJson('POST', `${BASE}/files`, fileParts(file, headers))) as UploadView,
    submit: async () => (await requestJson('POST', `${BASE}/submit`, { headers })) as UploadedView,
  };
}
