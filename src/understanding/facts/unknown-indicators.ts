import type { ReadMessage } from '../read-message.js';
import { originalSpan, originalWords } from '../text/normalize.js';
import type { NumberToken } from '../text/number-token.js';
import type { Doubt, Span } from '../understanding.js';
import { Pattern } from '../text/pattern.js';

/** What counties report besides their plans: named outright, so that 贷款3亿 in a story is not asked about. */
const NAMES = new Pattern(
  /固定资产投资|固投|地区生产总值|GDP|社会消费品零售总额|社消?零(?:总额)?|(?:地方)?(?:一般)?公共预算收入|财政(?:总)?收入|税收收入|(?:规模以上|规上|规模)?工业(?:总产值|增加值)|(?:全社会|工业)用电量|招商引资(?:到位资金)?|到位[内外]资|实际利用外资|(?:外贸)?进出口(?:总额)?|(?:城镇|农村)?居民人?均?可支配收入|城镇新增就业|粮食(?:总)?产量|旅游(?:总)?收入|[存贷]款余额/g,
);
const BETWEEN = /^(?:总额|累计|完成|达到?|实现|现在|目前|为|是|已|了|约|共|[:： ]){0,4}$/;
const NOT_REPORTED =
  /目标|任务|计划|预计|力争|争取|确保|拟|申报|全市|全省|全国|去年|同期|上年|如果|支持|奖补|惠及|的企业/;
const REACH = 12;
/** More are a table of another report. */
const MAX_NAMED = 12;
const CLAUSE_MARK = /[，。;!?\n]/;

function clauseBefore(text: string, at: number): string {
  return (
    text
      .slice(Math.max(0, at - REACH), at)
      .split(CLAUSE_MARK)
      .at(-1) ?? ''
  );
}

/** The figure that follows a name with nothing but light words between. */
function figureAfter({ text, numbers }: ReadMessage, end: number): NumberToken | null {
  const next = numbers.find(({ span }) => span.start >= end);
  if (next === undefined || next.span.start > end + REACH || next.percent) return null;
  if (next.unit === null && !next.scaled) return null;
  return BETWEEN.test(text.text.slice(end, next.span.start)) ? next : null;
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Figures said like a report of an indicator that no plan holds (固定资产投资3亿). */
export function unknownIndicators(message: ReadMessage): readonly Doubt[] {
  const { text } = message.text;
  return NAMES.findAll(text)
    .slice(0, MAX_NAMED)
    .flatMap((match): Doubt[] => {
      const name = { start: match.index, end: match.index + match[0].length };
      const known = message.mentions.some(({ span }) => overlaps(span, name));
      if (known || NOT_REPORTED.test(clauseBefore(text, name.start))) return [];
      const figure = figureAfter(message, name.end);
      if (figure === null) return [];
      const span = { start: name.start, end: figure.span.end };
      return [
        {
          kind: 'unknown-indicator',
          text: originalWords(message.text, span),
          span: originalSpan(message.text, span),
        },
      ];
    });
}

/** Frame words before a statement: date, place, and who speaks. */
const MAX_LEAD = 14;

/** Whether the message is nothing but such a statement, so that it is a report all the same. */
export function isOnlyUnknown({ text }: ReadMessage, doubts: readonly Doubt[]): boolean {
  const first = doubts.find(({ kind }) => kind === 'unknown-indicator');
  if (first === undefined || /[?？吗呢]/.test(text.text)) return false;
  const rest = text.original.length - (first.span.end - first.span.start);
  return first.span.start <= MAX_LEAD && rest <= 2 * MAX_LEAD;
}
