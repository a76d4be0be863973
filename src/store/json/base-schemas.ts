import { z } from 'zod';
import { parseIsoDate } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import type { DecimalText } from '../../kernel/decimal.js';
import type {
  BlockerId,
  FactId,
  GroupId,
  IndicatorId,
  MemberId,
  MessageId,
  PlanId,
  ReceiptId,
} from '../../kernel/ids.js';

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

export const planId = z.custom<PlanId>(isText);
export const indicatorId = z.custom<IndicatorId>(isText);
export const memberId = z.custom<MemberId>(isText);
export const factId = z.custom<FactId>(isText);
export const blockerId = z.custom<BlockerId>(isText);
export const groupId = z.custom<GroupId>(isText);
export const messageId = z.custom<MessageId>(isText);
export const receiptId = z.custom<ReceiptId>(isText);

export const isoDate = z.custom<IsoDate>(
  (value) => typeof value === 'string' && parseIsoDate(value) !== null,
  'not a day',
);

export const decimalText = z.custom<DecimalText>(
  (value) => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value),
  'not an exact decimal',
);

export const texts = z.array(z.string());

export const taskRef = z.strictObject({ planId, no: z.string() });

/** A moment, as ISO text in UTC. */
export const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (moment) => moment.toISOString(),
});
