import { computed, reactive } from 'vue';
import { failureText } from '../api/request-json.js';

export interface ChosenFile {
  readonly key: number;
  readonly name: string;
  readonly sizeBytes: number;
  /** `null` for one that an earlier visit uploaded. */
  readonly file: File | null;
  state: 'waiting' | 'sending' | 'kept' | 'failed';
  /** Why it failed. */
  reason: string;
}

/** The files that were chosen. They go one after the other, so that a weak line finishes some of them. */
export function useFileList(upload: (file: File) => Promise<unknown>) {
  const chosen = reactive<ChosenFile[]>([]);
  let lastKey = 0;
  let sending = Promise.resolve();

  const kept = computed(() => chosen.filter(({ state }) => state === 'kept').length);
  const isBusy = computed(() => chosen.some(({ state }) => ['waiting', 'sending'].includes(state)));
  const hasFailed = computed(() => chosen.some(({ state }) => state === 'failed'));

  /** One that waits is sent in its turn. */
  function add(file: Omit<ChosenFile, 'key'>): void {
    lastKey += 1;
    chosen.push({ key: lastKey, ...file });
    const added = chosen.at(-1);
    if (added?.state === 'waiting') queue(added);
  }

  function queue(one: ChosenFile): void {
    sending = sending.then(() => send(one));
  }

  async function send(one: ChosenFile): Promise<void> {
    if (one.state !== 'waiting' || one.file === null) return;
    one.state = 'sending';
    try {
      await upload(one.file);
      one.state = 'kept';
    } catch (error) {
      one.state = 'failed';
      one.reason = failureText(error);
    }
  }

  function retry(one: ChosenFile): void {
    one.state = 'waiting';
    one.reason = '';
    queue(one);
  }

  function dismiss(one: ChosenFile): void {
    chosen.splice(chosen.indexOf(one), 1);
  }

  return { chosen, kept, isBusy, hasFailed, add, retry, dismiss };
}
