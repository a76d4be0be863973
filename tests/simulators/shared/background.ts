import type { ArrivalLog } from './arrival-log.js';

/** Work that goes on by itself; an error in it is the simulator's own and shows in the log. */
export class Background {
  constructor(private readonly log: ArrivalLog) {}

  run(what: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.log.add({ direction: 'lost', via: 'api', name: what, note: String(error) });
    });
  }
}
