import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { newCodes, NewRefusal, oldCodes, OldRefusal } from '../refusal.js';
import type { World } from '../world.js';
import type { AccessTokens } from './access-tokens.js';

interface Terms {
  /** Contacts, token and login are not counted (B8). */
  readonly counted: boolean;
  readonly permission?: string;
  readonly maxBytes?: number;
}

type Run = (call: Call) => Answer;

/** What every call with the application's token goes through: token, permission, rate, month. */
export class ApiGate {
  constructor(
    private readonly world: World,
    private readonly tokens: AccessTokens,
  ) {}

  /** On api.dingtalk.com. */
  newRoute(method: 'POST' | 'PUT', path: string, terms: Terms, run: Run): Route {
    return {
      method,
      path,
      via: 'api',
      handle: (call) => {
        this.tokens.checkNew(call);
        const fault = this.#fault(path, terms);
        if (fault !== null) throw new NewRefusal(403, newCodes[fault], fault);
        return run(call);
      },
    };
  }

  /** On oapi.dingtalk.com. */
  oldRoute(path: string, terms: Terms, run: Run): Route {
    return {
      method: 'POST',
      path,
      via: 'api',
      ...(terms.maxBytes === undefined ? {} : { maxBytes: terms.maxBytes }),
      handle: (call) => {
        this.tokens.checkOld(call);
        const fault = this.#fault(path, terms);
        if (fault !== null) throw new OldRefusal(oldCodes[fault], fault);
        return run(call);
      },
    };
  }

  #fault(
    path: string,
    { counted, permission }: Terms,
  ): 'noPermission' | 'tooManyPerSecond' | 'monthUsedUp' | null {
    const { permissions } = this.world.settings.app;
    if (permission !== undefined && !permissions.includes(permission)) return 'noPermission';
    if (!this.world.quotas.takeSecond(path)) return 'tooManyPerSecond';
    return counted && !this.world.quotas.take('api') ? 'monthUsedUp' : null;
  }
}
