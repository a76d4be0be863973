import { ArrivalLog } from '../shared/arrival-log.js';
import { Background } from '../shared/background.js';
import { FaultPlan } from '../shared/fault-plan.js';
import { MediaVault } from './media-vault.js';
import type { SimGroup, SimMember } from './office.js';
import { Screens } from '../shared/screens.js';
import type { SimulatorSettings } from './settings.js';
import { Signal } from '../shared/signal.js';
import type { SimClock } from '../shared/sim-clock.js';

/** What all surfaces of the simulated platform share. */
export class World {
  readonly signal = new Signal();
  readonly log: ArrivalLog;
  readonly screens: Screens;
  readonly media: MediaVault;
  readonly faults = new FaultPlan();
  readonly #background: Background;
  /** Set once the platform listens; links and response addresses start with it. */
  baseUrl = '';

  constructor(
    readonly settings: SimulatorSettings,
    readonly clock: SimClock,
  ) {
    this.log = new ArrivalLog(clock, this.signal);
    this.#background = new Background(this.log);
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
    this.#background.run(what, work);
  }
}
