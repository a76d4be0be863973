import { ref, shallowRef } from 'vue';
import type { UploadView } from '../../http/api-types.js';
import { failureText } from '../api/request-json.js';
import { uploadApi } from './upload-api.js';
import { uploadPageTexts as texts } from './upload-texts.js';
import { useFileList } from './use-file-list.js';

export const BYTES_PER_MB = 1024 * 1024;

function whyNot({ size }: File, { maxFileBytes }: UploadView): string {
  if (size === 0) return texts.emptyFile;
  return size > maxFileBytes ? texts.tooLarge(maxFileBytes / BYTES_PER_MB) : '';
}

/** What the page knows of its link, and what its buttons do. */
export function useUpload(token: string) {
  const api = uploadApi(token);
  const list = useFileList((file) => api.send(file));
  const link = shallowRef<UploadView | null>(null);
  const failure = ref<string | null>(null);
  const notice = ref('');
  const isSubmitting = ref(false);
  const submitted = ref<number | null>(null);

  async function open(): Promise<void> {
    try {
      const view = await api.look();
      for (const file of view.files) list.add({ ...file, file: null, state: 'kept', reason: '' });
      link.value = view;
    } catch (error) {
      failure.value = failureText(error);
    }
  }

  function choose(files: readonly File[]): void {
    const view = link.value;
    if (view === null) return;
    const room = Math.max(0, view.maxFiles - list.chosen.length);
    notice.value = files.length > room ? texts.tooMany(view.maxFiles) : '';
    for (const file of files.slice(0, room)) {
      const reason = whyNot(file, view);
      const state = reason === '' ? 'waiting' : 'failed';
      // What cannot be sent at all has nothing to be tried again.
      const sendable = reason === '' ? file : null;
      list.add({ name: file.name, sizeBytes: file.size, file: sendable, state, reason });
    }
  }

  async function submit(): Promise<void> {
    isSubmitting.value = true;
    notice.value = '';
    try {
      submitted.value = (await api.submit()).count;
    } catch (error) {
      notice.value = failureText(error);
    } finally {
      isSubmitting.value = false;
    }
  }

  return { ...list, link, failure, notice, isSubmitting, submitted, open, choose, submit };
}
