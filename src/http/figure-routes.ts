import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { AppError } from '../kernel/errors.js';
import { asId } from '../kernel/ids.js';
import type { MessageId } from '../kernel/ids.js';
import { shownBlock } from '../message/shown-reply.js';
import type { BlockView, FiguresView } from './api-types.js';
import type { FigureBringer, FigureDeps, RefusedTable, SaidAtDesk } from './http-deps.js';
import { blockView } from './message-view.js';
import { readJsonBody } from './read-json-body.js';
import { readSentFile, sentFileName } from './read-sent-file.js';
import type { Visitor } from './sign-in/sessions.js';
import { figureTexts } from './texts.js';

const BYTES_PER_MB = 1024 * 1024;

const pressSchema = z.strictObject({
  id: z.string().min(1).max(100),
  place: z.number().int().min(0),
  text: z.string().min(1).max(100),
});

/** Figures of the office by a table: the file, and the buttons of the receipt that it leads to. */
export function figureRoutes(
  desk: FigureDeps,
  visitorOf: (context: Context) => Promise<Visitor>,
): Router {
  const router = new Router({ prefix: '/api/console/figures' });
  const bringerOf = async (context: Context): Promise<FigureBringer> => {
    context.set('Cache-Control', 'no-store');
    const visitor = await visitorOf(context);
    if (!mayBring(visitor)) {
      throw new AppError('forbidden', 'not of the office', { userText: figureTexts.onlyOffice });
    }
    const { account, member, view } = visitor;
    return { ...account, name: member.name, workspaceId: view.workspace.id };
  };
  router.get('/', async (context) => {
    await bringerOf(context);
    context.body = { maxFileBytes: desk.maxFileBytes };
  });
  router.post('/', async (context) => {
    const who = await bringerOf(context);
    const name = sentFileName(context);
    const tooLarge = figureTexts.tooLarge(desk.maxFileBytes / BYTES_PER_MB);
    const content = await readSentFile(context, desk.maxFileBytes, tooLarge);
    const brought = await desk.bring(who, name, content);
    if (brought.kind !== 'said') throw refused(brought, tooLarge);
    context.body = figuresView(brought);
  });
  router.post('/press', async (context) => {
    const who = await bringerOf(context);
    const { id, place, text } = await readJsonBody(context, pressSchema);
    const said = await desk.press(who, { id: asId<MessageId>(id), place, text });
    if (said === null) {
      throw new AppError('not-found', 'no such button', { userText: figureTexts.noSuchButton });
    }
    context.body = figuresView(said);
  });
  return router;
}

/** The office alone, whatever else an administrator may do. */
export function mayBring({ asker }: Pick<Visitor, 'asker'>): boolean {
  return asker.role === 'office';
}

function refused(table: RefusedTable, tooLarge: string): AppError {
  const userText = {
    'too-large': tooLarge,
    'wrong-kind': figureTexts.wrongKind,
    locked: figureTexts.locked,
    screened: figureTexts.screened,
    unreadable: table.kind === 'unreadable' ? table.problem : '',
  }[table.kind];
  return new AppError('input-invalid', `a table of figures is ${table.kind}`, { userText });
}

function figuresView({ id, replies }: SaidAtDesk): FiguresView {
  return {
    id,
    replies: replies.map(({ blocks, buttons }) => ({
      // Receipts are words alone; there is nothing here to be downloaded.
      blocks: blocks.map((block): BlockView => blockView(shownBlock(block), '')),
      buttons: buttons.map(({ label, text }) => ({ label, text })),
    })),
  };
}
