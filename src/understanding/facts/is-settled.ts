import type { Attachment } from './attach.js';
import { isCue } from './figure-words.js';
import type { Figure } from './figures.js';
import { isInChain } from './is-in-chain.js';
import { words } from './words.js';

/** 84是累计的. */
const SAYS_WHAT = /^(?:指的)?是(?:累计|总数|总量|新增|当[月周])/;
/** 登记额（万元）：79000. */
const ROW_OF_TABLE = /^\([^()]{1,6}\)[:\s|]{0,3}$/;
/** 不是57家，而是58家; 技合208/13.6亿. */
const IS_OR_TWIN = /^(?:\/|[而应]?是)$|[那这][条个](?:数)?是$/;

/** 高企减少2家. */
const LESS = /减少了?$/;

/** 应为62家, 按62家计, 以6人为准, 减少2家. */
function isDecided({ left, right }: Figure): boolean {
  const said = words(left);
  if (left.some((token) => isCue(token, 'new'))) return true;
  if (IS_OR_TWIN.test(said) || LESS.test(said)) return true;
  return /^[按以]$/.test(left.at(-1)?.text ?? '') && /^(?:为准|计|算)/.test(words(right));
}

/** 由7月底的71家, and 比上月底多了2家 of a day that is named. */
function isComparedWithDay({ left, scope }: Figure): boolean {
  const [day, particle] = left.slice(-2);
  if (day?.kind === 'date' && day.date.compared && particle?.text === '的') return true;
  return scope.versus !== null && scope.versus !== true && scope.change !== 'none';
}

/** Whether it is said outright that the figure holds, whatever else stands around it. */
export function isSettled(figure: Figure, { mention, rule }: Attachment, text: string): boolean {
  const { role, number, right } = figure;
  if (role !== null || number.sign !== null || isInChain(figure)) return true;
  if (rule === 'list' && figure.clauseLeft.some((token) => isCue(token, 'respectively')))
    return true;
  if (isDecided(figure) || isComparedWithDay(figure) || SAYS_WHAT.test(words(right))) return true;
  const between = text.slice(mention.span.end, number.span.start);
  return rule === 'after-name' && ROW_OF_TABLE.test(between);
}
