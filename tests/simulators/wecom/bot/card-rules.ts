import { z } from 'zod';

import { bytesAtMost, checkBody } from '../check-body.js';
import { codes, Refusal } from '../refusal.js';

/** Template cards, A2.5. Lengths that are only advised become doubts, not refusals. */

const cardTypes = [
  'text_notice',
  'news_notice',
  'button_interaction',
  'vote_interaction',
  'multiple_interaction',
] as const;

const keyText = bytesAtMost(1024, codes.badParameter);
const option = z.strictObject({ id: z.string().min(1), text: z.string() });
const titled = z.strictObject({ title: z.string().optional(), desc: z.string().optional() });

const link = {
  url: z.string().optional(),
  appid: z.string().optional(),
  pagepath: z.string().optional(),
};

const selection = {
  question_key: z.string().min(1),
  title: z.string().optional(),
  disable: z.boolean().optional(),
  selected_id: z.string().optional(),
};

const cardSchema = z
  .strictObject({
    card_type: z.enum(cardTypes),
    source: z
      .strictObject({
        icon_url: z.string().optional(),
        desc: z.string().optional(),
        desc_color: z.int().min(0).max(3).optional(),
      })
      .optional(),
    action_menu: z
      .strictObject({
        desc: z.string().optional(),
        action_list: z
          .array(z.strictObject({ text: z.string(), key: keyText }))
          .min(1)
          .max(3),
      })
      .optional(),
    main_title: titled.optional(),
    emphasis_content: titled.optional(),
    quote_area: z
      .strictObject({
        type: z.int().min(0).max(2).optional(),
        ...link,
        title: z.string().optional(),
        quote_text: z.string().optional(),
      })
      .optional(),
    sub_title_text: z.string().max(112).optional(),
    horizontal_content_list: z
      .array(
        z.strictObject({
          keyname: z.string(),
          value: z.string().optional(),
          // 2 is a file in an application's card; not listed for the bot.
          type: z.int().min(0).max(3).optional(),
          url: z.string().optional(),
          media_id: z.string().optional(),
          userid: z.string().optional(),
        }),
      )
      .max(6)
      .optional(),
    jump_list: z
      .array(
        z.strictObject({
          type: z.int().min(0).max(3).optional(),
          title: z.string(),
          ...link,
          question: bytesAtMost(200, codes.badParameter).optional(),
        }),
      )
      .max(3)
      .optional(),
    card_action: z.strictObject({ type: z.int().min(0).max(2), ...link }).optional(),
    card_image: z
      .strictObject({
        url: z.string(),
        aspect_ratio: z.number().gt(1.3).lt(2.25).optional(),
      })
      .optional(),
    image_text_area: z
      .strictObject({
        type: z.int().min(0).max(2).optional(),
        url: z.string().optional(),
        title: z.string().optional(),
        desc: z.string().optional(),
        image_url: z.string(),
      })
      .optional(),
    vertical_content_list: z
      .array(z.strictObject({ title: z.string(), desc: z.string().optional() }))
      .max(4)
      .optional(),
    button_selection: z
      .strictObject({ ...selection, option_list: z.array(option).min(1).max(10) })
      .optional(),
    button_list: z
      .array(
        z.strictObject({
          text: z.string().min(1),
          style: z.int().min(1).max(4).optional(),
          key: keyText.min(1),
        }),
      )
      .min(1)
      .max(6)
      .optional(),
    checkbox: z
      .strictObject({
        question_key: z.string().min(1),
        mode: z.int().min(0).max(1).optional(),
        disable: z.boolean().optional(),
        option_list: z
          .array(z.strictObject({ ...option.shape, is_checked: z.boolean().optional() }))
          .min(1)
          .max(20),
      })
      .optional(),
    select_list: z
      .array(z.strictObject({ ...selection, option_list: z.array(option).min(1).max(10) }))
      .min(1)
      .max(3)
      .optional(),
    submit_button: z.strictObject({ text: z.string(), key: keyText }).optional(),
    task_id: z
      .string()
      .regex(/^[0-9A-Za-z_@-]{1,128}$/)
      .optional(),
    feedback: z.strictObject({ id: bytesAtMost(256, codes.badParameter) }).optional(),
  })
  .readonly();

export type Card = z.infer<typeof cardSchema>;

/** Refuses a card that the platform would refuse; answers the doubts about one it may take. */
export function checkCard(card: unknown): {
  readonly card: Card;
  readonly doubts: readonly string[];
} {
  const { value, doubts } = checkBody(cardSchema, card);
  for (const missing of missingParts(value)) {
    throw new Refusal(codes.badParameter, `template_card: ${missing}`);
  }
  return { card: value, doubts: [...doubts, ...overAdvice(value)] };
}

/** What each type cannot do without. */
const needed: Readonly<Record<Card['card_type'], readonly (keyof Card)[]>> = {
  text_notice: ['card_action'],
  news_notice: ['card_action'],
  button_interaction: ['button_list', 'task_id'],
  vote_interaction: ['checkbox', 'submit_button', 'task_id'],
  multiple_interaction: ['select_list', 'submit_button', 'task_id'],
};

function missingParts(card: Card): readonly string[] {
  const needs = needed[card.card_type]
    .filter((name) => card[name] === undefined)
    .map((name) => `${card.card_type} needs ${name}`);
  if (card.card_type === 'news_notice' && !card.card_image && !card.image_text_area) {
    needs.push('news_notice needs a picture');
  }
  if (card.action_menu && !card.task_id) needs.push('action_menu needs task_id');
  if (card.card_action?.type === 1 && !card.card_action.url) needs.push('card_action needs url');
  if (!card.main_title?.title && !card.sub_title_text) needs.push('needs a title');
  return needs;
}

function overAdvice(card: Card): readonly string[] {
  const doubts: string[] = [];
  if ((card.main_title?.title ?? '').length > 26)
    doubts.push('main_title.title over 26 characters');
  if ((card.main_title?.desc ?? '').length > 30) doubts.push('main_title.desc over 30 characters');
  return doubts;
}

/** Keys that a member can press on this card. */
export function pressableKeys(card: Card): readonly string[] {
  return [
    ...(card.button_list ?? []).map((button) => button.key),
    ...(card.action_menu?.action_list ?? []).map((action) => action.key),
    ...(card.submit_button ? [card.submit_button.key] : []),
  ];
}
