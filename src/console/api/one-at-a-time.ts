/** Runs `work` at once, or once more after the run under way, however often it is asked for. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = (): Promise<void> => {
    next = null;
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) {
      return run();
    }
    next ??= running.then(run);
    return next;
  };
}
