import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../src/store/connect.js';
import type { Database } from '../../src/store/connect.js';
import type { ChatPlatform } from './chat-platform.js';
import type { Crowd } from './found-office.js';
import { seededRandom } from './seeded-random.js';

/** A message that was said, and the figure that only its answer shows. */
export interface SaidMessage {
  readonly id: string;
  readonly figure: string;
}

export interface StormOptions {
  readonly platform: ChatPlatform;
  readonly crowd: Crowd;
  readonly databaseUrl: string;
  readonly seed: number;
  /** Which part of the messages is disturbed. */
  readonly disturbed: number;
  /** A disturbed message comes a second time after at most so long. */
  readonly againMs: number;
  /**
   * What was handed over so shortly before a cut may be lost with the connection; `null`: what was
   * handed over last before it, since the product stores one after the other.
   */
  readonly onTheWayMs: number | null;
  /** Where it was then, for the table. */
  readonly onTheWay: string;
}

/** Of a connection that is cut while the process lives. */
export const ON_THE_WIRE = {
  onTheWayMs: 1000,
  onTheWay: 'was written to a connection that was being cut, and never reached the product',
};

/** How often is looked whether all is done. */
const LOOK_MS = 100;
/** Without any progress for so long it would never end; a busy machine is only slow. */
const PATIENCE_MS = 120_000;

/** Many members report at once while deliveries come twice, late and in the wrong order. */
export class Storm {
  readonly said: SaidMessage[] = [];
  readonly cutsMs: number[] = [];
  readonly database: Database;
  readonly #random: () => number;
  readonly #again: Promise<void>[] = [];

  constructor(readonly options: StormOptions) {
    this.database = connect(options.databaseUrl);
    this.#random = seededRandom(options.seed);
  }

  /** The next member says something in the next group. */
  say(mayDisturb = true): string {
    const { platform, crowd, disturbed } = this.options;
    const index = this.said.length;
    const speaker = {
      userId: crowd.userIds[index % crowd.userIds.length] ?? '',
      chatId: crowd.groupIds[index % crowd.groupIds.length] ?? '',
    };
    const isDisturbed = mayDisturb && this.#random() < disturbed;
    if (isDisturbed) this.#disturbNext();
    const tenThousands = nthFigure(index);
    const id = platform.say(speaker, `技术合同登记额累计${tenThousands}万元`);
    this.said.push({ id, figure: `→ ${tenThousands / 10_000}亿元` });
    if (isDisturbed) this.#repeat(id);
    return id;
  }

  /** The connection breaks without a word. */
  cut(): void {
    const { control } = this.options.platform;
    this.cutsMs.push(control.nowMs());
    control.cutConnections();
  }

  /** Resolves when all that came has been handled, and every answer has gone or been given up. */
  async settled(): Promise<void> {
    const { platform } = this.options;
    await Promise.all(this.#again);
    platform.control.releaseHeld();
    await platform.connected();
    const last = this.say(false);
    await this.#until(async () => (await this.database.arrival.count({ where: { id: last } })) - 1);
    await this.#until(async () => {
      const open = { where: { closedAt: null } };
      return (await this.database.arrival.count(open)) + (await this.database.delivery.count(open));
    });
  }

  async close(): Promise<void> {
    await this.database.$disconnect();
  }

  /** The first copy comes as it should, or late, or after the next one. */
  #disturbNext(): void {
    const { platform, againMs } = this.options;
    const { faults } = platform.control;
    const which = Math.floor(this.#random() * 3);
    const at = { at: 'event', match: platform.push } as const;
    if (which === 1) faults.inject({ ...at, kind: 'reorder' });
    if (which === 2)
      faults.inject({ ...at, kind: 'delay', delayMs: Math.round(this.#random() * againMs) });
  }

  #repeat(id: string): void {
    const afterMs = Math.round(this.#random() * this.options.againMs);
    const again = pause(afterMs).then(() => {
      this.options.platform.sayAgain(id);
    });
    this.#again.push(again);
  }

  /** Resolves once nothing is left. */
  async #until(left: () => Promise<number>): Promise<void> {
    let before = NaN;
    let endMs = 0;
    for (;;) {
      const now = await left();
      if (now === 0) return;
      if (now !== before) endMs = performance.now() + PATIENCE_MS;
      else if (performance.now() > endMs) throw new Error('the storm does not settle');
      before = now;
      await pause(LOOK_MS);
    }
  }
}

/** 1001, 1002 … without round ones, so that each has four digits after the point. */
function nthFigure(index: number): number {
  return 1001 + Math.floor(index / 9) * 10 + (index % 9);
}
