import type { OmissionReason } from '../understanding.js';
import type { Attachment } from './attach.js';
import { isAchieved } from './figure-words.js';
import type { Figure } from './figures.js';
import { judgeApart } from './judge-apart.js';
import type { Wording } from './wording.js';
import { Pattern } from '../text/pattern.js';
import { words } from './words.js';

/** （上次84家）, 上期是84家: how it stood before, on a day that nothing names, when it has been told how it stands. */
const BEFORE_NOW = /^(?:年[初头]|(?:上|前)一?(?:次|期|回))(?:报)?(?:还?[是为有]|的?数?是?|才)?$/;

/** 最大一单3000万元, 单笔最高800万: one of those that were counted. */
const ONE_OF_THEM = new Pattern(
  /(?:最[大高多]的?一?[单笔个份项家]?|单[笔个项份]最?[大高多]?)(?:就|金额|合同|达|有|是|为|[的一]){0,2}$/,
);
/** 光园区就6.2亿, 里面教育口6名: a part, told of what was told as a whole. */
const PART_OF_IT = new Pattern(
  /(?:^|[，。;(])(?:(?:光是?|单是?|仅仅?)[^，。;\d]{1,8}就有?|(?:这?里[面头]|当中|这中间)(?:有|是)?[^，。;\d]{0,6})$|[家个名项户人元](?:企业|里)?(?:里[面头]|当中|中间|之中)(?:有|是)?[^，。;\d个家名人项]{0,10}$/,
);
/** 出质企业里科小6家、高企5家: how many of those that something else is told of. */
const OF_SUCH = new Pattern(
  /(?:企业|公司|单位|商户|农户)(?:里面?头?|之?中|当中)[^，。;\n]{0,20}$/u,
);
const OF_ALL = new Pattern(
  /(?:全县|县内|我县|全市|全区|辖区|所有|全部|上报|申报|入库|认定|新增)(?:的)?(?:企业|公司|单位|商户|农户)[^，。;\n]{0,24}$/u,
);

/** 规上的占22家. */
const TAKES = /占了?$/;

function isPartByWords(
  { number, left }: Figure,
  { rule }: Attachment,
  { before, stated }: Wording,
): boolean {
  if (ONE_OF_THEM.test(before)) return true;
  if (rule === 'after-name' && OF_SUCH.test(before) && !OF_ALL.test(before)) return true;
  if (!stated || rule !== 'goes-on') return false;
  // 全县60家，我区占33家: the sender's own.
  const isOwn = left[0]?.cue === 'own';
  return PART_OF_IT.test(before) || (TAKES.test(words(left)) && !number.percent && !isOwn);
}

/** 3家科小受益: to whom something was given, or who came. */
const GAINED = new Pattern(
  /^(?:企业|公司)?(?:从中|都|均|也|当场|现场|已|共|获){0,2}(?:授信|放款|受益|受惠|享受|获贷|获得(?:贷款|授信|融资|奖补|支持)|拿到(?:贷款|资金|奖补|钱)|参加|参会|参训|到场|签到|报名|有(?:融资)?需求)/,
);

function hasGained({ rule }: Attachment, { behind, after }: Wording): boolean {
  return rule === 'before-name' ? GAINED.test(behind) : rule === 'goes-on' && GAINED.test(after);
}

/** 22家高企的认定奖励, 3家高企的申报材料: what concerns them is told, not how many there are. */
const CONCERNS = new Pattern(
  /^(?:企业)?(?:的)?(?:认定|入库|申报|评审|评价|年度|首次|复审|研发|奖补|补助)?(?:HR|hr|人事|会计|财务|员工|职工|法人|奖励|奖补|奖金|补贴|补助|材料|资料|手续|档案|负责人|老板|代表|财务|问题|诉求|需求|研发项目|产品|专利|贷款|账户|信息|名单|数据|年报|申请书?|积分|火炬)(?!数)/,
);

function isOfConcern({ rule }: Attachment, behind: string): boolean {
  return rule === 'before-name' && CONCERNS.test(behind);
}

/** 技合签了6个，已登记5个: signed, and only the others counted as registered. */
const SIGNED_BEFORE = new Pattern(/签(?:订|约|署|下)?了?(?:合同|协议)?$/);
const REGISTERED_AFTER = new Pattern(
  /^[^。;\n]{0,10}[，、](?:其中|目前|实际|真正|现)?(?:已|只|仅)?(?:经|有)?(?:完成)?登记(?:了|的)?(?:只有?|才|就|有)?\d/,
);

function isSignedOnly({ indicator }: Attachment, { before, after }: Wording): boolean {
  const counts = indicator.names.some((name) => name.includes('登记'));
  return counts && SIGNED_BEFORE.test(before) && REGISTERED_AFTER.test(after);
}

/** 昨天报的科小83家里有1家外迁，按82家算: what was handed in, and is not so any more. */
const HANDED_IN = new Pattern(
  /(?:报|发|填|写|说|上报|报送|填报)(?:过|上来|上去)?的[^，。;\n]{0,10}$/,
);
const CHANGED_AFTER = new Pattern(
  /^(?:里|中|当中|里面|里头)?[^。;\n]{0,24}(?:应|要|该|得|需)?(?:偏[高低大小多少]|核减|剔除|扣除|扣减|减掉|剔掉|去掉|按\d|应[为是]|改[成为]|实际|更正)/,
);

/** 昨天我报6家，其中1家已被撤销，改为5家. */
const SAID_THEN = new Pattern(
  /(?:昨天|前天|今早|早上|上午|中午|下午|刚才|刚刚|之前|此前|上次|上周)我?们?(?:报|说|发|填)(?:了|的?是)?$/,
);
const RIGHTED_AFTER = new Pattern(
  /^[^。;\n]{0,30}，(?:应|要|得|现|现在|今天|请|都)?(?:改[为成报]|更正为|调整为|核减为|核定为|变成)\d/,
);

/** 33个核减为31个；登记额仍为1.94亿元: what a correction leaves as it is. */
const STAYS = new Pattern(
  /(?:核减|更正|改[为成]|应为|调整为)[^。\n]{0,24}(?:仍为|仍是|依旧是|依然是|保持)$/,
);
/** 漏加了一份合同: by how many the old figure was wrong. */
const MISCOUNTED = new Pattern(/(?:漏|多|少|重复?)(?:加|报|算|计|填|录|统计|数|写)了$/);

/** 月底前再来4名, 国庆后能到2名: not yet. */
const STILL_TO_COME = new Pattern(
  /(?:(?:月|年|周|季度?)(?:底|末)|下周|下月|下个月|节|国庆|中秋|元旦|春节|五一|暑假|开学|[日号])(?:之|以)?[前后]?(?:再|能|可以?|会|将|还能|还要|还会|还有?望)(?:来|到岗|到|报到|入职|一?批|出|认|签|登|入|进|引|完成|拿|新增|增加){0,2}$|全(?:部|都)?(?:到位|到岗|批下来|算上)(?:了|后)?，?(?:就|将|可|会)(?:是|有|达|到)$|(?:[再要得想往朝]|继续|全力|一起)(?:冲|拼|摸)(?:到|上|刺|向)?个?$/,
);
/** 66家年底应该没问题: believed, not reached. */
const BELIEVED = new Pattern(
  /^(?:的?目标|的?任务)?(?:(?:到?年底|年内|全年|月底|到时候)(?:之|以)?前?)?(?:应该|估计|肯定|基本上?|看来)?(?:是)?(?:没(?:有|啥|什么)?问题|不成问题|没(?:啥|什么)?悬念|有把握|有希望|拿得下|够得着|跑得到|[能会](?:完成|达到|到|上|拿下|下来|批|认|出|落地))/,
);

/** 掉了3家, 2家高企搬走了: not counted any more. */
const LOST = /(?:掉了?|退了|走了|没了|丢了|跑了|流失了?|搬走了?|迁走了?)$/;
const IS_LOST =
  /^(?:企业|公司)?(?:都|已经?|也)?(?:搬[走迁了]|外迁|迁[走出]|走了|掉了|没了|倒了|关了|关停|注销|失效|到期|过期|被(?:取消|摘|撤))/;

function isLost({ left }: Figure, { rule }: Attachment, { behind, after }: Wording): boolean {
  if (LOST.test(words(left))) return true;
  return IS_LOST.test(rule === 'before-name' ? behind : after);
}

/** 5月底60家，全年94家: of the year as a whole, when it has been told how it stands. */
const OF_YEAR = /^(?:全年|全年度|年度|本年度)(?:是|要|为|数)?$/;
/** 按66家算完成83.3%: what the share is of. */
const RECKONED = new Pattern(/按(?:年度|全年|目标|任务|总任务)?$/);
const AS_BASE = new Pattern(
  /^(?:的?(?:目标|任务))?来?(?:算|计算?|折算)，?(?:已|只|才)?(?:完成|达到?|进度|占|是)?了?\d{1,3}(?:\.\d{1,3})?%/,
);

/** 年初定的是230个/15.5亿. */
const SET_BEFORE = new Pattern(
  /(?:年初|当初|方案[里中上]?|县里|市里|上面|上级|政府工作报告)给?(?:我们|咱们?)?[定下]的?(?:数|任务|目标)?(?:就?是|为)?(?:\d[\d.]{0,8}[家个名项万]{0,2}[/、])?$/,
);

function isAimByWords(
  { left }: Figure,
  { rule }: Attachment,
  { before, after, stated }: Wording,
): boolean {
  if (SET_BEFORE.test(before)) return true;
  if (RECKONED.test(before) && AS_BASE.test(after)) return true;
  return stated && rule === 'goes-on' && OF_YEAR.test(words(left).trim());
}

/** 两个数别搞混了: the figures themselves are spoken of. */
const SPOKEN_OF = new Pattern(
  /^(?:数|数字|数据|口径|概念|日期)(?:别|不要|不能|不一样|要分|都对|都准|各是|分开|千万)/,
);

/** 十五点六二亿四个都过了线: all that were told before. */
function isAllTold({ number }: Figure, { rule }: Attachment, { stated, after }: Wording): boolean {
  const goesOn = stated && rule === 'goes-on';
  return goesOn && number.value.length === 1 && /^(?:都|均|全都|全部)/.test(after);
}

/** 这8个指标, or what others gained, lost, are concerned with or only signed. */
function isOfOther(figure: Figure, attachment: Attachment, wording: Wording): boolean {
  const { before, after, behind } = wording;
  // 空白表发我一份: asked for, not counted.
  if (/(?:发|给|传|拷|寄|借)(?:给)?(?:我|咱|我们)?$/.test(before) && figure.number.value === '1')
    return true;
  if (SPOKEN_OF.test(after) || (/另外?$/.test(before) && after.startsWith('呢'))) return true;
  if (/[这那]$/.test(before) && /^(?:数|指标|任务|单位)/.test(after)) return true;
  if (isAllTold(figure, attachment, wording)) return true;
  return (
    hasGained(attachment, wording) ||
    isLost(figure, attachment, wording) ||
    isOfConcern(attachment, behind) ||
    isSignedOnly(attachment, wording)
  );
}

function isPutRight(before: string, after: string): boolean {
  if (HANDED_IN.test(before) && CHANGED_AFTER.test(after)) return true;
  return SAID_THEN.test(before) && RIGHTED_AFTER.test(after);
}

/** Why the words right beside a figure make it none, or `null`. */
export function judgeWording(
  figure: Figure,
  attachment: Attachment,
  wording: Wording,
): OmissionReason | null {
  const { before, after, stated } = wording;
  if (stated && attachment.rule === 'goes-on' && BEFORE_NOW.test(words(figure.left).trim()))
    return 'old_value';
  if (isPutRight(before, after)) return 'old_value';
  if (STAYS.test(before) || MISCOUNTED.test(before)) return 'old_value';
  if (isAimByWords(figure, attachment, wording)) return 'target';
  if (STILL_TO_COME.test(before) || (BELIEVED.test(after) && !isAchieved(figure, 'actual')))
    return 'plan';
  const apart = judgeApart(figure, attachment, wording);
  if (apart !== null) return apart;
  if (isOfOther(figure, attachment, wording)) return 'other_quantity';
  return isPartByWords(figure, attachment, wording) ? 'subcount' : null;
}
