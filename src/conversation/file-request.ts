import { cleanText } from './clean-text.js';

/** Longer texts speak of something else beside the file. */
const MAX_LENGTH = 40;

/** Documents that the rules of understanding do not know as something to ask for. */
const DOCUMENT =
  /(?:月度|工作)?通报|月报|[上下]?半年(?:度)?(?:工作)?(?:总结|小结|报告)|(?:数据)?填报表|(?:导入|填报|填写)(?:模板|模版)/u;

const ASKS =
  /导出|下载|打印|生成|转[成为]|存成|编制?|拟|出具?|做|发(?:送|一?下)?(?:给?我)?|给我|来|要|看看?/gu;
const FORMAT = /word|docx?|pdf|excel|xlsx?|csv|文档|文件|电子版|版本?/giu;
const FILLERS = /请|麻烦|帮我?|一下|一?[份个期张]|把|将|成|的|吧|呢|谢谢|[\s,。.!]/gu;

/** What is said about a bulletin rather than asked for. */
const SPEAKS_ABOUT =
  /[吗没谁被了?？]|表扬|批评|转发|省里|市里|全[省市]|[省市](?:委|政府)|关于|情况/u;

/**
 * A request for a bulletin, summary or form in words that can be understood: 发6月通报 asks as
 * 导出6月台账 does, whose days and units are read by the same rules.
 * @returns `null` for every other text
 */
export function fileRequest(text: string, botName: string): string | null {
  const clean = cleanText(text, botName);
  if (clean.length > MAX_LENGTH) return null;
  const document = DOCUMENT.exec(clean)?.[0];
  if (document === undefined) return null;
  const beside = clean.replace(document, '');
  if (SPEAKS_ABOUT.test(beside)) return null;
  const half = /^[上下]半年/u.exec(document)?.[0] ?? '';
  const rest = beside.replace(ASKS, '').replace(FORMAT, '').replace(FILLERS, '');
  const asks = beside.search(ASKS) >= 0 || beside.search(FORMAT) >= 0;
  const isAlone = beside.replace(/[\d年月上本季度第一二三四]/gu, '') === '';
  return asks || isAlone ? `导出${rest}${half}台账` : null;
}
