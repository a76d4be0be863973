import type { Route } from '../shared/http-surface.js';
import { AccessTokens } from './api/access-tokens.js';
import { ApiGate } from './api/api-gate.js';
import { FileRoutes } from './api/file-routes.js';
import { RobotSend } from './api/robot-send.js';
import { CardBook } from './cards/card-book.js';
import { CardCallbacks } from './cards/card-callbacks.js';
import { cardRoutes } from './cards/card-routes.js';
import { contactRoutes } from './contacts/contact-routes.js';
import { Login } from './contacts/login.js';
import { DingtalkControl } from './control/dingtalk-control.js';
import { Files } from './files.js';
import { ConnectionOpenings } from './gateway/connection-openings.js';
import { PlatformEvents } from './gateway/platform-events.js';
import { StreamAnswers } from './gateway/stream-answers.js';
import { StreamGate } from './gateway/stream-gate.js';
import { StreamPushes } from './gateway/stream-pushes.js';
import { CustomWebhook } from './robot/custom-webhook.js';
import { RobotLine } from './robot/robot-line.js';
import { RobotMembers } from './robot/robot-members.js';
import { SessionWebhooks } from './robot/session-webhooks.js';
import type { Hosts, World } from './world.js';

interface Assembled {
  readonly gate: StreamGate;
  readonly routes: Readonly<Record<keyof Hosts, readonly Route[]>>;
  readonly control: DingtalkControl;
}

/** Joins the parts of the platform. */
export function assemble(world: World): Assembled {
  const files = new Files(world.clock);
  const tokens = new AccessTokens(world);
  const apiGate = new ApiGate(world, tokens);
  const openings = new ConnectionOpenings(world);
  const answers = new StreamAnswers(world);
  const gate = new StreamGate(world, openings, answers);
  const pushes = new StreamPushes(world, gate, answers);
  const sessions = new SessionWebhooks(world);
  const line = new RobotLine(world, pushes, sessions);
  const members = new RobotMembers(world, files, sessions, line);
  const events = new PlatformEvents(world, pushes);
  const sends = new RobotSend(world, apiGate, files);
  const fileRoutes = new FileRoutes(world, apiGate, files);
  const book = new CardBook(world);
  const cards = new CardCallbacks(world, book, pushes);
  const login = new Login(world, apiGate);
  const control = new DingtalkControl({
    world,
    members,
    line,
    gate,
    pushes,
    events,
    cards,
    tokens,
    sends,
    login,
  });
  const api = [
    ...tokens.newRoutes(),
    ...openings.routes(),
    ...sends.routes(),
    ...fileRoutes.newRoutes(),
    ...cardRoutes(apiGate, book, cards),
    ...login.newRoutes(),
  ];
  const oapi = [
    ...tokens.oldRoutes(),
    ...sessions.routes(),
    ...new CustomWebhook(world).routes(),
    ...fileRoutes.oldRoutes(),
    ...contactRoutes(world, apiGate),
    ...login.oldRoutes(),
  ];
  const edge = [...login.edgeRoutes(), ...fileRoutes.edgeRoutes()];
  return { gate, routes: { api, oapi, edge }, control };
}
