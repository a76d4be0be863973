import { ref } from 'vue';
import type { Ref } from 'vue';
import { RequestError } from '../api/request-json.js';
import { useSimulator } from '../simulator/use-simulator.js';

export function useClockSetting(): {
  readonly isBusy: Ref<boolean>;
  readonly failure: Ref<string | null>;
  /** @returns whether the clock was set. */
  readonly setClock: (now: string) => Promise<boolean>;
} {
  const simulator = useSimulator();
  const isBusy = ref(false);
  const failure = ref<string | null>(null);

  async function setClock(now: string): Promise<boolean> {
    isBusy.value = true;
    try {
      await simulator.setClock(now);
      failure.value = null;
      return true;
    } catch (error) {
      failure.value = error instanceof RequestError ? error.message : String(error);
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  return { isBusy, failure, setClock };
}
