import type { IndicatorKind } from '../model.js';
import type { Mention } from './plan-reading.js';

const RATIO_NAME =
  /(率|占比|比重|比例|强度|浓度|指数|满意度|均值|密度|系数|增速|增幅|得分|评分|寿命|时间|时限|时长|排名|达标度)$|占.{1,12}的?比|^(人均|亩均|户均|单位)|人均/;
const RATIO_UNIT =
  /^(%|‰|个百分点|倍|分|岁|微克\/立方米|微克每立方米|毫克\/立方米|毫克\/升|毫克每升|μg\/m[3³]|ug\/m3|mg\/L|元\/吨|元\/亩|万元\/亩|小时|分钟|个工作日|℃)$/;
const STOCK_NAME =
  /(有效|保有|存量|在册|总数|总量|现有|拥有|库存|保持|在园|在校|常住|户籍|覆盖面积|种植面积|播种面积|面积$|里程$|规模$)/;
const EVENT =
  /(新增|新建|新签|新开|新认|新引|新培|净增|入库|登记|引进|裂变|转化|改造|完成|培训|开展|举办|发放|投放|签约|开工|竣工|投产|认定|申报|孵化|办理|整治|治理|修复|建设|创建|培育|打造|收入|投资|产值|增加值|交易|成交|就业|销售|出口|进出口|消费|接待|选派|授权|转移|化解|拆除|资金|贷款|产量|流转|营造|补助|惠及|受益|归集|实现税收|税收|造林)/;
const THINGS =
  /^(家|户|个|所|座|处|名|人|万人|万户|亩|万亩|公顷|公里|套|张|辆|台|支|平方米|万平方米|平方公里|头|万头|只|羽|万羽|床)$/;

/**
 * `ratio` for shares, rates, intensities and what is measured per head; `stock` for what is valid at a date
 * (有效, 保有, 达到66家 without a word of an event); else `flow`. Source: semantics, "Facts".
 */
export function kindOf(mentions: readonly Mention[]): IndicatorKind {
  const names = mentions.flatMap(({ raw }) => [raw.name, raw.worded]);
  const units = mentions.flatMap(({ raw }) => (raw.quantity === null ? [] : [raw.quantity.unit]));
  if (units.some((unit) => RATIO_UNIT.test(unit)) || names.some((name) => RATIO_NAME.test(name)))
    return 'ratio';
  if (mentions.some(({ raw }) => raw.form === 'relative' || raw.form === 'full')) return 'ratio';
  if (
    names.some((name) => STOCK_NAME.test(name)) &&
    !names.some((name) => /^(新增|新建|完成)/.test(name))
  )
    return 'stock';
  const reached = mentions.some(
    ({ raw }) => raw.quantity?.reached === true && THINGS.test(raw.quantity.unit),
  );
  return reached && !names.some((name) => EVENT.test(name)) ? 'stock' : 'flow';
}
