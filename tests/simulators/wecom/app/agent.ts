import type { Route } from '../../shared/http-surface.js';
import { codes, Refusal } from '../refusal.js';
import type { World } from '../world.js';
import type { AccessTokens } from './access-tokens.js';

/** What the application is; its fields, and the code for another one's id, are from memory. */
export function agentRoutes(world: World, tokens: AccessTokens): readonly Route[] {
  const { app, departments } = world.settings;
  return [
    {
      method: 'GET',
      path: '/cgi-bin/agent/get',
      via: 'api',
      handle: (call) => {
        tokens.check(call);
        const asked = call.query.get('agentid') ?? '';
        if (!/^\d+$/.test(asked)) throw new Refusal(codes.badParameter, 'agentid is no number');
        if (Number(asked) !== app.agentId) {
          throw new Refusal(codes.foreignAgent, 'not allow operate another agent');
        }
        const body = {
          agentid: app.agentId,
          name: app.name,
          square_logo_url: '',
          description: '',
          allow_userinfos: { user: [] },
          allow_partys: { partyid: departments.map(({ id }) => id) },
          allow_tags: { tagid: [] },
          close: app.isClosed ? 1 : 0,
          redirect_domain: '',
          report_location_flag: 0,
          isreportenter: 0,
          home_url: '',
        };
        return { body };
      },
    },
  ];
}
