import { z } from 'zod';

import { bytesAtMost } from '../../shared/check-shape.js';
import { newCodes } from '../refusal.js';

/** Bodies of the card calls (B5). */

const keyMaxBytes = 100;
const valueMaxBytes = 1024;
/** Content of one streaming call. */
const contentMaxBytes = 1024;

/** Texts only; a number or an object must have been written as text. */
const paramMap = z.record(z.string(), z.string()).superRefine((map, context) => {
  for (const [key, value] of Object.entries(map)) {
    const long =
      Buffer.byteLength(key) > keyMaxBytes
        ? `key over ${keyMaxBytes} bytes`
        : Buffer.byteLength(value) > valueMaxBytes
          ? `${key} over ${valueMaxBytes} bytes`
          : null;
    if (long === null) continue;
    context.addIssue({ code: 'custom', message: long, params: { code: newCodes.cardParam } });
  }
});
const cardData = z.strictObject({ cardParamMap: paramMap });
const privateData = z.record(z.string(), cardData);
const updateOptions = z.strictObject({
  updateCardDataByKey: z.boolean().optional(),
  updatePrivateDataByKey: z.boolean().optional(),
});

const spaces = {
  imGroupOpenSpaceModel: z.looseObject({}).optional(),
  imRobotOpenSpaceModel: z.looseObject({}).optional(),
};
const create = {
  cardTemplateId: z.string(),
  outTrackId: z.string().min(1),
  callbackType: z.enum(['STREAM', 'HTTP']).optional(),
  callbackRouteKey: z.string().optional(),
  userId: z.string().optional(),
  userIdType: z.union([z.literal(1), z.literal(2)]).optional(),
  cardData,
  privateData: privateData.optional(),
  ...spaces,
};
const deliver = {
  openSpaceId: z
    .string()
    .regex(/^dtv1\.card\/\/[A-Z_]{1,40}\.[^;]{1,200}(;[A-Z_]{1,40}\.[^;]{1,200}){0,20}$/),
  imGroupOpenDeliverModel: z.looseObject({ robotCode: z.string() }).optional(),
  imRobotOpenDeliverModel: z.looseObject({ spaceType: z.literal('IM_ROBOT') }).optional(),
};

export const createSchema = z.strictObject(create);
export const deliverSchema = z.strictObject({
  outTrackId: z.string().min(1),
  userIdType: create.userIdType,
  ...deliver,
});
export const createAndDeliverSchema = z.strictObject({ ...create, ...deliver });

export const updateSchema = z.strictObject({
  outTrackId: z.string(),
  cardData: cardData.optional(),
  privateData: privateData.optional(),
  userIdType: create.userIdType,
  cardUpdateOptions: updateOptions.optional(),
});

export const streamingSchema = z.strictObject({
  outTrackId: z.string(),
  guid: z.string().min(1),
  key: z.string().min(1),
  content: bytesAtMost(contentMaxBytes, newCodes.cardParam),
  isFull: z.boolean().optional(),
  isFinalize: z.boolean().optional(),
  isError: z.boolean().optional(),
});

export const registerSchema = z.strictObject({
  callbackRouteKey: z.string().min(1),
  callbackUrl: z.url(),
  apiSecret: z.string().optional(),
  forceUpdate: z.boolean().optional(),
});

/** What a bot may answer to a click. */
export const clickAnswerSchema = z.strictObject({
  cardData: cardData.optional(),
  userPrivateData: cardData.optional(),
  cardUpdateOptions: updateOptions.optional(),
});

export type CardParams = Readonly<Record<string, string>>;
export type CreateBody = z.infer<typeof createSchema>;
export type DeliverBody = z.infer<typeof deliverSchema>;
export type UpdateBody = z.infer<typeof updateSchema>;
export type StreamingBody = z.infer<typeof streamingSchema>;
export type ClickAnswer = z.infer<typeof clickAnswerSchema>;
