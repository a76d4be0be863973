import { Router } from '@koa/router';
import type { Context } from 'koa';
import type { Asker } from '../answers/answer.js';
import { AppError } from '../kernel/errors.js';
import { asId } from '../kernel/ids.js';
import type { MessageId } from '../kernel/ids.js';
import type { ChatMessage } from '../message/chat-message.js';
import { renderText } from '../message/render-text.js';
import type { ChangeView, MessagesView, SimulatorStateView, SourceView } from './api-types.js';
import { boardView, sourceLines, sourceMessages } from './board-view.js';
import type { Sight } from '../conversation/answer-context.js';
import type { EventStreams } from './event-streams.js';
import type { SimulatorDeps } from './http-deps.js';
import { instantText } from './instant-text.js';
import { blocksOf, messageView } from './message-view.js';
import { peopleView } from './people-view.js';
import { readJsonBody } from './read-json-body.js';
import { sendAttachment } from './send-attachment.js';
import { afterSchema, clockSchema, sendSchema } from './simulator-schemas.js';
import { texts } from './texts.js';

/** The interface behind the group simulator. Exists only while the simulator is on. */
export function simulatorRoutes(deps: SimulatorDeps, streams: EventStreams): Router {
  const router = new Router({ prefix: '/api/simulator' });
  router.use(async (context, next) => {
    context.set('Cache-Control', 'no-store');
    await next();
  });
  router.get('/state', async (context) => {
    context.body = await readState(deps);
  });
  router.get('/messages', async (context) => {
    const after = afterSchema.parse(context.query['after'] ?? 0);
    const messages =
      after === 0 ? await deps.messages.readNewest() : await deps.messages.readAfter(after);
    context.body = { messages: messages.map(messageView) } satisfies MessagesView;
  });
  router.post('/messages', async (context) => {
    await receive(deps, context);
    context.status = 204;
  });
  router.get('/messages/:id/blocks/:index', async (context) => {
    const id = asId<MessageId>(context.params['id'] ?? '');
    const index = Number(context.params['index']);
    const isPlace = Number.isInteger(index);
    sendAttachment(context, isPlace ? await deps.messages.readAttachment(id, index) : null);
  });
  router.put('/clock', async (context) => {
    const { now } = await readJsonBody(context, clockSchema);
    await deps.setNow(new Date(now));
    context.status = 204;
  });
  router.get('/board', async (context) => {
    context.body = boardView(await readSight(deps));
  });
  router.get('/board/:id/source', async (context) => {
    context.body = await readSource(deps, context.params['id'] ?? '');
  });
  router.get('/events', (context) => {
    const state = (): ChangeView => ({ now: instantText(deps.now()) });
    streams.serve(context, state, (listener) => deps.onChange(listener));
  });
  return router;
}

async function readState(deps: SimulatorDeps): Promise<SimulatorStateView> {
  const group = await deps.readGroup();
  const view = await deps.readView();
  return {
    workspaceName: view.workspace.name,
    isDemo: view.workspace.isDemo,
    groupName: group.name,
    botName: deps.botName,
    now: instantText(deps.now()),
    canSetClock: await deps.canSetClock(),
    people: peopleView(view, group.channel),
  };
}

/** Whoever may speak as anyone may see what the office sees. */
const VISITOR: Asker = { role: 'office', units: [], memberId: null, inGroup: false };

async function readSight(deps: SimulatorDeps): Promise<Sight> {
  return { view: await deps.readView(), now: deps.now(), asker: VISITOR };
}

async function readSource(deps: SimulatorDeps, indicatorId: string): Promise<SourceView> {
  const sight = await readSight(deps);
  const quotes = new Map<MessageId, string>();
  for (const id of sourceMessages(sight, indicatorId)) {
    const message = await deps.messages.read(id);
    if (message?.kind === 'said' && message.text !== null) {
      quotes.set(id, message.text);
    }
  }
  return { lines: sourceLines(sight, indicatorId, quotes) };
}

async function receive(deps: SimulatorDeps, context: Context): Promise<void> {
  const request = await readJsonBody(context, sendSchema);
  const group = await deps.readGroup();
  const people = peopleView(await deps.readView(), group.channel);
  const person = people.find(({ userId }) => userId === request.as);
  if (person === undefined) {
    throw new AppError('input-invalid', 'unknown speaker', { userText: texts.unknownPerson });
  }
  const quoted = await readQuoted(deps, request.quotedId);
  const inGroup = request.chat === 'group';
  await deps.receive({
    id: asId<MessageId>(request.id),
    group: inGroup ? group.id : null,
    userId: person.userId,
    displayName: person.name,
    // An official bot hears only what mentions it; the simulator keeps to that form.
    text: inGroup ? `@${deps.botName} ${request.text}` : request.text,
    quotedMessageId: quoted?.id ?? null,
    quotedText: quoted === null ? null : textOf(quoted),
  });
}

async function readQuoted(
  deps: SimulatorDeps,
  quotedId: string | null,
): Promise<ChatMessage | null> {
  if (quotedId === null) {
    return null;
  }
  const quoted = await deps.messages.read(asId<MessageId>(quotedId));
  if (quoted === null) {
    throw new AppError('input-invalid', 'unknown quoted message', {
      userText: texts.unknownQuote,
    });
  }
  return quoted;
}

function textOf(message: ChatMessage): string {
  return renderText({ to: { kind: 'sender' }, blocks: blocksOf(message), buttons: [] });
}
