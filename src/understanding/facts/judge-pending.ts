import type { Attachment } from './attach.js';
import type { CueKind } from './cue-words.js';
import { isAchieved, isCue, ownRight, words } from './figure-words.js';
import type { Figure } from './figures.js';
import type { Token } from './tokens.js';
import { STATE } from './waiting-words.js';

/** 签了3个，到岗的只有1个: signed, and only then arrived. */
const ARRIVED_AFTER =
  /^[^，。;\n]{0,6}，(?:真正|实际|其中|目前)?已?(?:到岗|报到|入职|到位|落地)了?的?(?:只有|才|仅|就|\d)/;
const SIGNED = /^(?:签|签了|签约|签订|新签|新签约)$/;
const NEXT_BATCH = /第[二三四五]批|下一?批|新一[批轮]|下一?轮|组织|动员|启动|同步|继续|抓紧/;
/** Words that begin a clause which speaks of the figure before it. */
const STILL_WAITING =
  /^(?:还?在?等|待|尚|还没|还未|未|公示|在审|在批|正在[公评审]|评审|审核|走流程|在走|报批)/;

/** 2家已提交待审核: a state speaks of the figure whatever was handed in; 申报 only where nothing else was done. */
function ends(pending: Token | undefined): readonly CueKind[] {
  return STATE.test(pending?.text ?? '') ? ['total', 'delta'] : ['other', 'total', 'delta'];
}

/** 累计十个还有些在体检: of others than those. */
const OF_OTHERS = /^(?:里?[还另]有|另外|剩下|其余|余下|有些|有的)/;

function pendingAfter(figure: Figure, attachment: Attachment): boolean {
  const right = ownRight(figure, attachment);
  if (OF_OTHERS.test(words(right))) return false;
  const at = right.findIndex((token) => isCue(token, 'pending'));
  if (at < 0 || (figure.moreFollow && !STATE.test(right[at]?.text ?? ''))) return false;
  const before = right.slice(0, at);
  return (
    !NEXT_BATCH.test(words(right)) && !before.some((token) => isCue(token, ...ends(right[at])))
  );
}

/** 还有4家科小在填报, 有4家在更名: under way when the clause ends so; 在库, 在岗 and places are states. */
const UNDER_WAY =
  /^\p{Script=Han}{0,8}?(?:正|还|仍|尚)?在(?![库册岗职列榜手校位编建营产]|\p{Script=Han}{0,2}[县市区镇乡村里内外上下园省国])\p{Script=Han}{2,3}中?(?=[，。;、)\n]|$)/u;

function isUnderWay({ moreFollow, left }: Figure, after: string): boolean {
  if (moreFollow || left.some((token) => isCue(token, 'total', 'sum', 'delta'))) return false;
  return UNDER_WAY.test(after) && !OF_OTHERS.test(after);
}

/** 星创天地1家，申报材料已报市科技局: the next clause says that it is not there yet. */
function pendingNext(figure: Figure): boolean {
  const first = figure.next.find(({ kind }) => kind !== 'mark');
  if (first === undefined || isAchieved(figure, 'total', 'sum', 'actual')) return false;
  if (Number(figure.number.value) === 0) return false;
  const text = words(figure.next);
  if (NEXT_BATCH.test(text)) return false;
  if (STILL_WAITING.test(text)) return true;
  return isCue(first, 'pending') && !isAchieved(figure, 'delta', 'done');
}

/** 签了3个，到岗的只有1个. */
function isOnlySigned({ left }: Figure, after: string): boolean {
  return ARRIVED_AFTER.test(after) && left.some(({ text }) => SIGNED.test(text));
}

/**
 * Whether a figure is only applied for, under examination or under way, by the words around it.
 * @param after the text that follows the figure
 */
export function isPending(figure: Figure, attachment: Attachment, after: string): boolean {
  return (
    figure.scope.pending !== 'none' ||
    pendingAfter(figure, attachment) ||
    pendingNext(figure) ||
    isOnlySigned(figure, after) ||
    isUnderWay(figure, after)
  );
}
