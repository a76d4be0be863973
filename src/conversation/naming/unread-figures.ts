import { unitFamily } from '../../plan/unit-family.js';
import { normalizeText } from '../../understanding/text/normalize.js';
import type { Span, Understanding } from '../../understanding/understanding.js';
import type { BoundSituation } from '../situation.js';
import { thingsNamed } from './named-things.js';

/** A clause that is said like the figures beside it, by a name that nobody knows. */
export interface UnreadFigure {
  readonly word: string;
  /** As written, without the date before it. */
  readonly text: string;
}

/** When and whose, before the name. */
const LEAD =
  '(?:(?:截至|截止|到)[^,;]{0,12}?(?:[底日号末天前周]|月(?![底末]))|\\d{1,2}月份?|\\d{1,2}[日号]|本周|上周|本月|上月|今年|目前|现在|我县|全县|我局|本单位|[: ]){0,4}';
const LIGHT = '(?:总数|数量|累计|现在|现有|目前|达到|共有|共|达|为|是|有|[: ])';
const FIGURE =
  '\\d{1,6}(?:\\.\\d{1,4})?(?<measure>[万亿]元|平方公里|公里|[家个项名人户件份笔台套处座所吨亩%])';
const CLAUSE = new RegExp(
  `^${LEAD}(?<said>(?<word>[\\p{Script=Han}A-Za-z]{2,8}?)${LIGHT}{0,2}${FIGURE})[了啦]?$`,
  'u',
);

/**
 * Words that tell of other work, of parts of a figure or of what something is compared with: 走访企业12家 is no figure of an
 * indicator that has another name.
 */
const OTHER_WORK =
  /走访|惠及|服务|培训|组织|申报|开展|召开|举办|帮|解决|发放|发|排查|检查|整改|对接|宣传|宣讲|调研|考察|指导|辅导|邀|参|派|出动|受理|办|化解|签|推送|推荐|推|摸排|储备|培育|拟|带动|吸引|覆盖|征|收|梳理|协调|落实|安排|印发|制定|联|支持|兑现|送|上门|审|验|修|建|造|种|销|清|督|约谈|通报|剩|差|增|减|降|升|提|占|比|排|其中|另|包括|含|合计|总计|以上|以下|余|已|完成|实现|新|引进|入库|通过|获|认定|登记|挂牌|转化|攻|开|启|投|用|招|聘|评|选|报|来|去|上|下|前|后|第|每|各|近|约|还|又|再|也|都|了|的|把|被|让|给|向|与|落地|和|及|等|不|没|未|无|待|目标|任务|计划|往年|去年|同期|规划|涉|属|分别|问题|困难|隐患|活动|会|班|名单|材料|线索|意见|诉求|户次|场/u;

/** Same clauses as the comma and its like part them, with their places in the text. */
function clausesOf(text: string): readonly (Span & { readonly words: string })[] {
  return [...text.matchAll(/[^,，;；、。!！\n]{1,60}/gu)].map((match) => ({
    words: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Behind 其中 stand parts of a figure by names of their own. */
const PARTS = /其中|分别|包括|包含|构成|较去年/u;

function isOfParts(text: string, { start }: Span): boolean {
  const [sentence = ''] = /[^。；;!！\n]{0,300}$/u.exec(text.slice(0, start)) ?? [];
  return PARTS.test(sentence);
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/**
 * Clauses that would be dropped without a word beside figures that were read (高企58家，科创企71家): nothing but a date, a
 * short name and a figure in the measure of one of those. Anything that tells of other work is left alone.
 */
export function unreadFigures(
  { lexicon, view, text }: BoundSituation,
  { facts, omitted, doubts }: Pick<Understanding, 'facts' | 'omitted' | 'doubts'>,
): readonly UnreadFigure[] {
  const families = new Set(facts.map(({ unit }) => unitFamily(unit)));
  const read = [...facts, ...omitted].map(({ span }) => span);
  return clausesOf(text).flatMap((clause): UnreadFigure[] => {
    if (read.some((span) => overlap(span, clause))) return [];
    if (isOfParts(text, clause)) return [];
    if (doubts.some((doubt) => clause.words.includes(doubt.text))) return [];
    const plain = normalizeText(clause.words.trim()).text;
    const { word = '', said = '', measure = '' } = CLAUSE.exec(plain)?.groups ?? {};
    const isFigure = word !== '' && families.has(unitFamily(measure)) && !OTHER_WORK.test(word);
    const isKnown = (): boolean => thingsNamed(word, { plans: view.plans, lexicon }).length > 0;
    return isFigure && !isKnown() ? [{ word, text: said }] : [];
  });
}
