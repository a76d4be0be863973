import { measureWordAt } from '../text/measure-words.js';

function asUnit(words: string): string | null {
  const rest = words.replace(/^[万亿]/, '');
  if (rest === '' && words !== '') return words;
  return measureWordAt(rest, 0) === rest ? words : null;
}

/** 技术合同登记额（万元）. */
export function unitInBrackets(text: string): string | null {
  const words = /\((?:单位:)?([^()]{1,4})\)/.exec(text)?.[1];
  return words === undefined ? null : asUnit(words);
}

/** A cell that holds nothing but a unit. */
export function unitCell(cells: readonly { readonly text: string }[]): string | null {
  const cell = cells.find(({ text }) => text.length <= 3 && asUnit(text) !== null);
  return cell === undefined ? null : asUnit(cell.text);
}
