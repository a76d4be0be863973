import type { OmissionReason } from '../understanding.js';
import type { Attachment } from './attach.js';
import { isCue } from './figure-words.js';
import type { Figure } from './figures.js';
import type { Wording } from './wording.js';
import { Pattern } from '../text/pattern.js';

/** 35万还是350万: asked of persons, told of neither. */
const OR_BEHIND = new Pattern(/^还是\d/);
const OR_BEFORE = new Pattern(/\d[家个名户项人份亿万元]{0,3}还是$/);

/** 6.4亿是另一个口径, 9名（…，不属引进）, 4100万没算进来: said to count for something else, or not yet. */
const NOT_OF_IT = new Pattern(
  /^(?:[，(](?!还有|另)[^。;\n()\d一二两三四五六七八九十]{0,14}|[^，。;\n()\d]{0,4})(?:[是为属](?:另外?一?个|别的|其[他它]|不同的?)口径|不属于?引进|不算引进|不算数|不作数|(?:先|暂时?|还|都)(?:不|没)[算计统](?:数|进)?(?=[，。;)\n]|$)|[没未不]能?[算计统]计?(?:进[来去]|在内|入(?:引进|总数|在内|[，。;)\n]|$))|不纳入统计)/,
);

/** 要硕士的21人, 急需硕士5名: what is wanted. */
const WANTED = new Pattern(
  /(?:^|[，。;:、(\s\d个人名])(?:都|只|均|还|必须|急|想)?(?:要|需|需要|急需|想要|缺)$/,
);

/** 农业类技术合同9个, 生物医药类的科小9家: of one kind, and so a part; 各类 and 两类 are all. */
const OF_KIND = new Pattern(
  /\p{Script=Han}{2,4}(?<![各两此这该分等多几种同一二三四五六七八九十])类(?:的|企业|项目)?$/u,
);

/** 省人民医院一家就招了90多名硕士，比不了: only what others reached is beyond us. */
const BEYOND_US = new Pattern(
  /^[^，。;\n\d]{0,6}，(?:人家[^，。;\n]{0,8}，)?(?:(?:咱|我)们?|真|可|根本|完全|实在|这)?(?:比不[了上得]|没法比|没得比|不能比)/,
);

/** 保15.5争16: what must and what may be reached. */
const HELD = new Pattern(/保(?:住)?$/);
const STRIVEN_FOR = new Pattern(/^[家个名项亿万元]{0,2}[、，]?[争冲]\d/);
const MAY_BE = new Pattern(/保(?:住)?\d[\d.]{0,8}[家个名项亿万元]{0,2}[、，]?[争冲](?:取)?$/);

function isOthers({ clauseLeft }: Figure, after: string): boolean {
  return BEYOND_US.test(after) && !clauseLeft.some((token) => isCue(token, 'here', 'own'));
}

/**
 * Why the words beside a figure set it apart from what the indicator counts, or `null`.
 * @param named the text before the indicator's name
 */
export function judgeApart(
  figure: Figure,
  { rule }: Attachment,
  { before, after, named }: Wording,
): OmissionReason | null {
  if (OR_BEHIND.test(after) || OR_BEFORE.test(before)) return 'other_quantity';
  // 昨天又新登记2个350万，没算进去: new, though not in the total.
  const isNew = figure.clauseLeft.some((token) => isCue(token, 'delta'));
  if (NOT_OF_IT.test(after) && !isNew) return 'other_quantity';
  if (HELD.test(before) && STRIVEN_FOR.test(after)) return 'target';
  if (MAY_BE.test(before)) return 'plan';
  if (isOthers(figure, after)) return 'other_scope';
  if (rule === 'goes-on') return null;
  if (rule === 'after-name' && WANTED.test(named)) return 'plan';
  return OF_KIND.test(named) ? 'subcount' : null;
}
