import { describe, expect, it } from 'vitest';
import { AdviceDesk } from '../../../src/conversation/advice-desk.js';
import { testMessage } from '../../fakes/people.js';

const desk = (): AdviceDesk =>
  new AdviceDesk(
    () => Promise.resolve(null),
    () => Promise.resolve(null),
  );
const from = (userId: string, text: string) =>
  testMessage({ userId, text, at: '2023-07-05T10:00:00+08:00' });

/** A promise that is settled from outside. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** A model that never answers: only the signal ends the waiting. */
const abortOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });

describe('the desk where advice is sought', () => {
  it('seeks advice on a message only once the earlier ones of its sender are handled', async () => {
    const at = desk();
    const steps: string[] = [];
    const { opened, open } = gate();
    const first = at.inTurn(
      from('甲', '确认'),
      () => opened,
      () => Promise.resolve(steps.push('first handled')),
    );
    const second = at.inTurn(
      from('甲', '按这个进度年底能完成吗'),
      () => Promise.resolve(steps.push('second asks')),
      () => Promise.resolve(steps.push('second handled')),
    );
    await at.inTurn(
      from('乙', '好'),
      () => Promise.resolve(),
      () => Promise.resolve(steps.push('another')),
    );
    open();
    await Promise.all([first, second]);
    expect(steps).toEqual(['another', 'first handled', 'second asks', 'second handled']);
  });

  it('goes on with the next message of a sender whose earlier one failed', async () => {
    const at = desk();
    const failed = at.inTurn(
      from('甲', '一'),
      () => Promise.resolve(),
      () => Promise.reject(new Error('no database')),
    );
    const next = at.inTurn(
      from('甲', '二'),
      () => Promise.resolve(),
      () => Promise.resolve('handled'),
    );
    await expect(failed).rejects.toThrow('no database');
    expect(await next).toBe('handled');
  });

  it('is idle only when everything that was begun is handled, what came meanwhile included', async () => {
    const at = desk();
    const { opened, open } = gate();
    const steps: string[] = [];
    const say = (text: string) =>
      at.inTurn(
        from('甲', text),
        () => opened,
        () => Promise.resolve(steps.push(text)),
      );
    const first = say('一');
    const idle = at.idle().then(() => steps.push('idle'));
    const second = say('二');
    open();
    await Promise.all([first, second, idle]);
    expect(steps).toEqual(['一', '二', 'idle']);
    await at.idle();
  });

  it('stops waiting for a model when it closes, and handles what is under way before it is closed', async () => {
    const at = desk();
    const steps: string[] = [];
    const waiting = at.inTurn(from('甲', '一'), abortOf, () => Promise.resolve(steps.push('一')));
    await at.close();
    expect(steps).toEqual(['一']);
    await waiting;
    await at.inTurn(from('甲', '二'), abortOf, () => Promise.resolve(steps.push('二')));
    expect(steps).toEqual(['一', '二']);
  });

  it('gives all that a message waits for one deadline, however many stand before it', async () => {
    const at = new AdviceDesk(
      () => Promise.resolve(null),
      () => Promise.resolve(null),
      50,
    );
    const texts = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    const overAtOnce: boolean[] = [];
    const seek = (signal: AbortSignal): Promise<void> => {
      overAtOnce.push(signal.aborted);
      return abortOf(signal);
    };
    // Handling the first takes until the deadline of all who came with it has passed.
    const later = { signal: null as AbortSignal | null };
    const handle = async (text: string): Promise<string> => {
      if (text === '一') await abortOf(later.signal ?? AbortSignal.timeout(50));
      return text;
    };
    const handled = texts.map((text) => at.inTurn(from('甲', text), seek, () => handle(text)));
    later.signal = AbortSignal.timeout(50);
    expect(await Promise.all(handled)).toEqual(texts);
    expect(overAtOnce).toEqual([false, ...texts.slice(1).map(() => true)]);
  });
});
