import { access, constants, mkdir, statfs } from 'node:fs/promises';
import type { Config } from '../config.js';
import type { CallbackEndpoint } from '../message/callback-endpoint.js';
import type { Diagnosis } from '../message/diagnosis.js';
import { doctorTexts } from './doctor-texts.js';

/** Below this a database may stop in the middle of a year. */
const LEAST_FREE_GIB = 2;
const BYTES_PER_GIB = 2 ** 30;
/** As long as a platform waits for an answer to a callback. */
const REACH_TIMEOUT_MS = 5_000;

/** The data folder and the room that is left there. */
export async function diagnoseDataFolder({ dataDir }: Pick<Config, 'dataDir'>): Promise<Diagnosis> {
  const check = doctorTexts.dataFolder;
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
    const { bavail, bsize } = await statfs(dataDir);
    const free = (bavail * bsize) / BYTES_PER_GIB;
    const shown = free.toFixed(1);
    return free < LEAST_FREE_GIB
      ? {
          check,
          state: 'warning',
          found: doctorTexts.dataFolderFull(shown),
          remedy: doctorTexts.freeSpace,
        }
      : { check, state: 'ok', found: doctorTexts.dataFolderOk(shown), remedy: null };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return {
      check,
      state: 'failed',
      found: `不能写入（${code}）。`,
      remedy: doctorTexts.freeSpace,
    };
  }
}

/** Whether each path that a platform calls leads to this product from outside. */
export async function diagnoseCallbacks(
  publicUrl: string | null,
  endpoints: readonly CallbackEndpoint[],
  fetchUrl: typeof fetch,
): Promise<readonly Diagnosis[]> {
  if (endpoints.length === 0) return [];
  if (publicUrl === null) {
    const { publicUrl: check, publicUrlMissing: found, setPublicUrl: remedy } = doctorTexts;
    return [{ check, state: 'skipped', found, remedy }];
  }
  return await Promise.all(
    endpoints.map(async ({ path }): Promise<Diagnosis> => {
      const check = doctorTexts.callback(path);
      const failed = (found: string): Diagnosis => ({
        check,
        state: 'failed',
        found,
        remedy: doctorTexts.startFirst,
      });
      try {
        const signal = AbortSignal.timeout(REACH_TIMEOUT_MS);
        const { status } = await fetchUrl(publicUrl + path, { signal, redirect: 'manual' });
        // Without a signature we are refused: that refusal is ours, no proxy makes it up.
        return status === 400 || status === 401
          ? { check, state: 'ok', found: doctorTexts.callbackReached, remedy: null }
          : failed(doctorTexts.callbackAnswers(status));
      } catch (error) {
        return failed(doctorTexts.callbackUnreached(reasonOf(error)));
      }
    }),
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return '超时';
  const cause = error instanceof Error ? error.cause : undefined;
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? '连接失败';
}
