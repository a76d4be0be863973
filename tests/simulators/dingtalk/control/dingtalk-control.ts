import type { ArrivalLog } from '../../shared/arrival-log.js';
import type { FaultPlan } from '../../shared/fault-plan.js';
import type { Screens } from '../../shared/screens.js';
import type { AccessTokens } from '../api/access-tokens.js';
import type { RobotSend } from '../api/robot-send.js';
import type { CardCallbacks, CardClick } from '../cards/card-callbacks.js';
import type { Login } from '../contacts/login.js';
import type { PlatformEvents } from '../gateway/platform-events.js';
import type { StreamGate } from '../gateway/stream-gate.js';
import type { StreamPushes } from '../gateway/stream-pushes.js';
import type { StreamSession } from '../gateway/stream-session.js';
import type { Quotas } from '../quotas.js';
import type { RobotLine } from '../robot/robot-line.js';
import type { RobotMembers } from '../robot/robot-members.js';
import type { World } from '../world.js';

interface Parts {
  readonly world: World;
  readonly members: RobotMembers;
  readonly line: RobotLine;
  readonly gate: StreamGate;
  readonly pushes: StreamPushes;
  readonly events: PlatformEvents;
  readonly cards: CardCallbacks;
  readonly tokens: AccessTokens;
  readonly sends: RobotSend;
  readonly login: Login;
}

export interface Connection {
  readonly id: number;
  /** Asked to leave; nothing more is pushed on it. */
  readonly leaving: boolean;
}

/** Everything a test or a person can make the simulated platform do. */
export class DingtalkControl {
  /** What members say to the robot: say, sendAgain. */
  readonly members: RobotMembers;
  readonly faults: FaultPlan;
  readonly log: ArrivalLog;
  readonly screens: Screens;
  readonly login: Login;
  readonly quotas: Quotas;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.members = parts.members;
    this.login = parts.login;
    this.faults = parts.world.faults;
    this.log = parts.world.log;
    this.screens = parts.world.screens;
    this.quotas = parts.world.quotas;
  }

  nowMs(): number {
    return this.#parts.world.clock.nowMs();
  }

  /** Moves the platform's time on. */
  advance(ms: number): void {
    this.#parts.world.clock.advance(ms);
  }

  /** Moves the platform's time on to a moment that is still to come. */
  setClock(atMs: number): void {
    if (atMs < this.nowMs()) throw new Error('time cannot go back');
    this.advance(atMs - this.nowMs());
  }

  click(click: CardClick): void {
    this.#parts.cards.click(click);
  }

  /** An event of the organisation; answers its id. */
  event(eventType: string, data: Readonly<Record<string, unknown>> = {}): string {
    return this.#parts.events.raise(eventType, data);
  }

  /** Robot messages go to this address from now on. */
  useHttp(url: string): void {
    this.#parts.line.url = url;
    this.#parts.line.mode = 'http';
  }

  useStream(): void {
    this.#parts.line.mode = 'stream';
  }

  /** Events go to this address; null sends them by Stream again. */
  useEventUrl(url: string | null): void {
    this.#parts.events.url = url;
  }

  /** Live connections, oldest first. */
  connections(): readonly Connection[] {
    return this.#parts.gate.sessions().map(({ id, leaving }) => ({ id, leaving }));
  }

  /** Resolves when a connection stands whose id is above `afterId`. */
  connected(afterId = 0): Promise<number> {
    return this.#parts.world.signal.until(
      'a Stream connection',
      () => this.#parts.gate.sessions().find(({ id }) => id > afterId)?.id,
    );
  }

  /** Asks a connection to leave, as the platform does before it closes one. */
  disconnect(id: number): void {
    this.#parts.gate.disconnect(this.#session(id));
  }

  /** A SYSTEM frame; only `ping` is known to clients. */
  sendSystem(id: number, topic: string): void {
    this.#parts.gate.system(this.#session(id), topic);
  }

  /** Cuts every connection without a closing frame. */
  cutConnections(): void {
    for (const session of this.#parts.gate.sessions()) session.cut();
  }

  /** Every connection stays open, but nothing passes any more. */
  freezeConnections(): void {
    for (const session of this.#parts.gate.sessions()) session.freeze();
  }

  refuseConnections(refusing: boolean): void {
    this.#parts.gate.refuseConnections(refusing);
  }

  /** Hands over what a `reorder` fault held back, when nothing follows by itself. */
  releaseHeld(): void {
    this.#parts.pushes.release();
    this.#parts.line.release();
    this.#parts.events.release();
    this.#parts.cards.release();
  }

  /** Tokens are over before their time. */
  expireTokens(): void {
    this.#parts.tokens.expireAll();
  }

  /** Tokens are forgotten. */
  voidTokens(): void {
    this.#parts.tokens.voidAll();
  }

  /** How often a token was asked for. */
  tokensFetched(): number {
    return this.#parts.tokens.fetched;
  }

  /** Private messages to these people are held back by the platform. */
  flowControl(userIds: readonly string[]): void {
    this.#parts.sends.flowControl(userIds);
  }

  stopRobot(stopped: boolean): void {
    this.#parts.sends.stop(stopped);
  }

  #session(id: number): StreamSession {
    const session = this.#parts.gate.sessions().find((one) => one.id === id);
    if (!session) throw new Error(`no connection ${id}`);
    return session;
  }
}
