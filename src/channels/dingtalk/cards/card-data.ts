import type { CardPart } from '../encode/part.js';
import { clipValue, MAX_BUTTONS } from './card-limits.js';

/** Names of the template's variables; the guide for administrators has the same. */
export const STATUS_KEY = 'status';
/** The parameter that each button of the template sends back: what its presser could have typed. */
export const TEXT_PARAM = 'text';

/** The id of a button's action in the template, from 1. */
export function buttonKey(number: number): string {
  return `button${number}`;
}

/** All variables, also those that are not used: an empty button is hidden by the template. */
export function cardParamMap({ title, content, buttons }: CardPart): Record<string, string> {
  const numbers = Array.from({ length: MAX_BUTTONS }, (_, index) => index + 1);
  return {
    title,
    content,
    [STATUS_KEY]: '',
    ...Object.fromEntries(
      numbers.flatMap((number) => {
        const button = buttons[number - 1];
        return [
          [buttonKey(number), button?.label ?? ''],
          [`${TEXT_PARAM}${number}`, button?.text ?? ''],
        ];
      }),
    ),
  };
}

/** Changes the line below the buttons and nothing else. */
export function statusUpdate(status: string): {
  readonly cardData: { readonly cardParamMap: Readonly<Record<string, string>> };
  readonly cardUpdateOptions: { readonly updateCardDataByKey: true };
} {
  return {
    cardData: { cardParamMap: { [STATUS_KEY]: clipValue(status) } },
    cardUpdateOptions: { updateCardDataByKey: true },
  };
}
