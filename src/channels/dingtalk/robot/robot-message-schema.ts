import { z } from 'zod';

/** A field that the platform may leave out, or may one day send in another form. */
const text = z.string().nullish().catch(null);
const number = z.coerce.number().nullish().catch(null);

const id = z.string().min(1).max(512);

const richTextSchema = z
  .array(
    z
      .object({ type: text, text: text, downloadCode: text, pictureDownloadCode: text })
      .catch({ type: null, text: null, downloadCode: null, pictureDownloadCode: null }),
  )
  .nullish()
  .catch(null);

const contentSchema = z
  .object({
    text: text,
    /** In place of `text` where a quoted text is passed on as it was. */
    content: text,
    richText: richTextSchema,
    downloadCode: text,
    pictureDownloadCode: text,
    recognition: text,
    fileName: text,
  })
  .nullish()
  .catch(null);

const repliedSchema = z
  .object({ msgType: text, msgId: text, content: contentSchema })
  .nullish()
  .catch(null);

const textSchema = z
  .object({
    content: text,
    isReplyMsg: z.boolean().nullish().catch(null),
    repliedMsg: repliedSchema,
  })
  .nullish()
  .catch(null);

/** A message to the robot, the same in Stream and HTTP mode. Quotes are seen but not documented. */
export const robotMessageSchema = z.object({
  conversationId: id,
  conversationType: z.union([z.literal('1'), z.literal('2')]),
  /** Name of the group. */
  conversationTitle: text,
  msgId: id,
  msgtype: z.string().min(1).max(64),
  senderId: id,
  senderStaffId: text,
  senderNick: text,
  chatbotCorpId: text,
  chatbotUserId: text,
  robotCode: text,
  createAt: number,
  sessionWebhook: text,
  sessionWebhookExpiredTime: number,
  text: textSchema,
  content: contentSchema,
  originalMsgId: text,
  originalProcessQueryKey: text,
});

export type RobotMessage = z.infer<typeof robotMessageSchema>;
export type RobotContent = NonNullable<RobotMessage['content']>;

/** What comes instead of a message when the month's quota is used up. */
export const usedUpSchema = z.object({
  errorCode: z.union([z.literal(20001), z.literal('20001')]),
});
