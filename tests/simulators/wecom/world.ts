import { ArrivalLog } from './arrival-log.js';
import { FaultPlan } from './fault-plan.js';
import { MediaVault } from './media-vault.js';
import type { SimGroup, SimMember } from './office.js';
import { Screens } from './screens.js';
import type { SimulatorSettings } from './settings.js';
import { Signal } from './signal.js';
import type { SimClock } from './sim-clock.js';

/** What all surfaces of the simulated platform share. */
export class World {
  readonly signal = new Signal();
  readonly log: ArrivalLog;
  readonly screens: Screens;
  readonly media: MediaVault;
  readonly faults = new FaultPlan();
  readonly #running = new Set<Promise<unknown>>();
  /** Set once the platform listens; links and response addresses start with it. */
  baseUrl = '';

  constructor(
    readonly settings: SimulatorSettings,
    readonly clock: SimClock,
  ) {
    this.log = new ArrivalLog(clock, this.signal);
    this.screens = new Screens(clock, this.signal);
    this.media = new MediaVault(clock);
  }

  member(userId: string): SimMember {
    const member = this.settings.members.find((one) => one.userId === userId);
    if (!member) throw new Error(`no member ${userId}`);
    return member;
  }

  group(chatId: string): SimGroup | null {
    return this.settings.groups.find((one) => one.chatId === chatId) ?? null;
  }

  /** Work that goes on by itself; an error in it is the simulator's own and shows in the log. */
  inBackground(what: string, work: Promise<unknown>): void {
    const watched = work
      .catch((error: unknown) => {
        this.log.add({ direction: 'lost', via: 'api', name: what, note: String(error) });
      })
      .finally(() => this.#running.delete(watched));
    this.#running.add(watched);
  }
}
