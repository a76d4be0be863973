import { ref, shallowRef } from 'vue';
import type { ButtonView, FiguresView } from '../../http/api-types.js';
import { failureText, NOT_SIGNED_IN, RequestError } from '../api/request-json.js';
import { figuresApi } from './figures-api.js';
import { figuresPageTexts as texts } from './figures-texts.js';

export const BYTES_PER_MB = 1024 * 1024;

/**
 * What the page knows of the table that was brought in, and what its buttons do.
 * @param onEnded called once the server no longer knows the session
 */
export function useFigures(onEnded: () => void) {
  /** `null` until the server has told; it checks by itself. */
  const maxBytes = ref<number | null>(null);
  /** What is being done, in words; `null` while nothing is. */
  const busy = ref<string | null>(null);
  const failure = ref('');
  const answer = shallowRef<FiguresView | null>(null);

  async function ask(doing: string, question: () => Promise<FiguresView>): Promise<void> {
    if (busy.value !== null) return;
    busy.value = doing;
    failure.value = '';
    try {
      answer.value = await question();
    } catch (error) {
      if (error instanceof RequestError && error.status === NOT_SIGNED_IN) onEnded();
      failure.value = failureText(error);
    } finally {
      busy.value = null;
    }
  }

  async function open(): Promise<void> {
    try {
      maxBytes.value = (await figuresApi.limits()).maxFileBytes;
    } catch (error) {
      if (error instanceof RequestError && error.status === NOT_SIGNED_IN) onEnded();
      failure.value = failureText(error);
    }
  }

  function whyNot({ size }: File): string {
    if (size === 0) return texts.emptyFile;
    const most = maxBytes.value;
    return most !== null && size > most ? texts.tooLarge(most / BYTES_PER_MB) : '';
  }

  async function bring(file: File): Promise<void> {
    // A receipt that was shown still waits, but not on this page.
    answer.value = null;
    failure.value = whyNot(file);
    if (failure.value !== '') return;
    await ask(texts.reading(file.name), () => figuresApi.bring(file));
  }

  async function press(place: number, { text }: ButtonView): Promise<void> {
    const id = answer.value?.id ?? '';
    await ask(texts.working, () => figuresApi.press({ id, place, text }));
  }

  return { maxBytes, busy, failure, answer, open, bring, press };
}
