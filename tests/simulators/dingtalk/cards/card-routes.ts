import type { ApiGate } from '../api/api-gate.js';
import { checkNew, newBody } from '../check-body.js';
import type { Answer, Call, Route } from '../../shared/http-surface.js';
import type { CardBook } from './card-book.js';
import type { CardCallbacks } from './card-callbacks.js';
import {
  createAndDeliverSchema,
  createSchema,
  deliverSchema,
  registerSchema,
  streamingSchema,
  updateSchema,
} from './card-shapes.js';

const base = '/v1.0/card';
const terms = { counted: true };

/** The calls for interactive cards (B5); the answers of the two halves are from memory. */
export function cardRoutes(
  gate: ApiGate,
  book: CardBook,
  callbacks: CardCallbacks,
): readonly Route[] {
  const route = (method: 'POST' | 'PUT', path: string, run: (call: Call) => Answer): Route =>
    gate.newRoute(method, base + path, terms, run);
  const done = (result: unknown, doubts: readonly string[]): Answer => ({
    body: { success: true, result },
    doubts,
  });
  return [
    route('POST', '/instances/createAndDeliver', (call) => {
      const { value, doubts } = checkNew(createAndDeliverSchema, newBody(call));
      const deliverResults = book.deliver(book.create(value), value);
      return done({ outTrackId: value.outTrackId, deliverResults }, doubts);
    }),
    route('POST', '/instances', (call) => {
      const { value, doubts } = checkNew(createSchema, newBody(call));
      book.create(value);
      return done(value.outTrackId, doubts);
    }),
    route('POST', '/instances/deliver', (call) => {
      const { value, doubts } = checkNew(deliverSchema, newBody(call));
      return done(book.deliver(book.find(value.outTrackId), value), doubts);
    }),
    route('PUT', '/instances', (call) => {
      const { value, doubts } = checkNew(updateSchema, newBody(call));
      return done(true, [...doubts, ...book.update(value)]);
    }),
    route('PUT', '/streaming', (call) => {
      const { value, doubts } = checkNew(streamingSchema, newBody(call));
      return done(true, [...doubts, ...book.stream(value)]);
    }),
    route('POST', '/callbacks/register', (call) => {
      const { value, doubts } = checkNew(registerSchema, newBody(call));
      return done(callbacks.register(value), doubts);
    }),
  ];
}
