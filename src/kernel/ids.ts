import { randomUUID } from 'node:crypto';

declare const brand: unique symbol;

/** A string that cannot be passed where an id of another kind is meant. */
type Branded<Brand extends string> = string & { readonly [brand]: Brand };

export type WorkspaceId = Branded<'WorkspaceId'>;
export type PlanId = Branded<'PlanId'>;
export type IndicatorId = Branded<'IndicatorId'>;
export type MemberId = Branded<'MemberId'>;
export type GroupId = Branded<'GroupId'>;
/** The platform's own id of a message, unique per channel. */
export type MessageId = Branded<'MessageId'>;
export type ReceiptId = Branded<'ReceiptId'>;
export type FactId = Branded<'FactId'>;
export type BlockerId = Branded<'BlockerId'>;

/** A fresh random id of the kind that the caller's type asks for. */
export function newId<Id extends Branded<string>>(): Id {
  return randomUUID() as Id;
}

/** Marks a string from outside (a database row, a payload) as an id of the asked kind. */
export function asId<Id extends Branded<string>>(value: string): Id {
  return value as Id;
}
