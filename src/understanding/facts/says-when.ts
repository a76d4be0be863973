import type { Span } from '../understanding.js';

/** Words of a clause that says of all figures around it when they hold. */
export const CLOSES_ALL = /以上|上述|统计|数据|口径|时间|时点|日期|[均都]|全部|统一|这些|这是|为准/;
/** A clause of such words and a date says when the figures before it hold (均按7月31日统计, 以上取自7月底报表). */
const OF_WHEN =
  /以上|上述|上面|前面|这(?:些|[几两三四五六七八九十\d]{1,3}[个项]?)?|[几两三四五六七八九十\d]{1,4}[个项]|均|都|全部|统一|皆|为准|为止|是|为|系统|系|备注|注|说明|按|以|依|据|根据|取自|来自|取|算|计|统计|数据|数字|数|口径|时间|时点|日期|节点|基准|截止|截至|截止|到|至|底|末|的|了|情况|指标|止|月报|周报|报表|导出|调度|汇总|更新|日终|24时|零时|日|号|[:：、 ()]/g;

/** What begins a clause that speaks of the figures before it. */
export const LOOKS_BACK =
  /^ ?(?:(?:以上|上述|这些|数据|统计)?(?:均|都|皆|全部)(?:是|为|按|截|取)?|(?:数据|统计|指标)?(?:时点|时间节点|时间|节点|口径)(?:是|为|均?截至|:)?|以上|上述|(?:数据|数字|统计)$)/;

export function saysWhenOnly(clause: string): boolean {
  return clause.replaceAll(OF_WHEN, '') === '';
}

/** 正确的是57家，6月30日的数: a clause that calls the figure before it one of that day. */
export function isNumberOfDay(before: string, after: string): boolean {
  return before === '' && /^的(?:数据?|数字|口径|报表|统计)$/.test(after);
}

const ALL_ARE = /(?:都|均|全)(?:部)?(?:是|为)(?:截[至止])?$/;
const OF_DAY = /^(?:的(?:数据?|情况|口径)?|数据?|口径)/;

/** 签约率79.1%管理率71.3%都是十月底的数: said of the figures before, though no mark parts them. */
export function isOfAllBefore(text: string, { start, end }: Span): boolean {
  return (
    ALL_ARE.test(text.slice(Math.max(0, start - 6), start)) && OF_DAY.test(text.slice(end, end + 4))
  );
}
