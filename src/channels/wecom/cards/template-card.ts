import type { CardPart } from '../encode/part.js';
import { CARD_DESC, pressedTitle } from '../texts.js';

/** The platform's JSON of a card. */
export type TemplateCard = Readonly<Record<string, unknown>>;

/** The key of a button that only says what was pressed. */
export const SPENT_KEY = 'zhanbao-spent';

const PRIMARY = 1;
const PLAIN = 2;

/** A button's key carries the text that it stands for, so that a click needs no memory here. */
export function templateCard({ taskId, title, buttons }: CardPart): TemplateCard {
  return {
    card_type: 'button_interaction',
    task_id: taskId,
    main_title: { title, desc: CARD_DESC },
    button_list: buttons.map(({ label, text }, index) => ({
      text: label,
      style: index === 0 ? PRIMARY : PLAIN,
      key: text,
    })),
  };
}

/** The card as its presser sees it afterwards: nothing more to press. */
export function spentCard(taskId: string, title: string, label: string): TemplateCard {
  return {
    card_type: 'button_interaction',
    task_id: taskId,
    main_title: { title },
    button_list: [{ text: pressedTitle(label), style: PLAIN, key: SPENT_KEY }],
  };
}
