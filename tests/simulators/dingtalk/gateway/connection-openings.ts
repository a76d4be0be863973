import { randomBytes } from 'node:crypto';
import { z } from 'zod';

import type { Answer, Call, Route } from '../../shared/http-surface.js';
import { checkNew, newBody } from '../check-body.js';
import { newCodes, NewRefusal } from '../refusal.js';
import type { World } from '../world.js';
import { topics } from './topics.js';

const subscriptionSchema = z.strictObject({
  type: z.enum(['EVENT', 'CALLBACK', 'SYSTEM']),
  topic: z.string().min(1),
});

export type Subscription = z.infer<typeof subscriptionSchema>;

const openSchema = z.strictObject({
  clientId: z.string(),
  clientSecret: z.string(),
  subscriptions: z.array(subscriptionSchema).min(1),
  ua: z.string().optional(),
  localIp: z.string().optional(),
});

interface Ticket {
  readonly subscriptions: readonly Subscription[];
  readonly atMs: number;
}

/** The address and the one-use ticket of a Stream connection (B1.1). */
export class ConnectionOpenings {
  readonly #tickets = new Map<string, Ticket>();

  constructor(private readonly world: World) {}

  routes(): readonly Route[] {
    const path = '/v1.0/gateway/connections/open';
    return [{ method: 'POST', path, via: 'gateway', handle: (call) => this.#open(call) }];
  }

  /** What the ticket's owner subscribed to; null for a ticket that is unknown, used or too old. */
  redeem(ticket: string): readonly Subscription[] | null {
    const issued = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    const { ticketLifeMs } = this.world.settings.stream;
    if (!issued || issued.atMs + ticketLifeMs <= this.world.clock.nowMs()) return null;
    return issued.subscriptions;
  }

  #open(call: Call): Answer {
    const { app, stream } = this.world.settings;
    const { value, doubts } = checkNew(openSchema, newBody(call));
    if (value.clientId !== app.clientId || value.clientSecret !== app.clientSecret) {
      throw new NewRefusal(stream.badSecretStatus, newCodes.badSecret, '鉴权失败');
    }
    const ticket = newTicket();
    const { subscriptions } = value;
    this.#tickets.set(ticket, { subscriptions, atMs: this.world.clock.nowMs() });
    const endpoint = `${this.world.hosts.edge.replace('http', 'ws')}/connect`;
    return this.#answer(call, { endpoint, ticket }, [...doubts, ...unknownTopics(subscriptions)]);
  }

  #answer(
    { headers }: Call,
    fields: { readonly endpoint: string; readonly ticket: string },
    doubts: readonly string[],
  ): Answer {
    const wantsJson = headers.accept?.includes('application/json') ?? false;
    if (wantsJson || !this.world.settings.stream.xmlUnlessJsonAccepted) {
      return { body: fields, doubts };
    }
    const inner = Object.entries(fields).map(([name, text]) => `<${name}>${text}</${name}>`);
    return {
      headers: { 'content-type': 'application/xml' },
      body: `<OpenConnectionResponse>${inner.join('')}</OpenConnectionResponse>`,
      doubts,
      note: 'as XML, since application/json is not accepted by name',
    };
  }
}

/** A plus sign is in it, for the client that does not encode its address to be found out. */
function newTicket(): string {
  let ticket = '';
  while (!ticket.includes('+')) ticket = randomBytes(24).toString('base64');
  return ticket;
}

const unknownTopics = (subscriptions: readonly Subscription[]): readonly string[] =>
  subscriptions
    .filter(
      ({ type, topic }) => type === 'CALLBACK' && topic !== topics.robot && topic !== topics.card,
    )
    .map(({ topic }) => `callback topic ${topic} is not known here`);
