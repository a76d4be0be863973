import type { FigureLimitsView, FiguresView, PressRequest } from '../../http/api-types.js';
import { jsonBody, requestJson } from '../api/request-json.js';
import { fileParts } from '../api/file-parts.js';

const BASE = '/api/console/figures';

/** The form, with the indicators of the plan. */
export const FORM_PATH = '/api/console/export/form.xlsx';

export const figuresApi = {
  limits: async () => (await requestJson('GET', BASE)) as FigureLimitsView,
  bring: async (file: File) => (await requestJson('POST', BASE, fileParts(file))) as FiguresView,
  press: async (button: PressRequest) =>
    (await requestJson('POST', `${BASE}/press`, jsonBody(button))) as FiguresView,
};
