import type { XAXisComponentOption, YAXisComponentOption } from 'echarts';
import { addMonths, monthOf, monthStart, type DateRange } from '../../kernel/dates.js';
import { isWholeNumber } from '../../plan/whole-number.js';
import { FAINT_INK, FONT_FAMILY, INK, LINE, SMALL_PX } from './picture-style.js';
import { pictureTexts } from './picture-texts.js';
import { dayOfPeriod, paceLine, type Trend } from './trend.js';

/** More months than this do not fit beside each other. */
const MOST_MONTHS = 13;
/** Lets the lines end below the frame, so that labels above them fit. */
const HEADROOM = 0.16;
/** Twelve of them stand beside each other also in a narrower chart. */
const MONTH_PX = 27;

interface Months {
  readonly borders: readonly number[];
  readonly middles: ReadonlyMap<number, string>;
}

function monthsOf(period: DateRange): Months {
  const borders = [0];
  const middles = new Map<number, string>();
  const starts: DateRange['from'][] = [];
  for (let day = monthStart(period.from); day <= period.to; day = addMonths(day, 1))
    starts.push(day);
  const every = Math.ceil(starts.length / MOST_MONTHS);
  for (const [index, start] of starts.entries()) {
    const from = Math.max(0, dayOfPeriod(period, start) - 1);
    const to = Math.min(
      dayOfPeriod(period, addMonths(start, 1)) - 1,
      dayOfPeriod(period, period.to),
    );
    borders.push(to);
    if (index % every === 0) middles.set((from + to) / 2, pictureTexts.trend.month(monthOf(start)));
  }
  return { borders, middles };
}

/** Months along the bottom. */
export function dayAxis(period: DateRange, gridIndex: number): XAXisComponentOption {
  const { borders, middles } = monthsOf(period);
  return {
    // Names what the words of the months depend on: a drawing is known again by what can be read of it.
    id: `${period.from} ${period.to} ${gridIndex}`,
    type: 'value',
    gridIndex,
    min: 0,
    max: dayOfPeriod(period, period.to),
    splitLine: { show: false },
    axisLine: { show: true, onZero: false, lineStyle: { color: FAINT_INK, width: 3 } },
    axisTick: {
      show: true,
      customValues: [...borders],
      length: 10,
      lineStyle: { color: FAINT_INK },
    },
    axisLabel: {
      customValues: [...middles.keys()],
      formatter: (value: number) => middles.get(value) ?? '',
      fontSize: MONTH_PX,
      fontFamily: FONT_FAMILY,
      color: INK,
    },
  };
}

/** All amounts that have to be seen. */
function amountsOf({ reading, points }: Trend): readonly number[] {
  const { indicator, plan } = reading;
  const target = indicator.target === null ? [] : [Number(indicator.target)];
  const pace = paceLine(indicator, plan.period).map(([, amount]) => amount);
  return [...points.map(({ value }) => Number(value)), ...target, ...pace];
}

export interface Bounds {
  readonly floor: number;
  readonly top: number;
}

/** The least and greatest amount of the axis. */
export function boundsOf(trend: Trend): Bounds {
  const amounts = amountsOf(trend);
  const highest = Math.max(0, ...amounts);
  const lowest = Math.min(...amounts, highest);
  // A stock moves above its base: from 0 on, all of it would be one flat line at the top.
  const isFar = trend.reading.indicator.kind === 'stock' && lowest > highest / 3;
  const below = Math.max(0, lowest - (highest - lowest) * HEADROOM);
  const floor = isFar ? roundDown(below) : Math.min(0, lowest);
  return { floor, top: highest === floor ? floor + 1 : highest + (highest - floor) * HEADROOM };
}

/** Amounts along the side. */
export function amountAxis(trend: Trend, gridIndex: number): YAXisComponentOption {
  const { floor, top } = boundsOf(trend);
  return {
    type: 'value',
    gridIndex,
    min: floor,
    max: top,
    splitNumber: 4,
    ...(isWholeNumber(trend.reading.indicator) ? { minInterval: 1 } : {}),
    splitLine: { lineStyle: { color: LINE, width: 2 } },
    axisLabel: {
      fontSize: SMALL_PX,
      fontFamily: FONT_FAMILY,
      color: INK,
      showMaxLabel: false,
    },
  };
}

/** 48.2 → 45: an axis begins at a round amount. */
function roundDown(amount: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(amount, 1e-9))) / 2;
  return Math.floor(amount / step) * step;
}
