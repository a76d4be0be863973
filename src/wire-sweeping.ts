/**
 * Does what the clock brings about again and again, each time a while after the last has ended: however
 * long one takes, none waits behind it.
 * @returns a function that ends it, once the one under way has ended
 */
export function startSweeping(
  sweep: () => Promise<void>,
  {
    intervalMs,
    onError,
  }: { readonly intervalMs: number; readonly onError: (error: unknown) => void },
): () => Promise<void> {
  let isStopping = false;
  let running = Promise.resolve();
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    if (isStopping) return;
    timer = setTimeout(() => {
      running = sweep().catch(onError).then(wait);
    }, intervalMs);
  };
  wait();
  return async () => {
    isStopping = true;
    clearTimeout(timer);
    await running;
  };
}
