import type { AccessTokens } from '../app/access-tokens.js';
import type { AppCallback } from '../app/app-callback.js';
import type { Login } from '../app/login.js';
import type { ArrivalLog } from '../../shared/arrival-log.js';
import type { BotMembers } from '../bot/bot-members.js';
import type { CallbackLine } from '../bot/callback-line.js';
import type { SocketGate } from '../bot/socket-gate.js';
import type { FaultPlan } from '../../shared/fault-plan.js';
import type { Screens } from '../../shared/screens.js';
import type { World } from '../world.js';

interface Parts {
  readonly world: World;
  readonly members: BotMembers;
  readonly gate: SocketGate;
  readonly callbackLine: CallbackLine;
  readonly appCallback: AppCallback;
  readonly tokens: AccessTokens;
  readonly login: Login;
}

/** Everything a test or a person can make the simulated platform do. */
export class WecomControl {
  /** What members do towards the bot: say, click, enterChat, feedback, sendAgain. */
  readonly members: BotMembers;
  /** What members do towards the application: say, click, event, sendAgain. */
  readonly app: AppCallback;
  readonly faults: FaultPlan;
  readonly log: ArrivalLog;
  readonly screens: Screens;
  readonly login: Login;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.members = parts.members;
    this.app = parts.appCallback;
    this.login = parts.login;
    this.faults = parts.world.faults;
    this.log = parts.world.log;
    this.screens = parts.world.screens;
  }

  nowMs(): number {
    return this.#parts.world.clock.nowMs();
  }

  /** Moves the platform's time on. */
  advance(ms: number): void {
    this.#parts.world.clock.advance(ms);
  }

  /**
   * Saves a callback address in the console: verifies it and puts the bot into callback mode, which
   * ends its long connection. The reason of a failure, or an empty text.
   */
  async useBotCallback(url: string): Promise<string> {
    const reason = await this.#parts.callbackLine.connect(url);
    if (reason === '') {
      this.#parts.gate.enabled = false;
      this.cutConnections();
    }
    return reason;
  }

  /** Puts the bot back to the long connection. */
  useSocket(): void {
    this.#parts.gate.enabled = true;
  }

  useAppCallback(url: string): Promise<string> {
    return this.#parts.appCallback.connect(url);
  }

  /** Live connections, the subscribed one marked. */
  connections(): readonly { readonly id: number; readonly subscribed: boolean }[] {
    return this.#parts.gate.sessions().map(({ id, subscribed }) => ({ id, subscribed }));
  }

  /** Resolves when a bot is subscribed that is not the connection with this id. */
  subscribed(otherThan = 0): Promise<number> {
    return this.#parts.world.signal.until('a subscribed bot', () => {
      const id = this.#parts.gate.current()?.id;
      return id === otherThan ? undefined : id;
    });
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
    this.#parts.gate.release();
    this.#parts.callbackLine.release();
    this.#parts.appCallback.release();
  }

  /** Calls fail with 42001 until a new token is fetched. */
  expireTokens(): void {
    this.#parts.tokens.expireAll();
  }

  /** Calls fail with 40014 until a new token is fetched. */
  voidTokens(): void {
    this.#parts.tokens.voidAll();
  }

  /** How often gettoken was called. */
  tokensFetched(): number {
    return this.#parts.tokens.fetched;
  }
}
