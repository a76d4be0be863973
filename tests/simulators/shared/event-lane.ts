import type { ArrivalLog } from './arrival-log.js';
import type { FaultPlan } from './fault-plan.js';
import type { SimClock } from './sim-clock.js';

/** What a lane needs of its platform. */
export interface LaneGround {
  readonly clock: SimClock;
  readonly log: ArrivalLog;
  readonly faults: FaultPlan;
}

export interface LaneActions {
  readonly send: () => void;
  readonly close?: () => void;
  readonly freeze?: () => void;
}

/** The way from the platform to the bot, on which faults may strike. */
export class EventLane {
  readonly #held: (() => void)[] = [];

  constructor(
    private readonly world: LaneGround,
    private readonly via: string,
  ) {}

  dispatch(name: string, { send, close, freeze }: LaneActions): void {
    const fault = this.world.faults.take('event', name);
    if (!fault) {
      send();
      this.release();
    } else if (fault.kind === 'duplicate') {
      send();
      send();
      this.release();
    } else if (fault.kind === 'reorder') {
      this.#held.push(send);
    } else if (fault.kind === 'delay') {
      this.world.clock.after(fault.delayMs ?? 1_000, send);
    } else {
      // Lost in every other case; the connection may suffer as well.
      if (fault.kind === 'close') close?.();
      if (fault.kind === 'half-open') freeze?.();
      const note = `fault ${fault.kind}`;
      this.world.log.add({ direction: 'lost', via: this.via, name, note });
    }
  }

  /** Sends what was held back for a changed order. */
  release(): void {
    for (const send of this.#held.splice(0)) send();
  }
}
