import type { Figure } from './figures.js';
import { words } from './words.js';

/** 涨到84, 变成149, 就是六十家: where it stands now, whatever word of growth led there. */
const STANDS_AT =
  /(?:[涨升增加长变提扩攀冲跃](?:到|至|成|为)|变|(?:这样|那|也|一共|总共|加起来)?就(?:是|有|到)|达|(?:数|[刚正恰]好|刚刚|终于)[到达])了?$/;

function standsAt({ left }: Figure): boolean {
  return STANDS_AT.test(
    left
      .map(({ text }) => text)
      .join('')
      .replace(/(?<![ :])[ :]+$/, ''),
  );
}

/** 增2至56, 又+1到77家: the second is what the first led to. */
function isReached({ clauseLeft, left }: Figure): boolean {
  const before = clauseLeft.at(-left.length - 1);
  const said = words(left);
  return before?.kind === 'number' && /^(?:后?(?:到|至|达)了?|=)$/.test(said);
}

/** Whether the words right before a figure say where the count stands now. */
export function reachesLevel(figure: Figure): boolean {
  return standsAt(figure) || isReached(figure);
}
