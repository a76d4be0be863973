import { readFileSync } from 'node:fs';
import { z } from 'zod';

import type { Action, ControlPages } from '../../shared/control-server.js';
import type { Fault } from '../../shared/fault-plan.js';
import { shownAsJson } from '../../shared/screens.js';
import type { AppClick, AppSaying } from '../app/app-callback.js';
import type { CardClick, Feedback } from '../bot/bot-members.js';
import type { MemberSpeech } from '../bot/member-message.js';
import type { SimulatorSettings } from '../settings.js';
import type { WecomControl } from './wecom-control.js';

/** What the control port offers: actions, /log, /screens, /office and the page to play on. */
export function controlPages(control: WecomControl, settings: SimulatorSettings): ControlPages {
  return {
    actions: actionsOf(control),
    read: (path, sinceSeq) => {
      switch (path) {
        case '/':
          return readFileSync(new URL('page.html', import.meta.url), 'utf8');
        case '/log':
          return control.log.entries((entry) => entry.seq > sinceSeq);
        case '/screens':
          return control.screens.of().map(shownAsJson);
        case '/office': {
          const { members, groups, bot } = settings;
          return { members, groups, botName: bot.name, connections: control.connections() };
        }
        default:
          return null;
      }
    },
  };
}

/** Bodies are those of the methods; a wrong one comes back as the error that the method throws. */
function actionsOf(control: WecomControl): Record<string, Action> {
  const text = (value: unknown): string => z.string().parse(value);
  return {
    say: (body) => control.members.say(body as unknown as MemberSpeech),
    click: (body) => control.members.click(body as unknown as CardClick),
    'enter-chat': (body) => control.members.enterChat(text(body['userId'])),
    feedback: (body) => control.members.feedback(body as unknown as Feedback),
    'send-again': (body) => {
      control.members.sendAgain(text(body['msgId']));
    },
    'app/say': (body) => control.app.say(body as unknown as AppSaying),
    'app/click': (body) => control.app.click(body as unknown as AppClick),
    'app/event': (body) => control.app.event(text(body['userId']), text(body['event'])),
    'app/send-again': (body) => {
      control.app.sendAgain(text(body['msgId']));
    },
    fault: (body) => {
      control.faults.inject(body as unknown as Fault);
    },
    'clear-faults': () => {
      control.faults.clear();
    },
    advance: (body) => {
      control.advance(z.number().parse(body['ms']));
    },
    'use-bot-callback': (body) => control.useBotCallback(text(body['url'])),
    'use-app-callback': (body) => control.useAppCallback(text(body['url'])),
    'use-socket': () => {
      control.useSocket();
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
    'browse-as': (body) => {
      control.login.browseAs(text(body['userId']));
    },
    'login-code': (body) => control.login.issueCode(text(body['userId'])),
  };
}
