import { z } from 'zod';

import type { Action, ControlPages } from '../../shared/control-server.js';
import type { Fault } from '../../shared/fault-plan.js';
import { shownAsJson } from '../../shared/screens.js';
import type { CardClick } from '../cards/card-callbacks.js';
import type { MemberSpeech } from '../robot/member-message.js';
import type { SimulatorSettings } from '../settings.js';
import type { DingtalkControl } from './dingtalk-control.js';

/** What the control port offers: actions, /log, /screens and /office. */
export function controlPages(control: DingtalkControl, settings: SimulatorSettings): ControlPages {
  return {
    actions: { ...memberActions(control), ...platformActions(control) },
    read: (path, sinceSeq) => {
      switch (path) {
        case '/log':
          return control.log.entries((entry) => entry.seq > sinceSeq);
        case '/screens':
          return control.screens.of().map(shownAsJson);
        case '/office': {
          const { members, groups, app } = settings;
          const connections = control.connections();
          return { members, groups, botName: app.robotName, connections, nowMs: control.nowMs() };
        }
        default:
          return null;
      }
    },
  };
}

const text = (value: unknown): string => z.string().parse(value);
const texts = (value: unknown): string[] => z.array(z.string()).parse(value);
const whole = (value: unknown): number => z.int().parse(value);

/** Bodies are those of the methods; a wrong one comes back as the error that the method throws. */
function memberActions(control: DingtalkControl): Record<string, Action> {
  return {
    say: (body) => control.members.say(body as unknown as MemberSpeech),
    'send-again': (body) => {
      control.members.sendAgain(text(body['msgId']));
    },
    click: (body) => {
      control.click(body as unknown as CardClick);
    },
    'browse-as': (body) => {
      control.login.browseAs(text(body['userId']));
    },
    'login-code': (body) => control.login.issueCode(text(body['userId'])),
  };
}

function platformActions(control: DingtalkControl): Record<string, Action> {
  return {
    event: (body) =>
      control.event(text(body['eventType']), z.record(z.string(), z.unknown()).parse(body['data'])),
    fault: (body) => {
      control.faults.inject(body as unknown as Fault);
    },
    'clear-faults': () => {
      control.faults.clear();
    },
    advance: (body) => {
      control.advance(z.number().parse(body['ms']));
    },
    'set-clock': (body) => {
      control.setClock(z.number().parse(body['atMs']));
    },
    'use-http': (body) => {
      control.useHttp(text(body['url']));
    },
    'use-stream': () => {
      control.useStream();
    },
    'use-event-url': (body) => {
      control.useEventUrl(text(body['url']));
    },
    disconnect: (body) => {
      control.disconnect(whole(body['id']));
    },
    'send-system': (body) => {
      control.sendSystem(whole(body['id']), text(body['topic']));
    },
    'cut-connections': () => {
      control.cutConnections();
    },
    'freeze-connections': () => {
      control.freezeConnections();
    },
    'refuse-connections': (body) => {
      control.refuseConnections(body['refusing'] === true);
    },
    'release-held': () => {
      control.releaseHeld();
    },
    'expire-tokens': () => {
      control.expireTokens();
    },
    'void-tokens': () => {
      control.voidTokens();
    },
    'tokens-fetched': () => control.tokensFetched(),
    'flow-control': (body) => {
      control.flowControl(texts(body['userIds']));
    },
    'stop-robot': (body) => {
      control.stopRobot(body['stopped'] === true);
    },
    'use-quota': (body) => {
      const counted = z.enum(['api', 'push']).parse(body['counted']);
      control.quotas.use(counted, whole(body['count']));
    },
  };
}
