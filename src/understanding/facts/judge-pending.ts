import type { Attachment } from './attach.js';
import type { CueKind } from './cue-words.js';
import { isAchieved, isCue, ownRight } from './figure-words.js';
import type { Figure } from './figures.js';
import type { Token } from './tokens.js';
import { STATE } from './waiting-words.js';
import { Pattern } from '../text/pattern.js';
import { words } from './words.js';

/** 签了3个，到岗的只有1个: signed, and only then arrived. */
const ARRIVED_AFTER = new Pattern(
  /^[^，。;\n]{0,6}，(?:真正|实际|其中|目前)?已?(?:到岗|报到|入职|到位|落地)了?的?(?:只有|才|仅|就|\d)/,
);
const SIGNED = new Pattern(/^(?:签|签了|签约|签订|新签|新签约)$/);
const NEXT_BATCH = /第[二三四五]批|下一?批|新一[批轮]|下一?轮|组织|动员|启动|同步|继续|抓紧/;
/** Words that begin a clause which speaks of the figure before it. */
const STILL_WAITING = new Pattern(
  /^(?:均|都|全部?|目前|暂时?){0,2}(?:[省市国](?:里|厅|局|部|级|科技厅|工信厅|发改委)?|[上部厅局]里|上面|名单|文件?|结果)?(?:还?在?等|待|尚|还没|没[出批评审下]|还未|未|公示|在审|在批|正在[公评审]|评审|审核|走流程|在走|报批)/,
);

/** 2家已提交待审核: a state speaks of the figure whatever was handed in; 申报 only where nothing else was done. */
function ends(pending: Token | undefined): readonly CueKind[] {
  return STATE.test(pending?.text ?? '') ? ['total', 'delta'] : ['other', 'total', 'delta'];
}

/** 累计十个还有些在体检: of others than those. */
const OF_OTHERS = /^(?:里?[还另]有|另外|剩下|其余|余下|有些|有的)/;

/** 小巨人有三家正在公示的还有两家: of the next. */
const NEXT_IS_SO = /^[^，。]{2,6}的(?:里?[还另]有|另外)/;

function pendingAfter(figure: Figure, attachment: Attachment): boolean {
  const right = ownRight(figure, attachment);
  const at = right.findIndex((token) => isCue(token, 'pending'));
  if (at < 0 || (figure.moreFollow && !STATE.test(right[at]?.text ?? ''))) return false;
  const said = words(right);
  if (OF_OTHERS.test(said) || NEXT_BATCH.test(said)) return false;
  if (figure.moreFollow && NEXT_IS_SO.test(said)) return false;
  return !right.slice(0, at).some((token) => isCue(token, ...ends(right[at])));
}

/** 还有4家科小在填报, 有4家在更名: under way when the clause ends so; 在库, 在岗 and places are states. */
const UNDER_WAY = new Pattern(
  /^\p{Script=Han}{0,8}?(?:正|还|仍|尚)?在(?![库册岗职列榜手校位编建营产]|\p{Script=Han}{0,2}[县市区镇乡村里内外上下园省国])(?:[评审核批看办跑谈议查等]|\p{Script=Han}{2,3})中?(?=[，。;、)\n]|$)|^[^，。;\d]{0,4}在走[^，。;\d]{0,6}(?:程序|流程|手续)|^[^，。;\d]{0,4}在(?:专家|现场|网上|线上|省[厅里]|市[局里]|部里|上级)(?:评审|核查|考察|审核|审批|公示|答辩|走流程|审)/u,
);

function isUnderWay({ moreFollow, left }: Figure, after: string): boolean {
  if (moreFollow || left.some((token) => isCue(token, 'total', 'sum', 'delta'))) return false;
  return UNDER_WAY.test(after) && !OF_OTHERS.test(after) && !/^的?样子/.test(after);
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

/** 单项冠军1家已过现场核查、还没公布: whatever was passed, the last step is still to come. */
const NOT_YET = new Pattern(
  /^[^，。;\n\d]{0,12}(?:尚未|尚待|还未|还没有?|还待|仍未|暂未|[里上厅局委]没有?|目前没有?|到现在没有?|一直没有?)(?:正式|最后|得到|获)?(?:批|公布|授牌|发文|下文|认定|公示|通过|评|审|验收|(?:去|来)?办?理?登记|出|有|结果|消息|回音|回复|动静|反馈|答复|定|拿证|发证|挂牌)/u,
);
const REACHED = ['total', 'sum', 'actual'] as const;

function isNotYet(figure: Figure, attachment: Attachment, after: string): boolean {
  if (isAchieved(figure, ...REACHED)) return false;
  const text = words(ownRight(figure, attachment));
  return !OF_OTHERS.test(text) && (figure.moreFollow ? NOT_YET.test(text) : NOT_YET.test(after));
}

/** 推了两家上去: only sent up. */
const SENT = /[推送递荐](?:荐|送)?了?$/;

function isSentUp({ left }: Figure, after: string): boolean {
  return SENT.test(words(left)) && /^(?:企业|单位)?(?:上去|到[省市]|给[省市]|去[省市])/.test(after);
}

/** 跟13个签了三方: with so many, who are not here yet. */
const WITH = /^[跟和与同]$/;

function isPartner({ left }: Figure, after: string): boolean {
  const isWith = WITH.test(left.at(-1)?.text ?? '');
  return (
    isWith && /^(?:[人家企业单位]{1,2})?(?:都|也|已经?)?(?:签|谈|达成|对接|接触|联系)/.test(after)
  );
}

const SHOWN = new Pattern(/公示(?!期满|结束|完|无异议|期已)[^。\n]{0,24}$|拟认定[^。\n]{0,24}$/);
/** 45家企业的材料全部提交省平台了: handed in. */
const PAPERS_AFTER = new Pattern(
  /^(?:企业)?的?(?:申报)?材料[^，。;\n]{0,8}(?:提交|上报|报|送|递|上传)/,
);

/** 省里公示第一批高企，我县11家在列: named in what is only shown for objections, or papers only. */
export function isListedOnly({ moreFollow }: Figure, after: string, before: string): boolean {
  if (PAPERS_AFTER.test(after)) return true;
  return !moreFollow && /^(?:企业)?(?:在列|在内|榜上有名|上榜)/.test(after) && SHOWN.test(before);
}

/** 签了3个，到岗的只有1个. */
function isOnlySigned({ left }: Figure, after: string): boolean {
  return ARRIVED_AFTER.test(after) && left.some(({ text }) => SIGNED.test(text));
}

/** 从培育库里认定了2家高企: those are no candidates any more. */
const OUT_OF_POOL = new Pattern(
  /[库池][^，。;\n]{0,8}(?:里|中|内|当中)[^，。;\n]{0,6}(?:认|批|评上|通过(?![初形资])|获|升级?|转[正出])\p{Script=Han}{0,3}$/u,
);
const WAITS = new Pattern(/公示|评审|审核|申报|推荐|待|拟|有望/);

/** Whether a figure counts candidates that have become what the indicator counts. */
export function cameOutOfPool({ clauseLeft }: Figure): boolean {
  const text = words(clauseLeft);
  return OUT_OF_POOL.test(text) && !WAITS.test(text);
}

/** 2家…，都还在写材料; 一家，能不能过要等7月评审; 1项已签约，正在走验收. */
const NOT_THERE_YET = new Pattern(
  /^[^。;\n]{0,24}(?:还|正)?在(?:写|备|凑|补|改|做)(?:申报)?材料|^[^，。;\n]{0,6}，(?:能不能|能否|过不过|批不批)[^，。;\n]{0,6}[等看]|^[^。;\n]{0,10}正在走(?:验收|评审|公示|认定|程序|流程|手续)/,
);

/** 9个合同、约4000万元压着待登记: what waits is the whole list. */
const LIST_WAITS = new Pattern(
  /^[^，。;\n\d、]{0,6}、[^，。;\n\d、]{0,4}\d[\d.]{0,9}[个家名项亿万千元]{0,3}[^，。;\n\d、]{0,6}(?:待|等着|等待|排队)(?:登记|认定|审|批|验收|入库|到岗|公示)/,
);

/**
 * Whether a figure is only applied for, under examination or under way, by the words around it.
 * @param after the text that follows the figure
 */
export function isPending(figure: Figure, attachment: Attachment, after: string): boolean {
  return (
    (figure.scope.pending !== 'none' && !cameOutOfPool(figure)) ||
    pendingAfter(figure, attachment) ||
    pendingNext(figure) ||
    isOnlySigned(figure, after) ||
    isNotYet(figure, attachment, after) ||
    isSentUp(figure, after) ||
    isPartner(figure, after) ||
    isUnderWay(figure, after) ||
    LIST_WAITS.test(after) ||
    (!isAchieved(figure, ...REACHED) && NOT_THERE_YET.test(after))
  );
}
