import { ArrivalLog } from '../shared/arrival-log.js';
import { Background } from '../shared/background.js';
import { FaultPlan } from '../shared/fault-plan.js';
import { Screens } from '../shared/screens.js';
import { Signal } from '../shared/signal.js';
import type { SimClock } from '../shared/sim-clock.js';
import type { SimGroup, SimMember } from './office.js';
import { Quotas } from './quotas.js';
import type { SimulatorSettings } from './settings.js';

/** The platform's hosts, each with an address of its own; set once they listen. */
export interface Hosts {
  /** api.dingtalk.com */
  api: string;
  /** oapi.dingtalk.com */
  oapi: string;
  /** The Stream endpoint, the login pages and the files. */
  edge: string;
}

/** What all surfaces of the simulated platform share. */
export class World {
  readonly signal = new Signal();
  readonly log: ArrivalLog;
  readonly screens: Screens;
  readonly quotas: Quotas;
  readonly faults = new FaultPlan();
  readonly hosts: Hosts = { api: '', oapi: '', edge: '' };
  readonly #background: Background;

  constructor(
    readonly settings: SimulatorSettings,
    readonly clock: SimClock,
  ) {
    this.log = new ArrivalLog(clock, this.signal);
    this.screens = new Screens(clock, this.signal);
    this.quotas = new Quotas(settings.limits, clock);
    this.#background = new Background(this.log);
  }

  member(userId: string): SimMember {
    const member = this.settings.members.find((one) => one.userId === userId);
    if (!member) throw new Error(`no member ${userId}`);
    return member;
  }

  /** A member as the application may address one: of the corp, and in its range. */
  reachable(userId: string): SimMember | null {
    const member = this.settings.members.find((one) => one.userId === userId);
    return member && member.inCorp && member.visible ? member : null;
  }

  group(chatId: string): SimGroup | null {
    return this.settings.groups.find((one) => one.chatId === chatId) ?? null;
  }

  inBackground(what: string, work: Promise<unknown>): void {
    this.#background.run(what, work);
  }
}
