import type { LineSeriesOption, XAXisComponentOption, YAXisComponentOption } from 'echarts';
import { addMonths, monthOf, monthStart, type DateRange } from '../../kernel/dates.js';
import { formatDate, formatFigure } from '../../plan/format-figure.js';
import { isWholeNumber } from '../../plan/whole-number.js';
import {
  ACTUAL,
  FAINT_INK,
  FONT_FAMILY,
  INK,
  LINE,
  MARGIN,
  PAPER,
  PICTURE_WIDTH,
  SMALL_PX,
  TARGET,
} from './picture-style.js';
import { pictureTexts } from './picture-texts.js';
import { dayOfPeriod, paceLine, type Trend } from './trend.js';

const texts = pictureTexts.trend;
/** Room for the amounts beside the axis. */
const AXIS_WIDTH = 110;
/** Labels of points nearer to each other than this would run into one another. */
const LABEL_SPACE_PX = 150;
const PLOT_WIDTH = PICTURE_WIDTH - 2 * MARGIN - AXIS_WIDTH;
/** More months than this do not fit beside each other. */
const MOST_MONTHS = 13;
/** Lets the lines end below the frame, so that labels above them fit. */
const HEADROOM = 0.16;
/** From here on there is no room for words to the right of a point. */
const LATE_SHARE = 0.74;
/** Words of two lines beside a point need this share of the height of a chart. */
const CLEAR_SHARE = 0.24;
const LABEL_SHIFT_PX = 42;

export const LINE_STYLES = {
  actual: { color: ACTUAL, width: 8, type: 'solid' },
  target: { color: TARGET, width: 5, type: [22, 12] },
  pace: { color: FAINT_INK, width: 5, type: [5, 9] },
} as const;

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
    if (index % every === 0) middles.set((from + to) / 2, texts.month(monthOf(start)));
  }
  return { borders, middles };
}

function dayAxis(period: DateRange, gridIndex: number): XAXisComponentOption {
  const { borders, middles } = monthsOf(period);
  return {
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
      fontSize: SMALL_PX,
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

interface Bounds {
  readonly floor: number;
  readonly top: number;
}

/** The least and greatest amount of the axis. */
function boundsOf(trend: Trend): Bounds {
  const amounts = amountsOf(trend);
  const highest = Math.max(0, ...amounts);
  const lowest = Math.min(...amounts, highest);
  // A stock moves above its base: from 0 on, all of it would be one flat line at the top.
  const isFar = trend.reading.indicator.kind === 'stock' && lowest > highest / 3;
  const below = Math.max(0, lowest - (highest - lowest) * HEADROOM);
  const floor = isFar ? roundDown(below) : Math.min(0, lowest);
  return { floor, top: highest === floor ? floor + 1 : highest + (highest - floor) * HEADROOM };
}

function amountAxis(trend: Trend, gridIndex: number): YAXisComponentOption {
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

/** Which points carry their amount: the newest, the first, and as many between as fit. */
function labelled({ reading, points }: Trend): ReadonlySet<number> {
  const { period } = reading.plan;
  const perDay = PLOT_WIDTH / dayOfPeriod(period, period.to);
  const placeOf = (index: number) => {
    const point = points[index];
    return point === undefined ? 0 : dayOfPeriod(period, point.on) * perDay;
  };
  const last = points.length - 1;
  const chosen: number[] = [];
  for (const index of [last, 0, ...points.keys()]) {
    const isFree = chosen.every(
      (other) => Math.abs(placeOf(other) - placeOf(index)) >= LABEL_SPACE_PX,
    );
    if (index >= 0 && isFree) chosen.push(index);
  }
  return new Set(chosen);
}

/** Where the newest amount stands best: beside its point, clear of what was before and of the target. */
function newestLabel({ reading, points }: Trend, { floor, top }: Bounds) {
  const { indicator, plan } = reading;
  const newest = points.at(-1);
  if (newest === undefined) return {};
  const value = Number(newest.value);
  const isLate =
    dayOfPeriod(plan.period, newest.on) / dayOfPeriod(plan.period, plan.period.to) > LATE_SHARE;
  const height = (value - floor) / (top - floor);
  const targetHeight =
    indicator.target === null ? 2 : (Number(indicator.target) - floor) / (top - floor);
  const isUnderTarget = targetHeight >= height && targetHeight - height < CLEAR_SHARE;
  const isBelow = isLate ? isUnderTarget : height > CLEAR_SHARE;
  return {
    position: isLate ? ('left' as const) : ('right' as const),
    align: isLate ? ('right' as const) : ('left' as const),
    offset: [isLate ? -6 : 6, isBelow ? LABEL_SHIFT_PX : -LABEL_SHIFT_PX],
  };
}

function actualSeries(trend: Trend, gridIndex: number): LineSeriesOption {
  const { points, reading } = trend;
  const { indicator, plan, today } = reading;
  const shown = labelled(trend);
  const last = points.length - 1;
  const beside = newestLabel(trend, boundsOf(trend));
  return {
    type: 'line',
    xAxisIndex: gridIndex,
    yAxisIndex: gridIndex,
    step: 'end',
    z: 5,
    symbol: 'circle',
    symbolSize: 20,
    lineStyle: { ...LINE_STYLES.actual },
    itemStyle: { color: ACTUAL, borderColor: PAPER, borderWidth: 3 },
    data: points.map(({ on, value, approx }, index) => {
      const amount = formatFigure(value, indicator.unit, approx);
      return {
        value: [dayOfPeriod(plan.period, on), Number(value)],
        label: {
          show: shown.has(index),
          formatter: index === last ? `${amount}\n${formatDate(on, today)}` : amount,
          position: 'top' as const,
          distance: 12,
          fontFamily: FONT_FAMILY,
          fontSize: index === last ? 36 : SMALL_PX,
          lineHeight: 40,
          fontWeight: 'bold' as const,
          color: ACTUAL,
          textBorderColor: PAPER,
          textBorderWidth: 8,
          ...(index === last ? beside : {}),
        },
      };
    }),
  };
}

function targetSeries({ reading }: Trend, gridIndex: number): readonly LineSeriesOption[] {
  const { indicator, plan } = reading;
  if (indicator.target === null) return [];
  const amount = formatFigure(indicator.target, indicator.unit);
  const words = indicator.comparator === '<=' ? texts.limit(amount) : texts.target(amount);
  const value = Number(indicator.target);
  return [
    {
      type: 'line',
      xAxisIndex: gridIndex,
      yAxisIndex: gridIndex,
      symbol: 'none',
      z: 3,
      lineStyle: { ...LINE_STYLES.target, type: [...LINE_STYLES.target.type] },
      data: [
        [0, value],
        [dayOfPeriod(plan.period, plan.period.to), value],
      ],
      markPoint: {
        symbol: 'rect',
        symbolSize: 0,
        silent: true,
        data: [{ name: words, coord: [0, value] }],
        label: {
          show: true,
          formatter: words,
          position: 'insideBottomLeft',
          offset: [8, -8],
          fontFamily: FONT_FAMILY,
          fontSize: SMALL_PX,
          fontWeight: 'bold',
          color: TARGET,
          textBorderColor: PAPER,
          textBorderWidth: 6,
        },
      },
    },
  ];
}

function paceSeries({ reading }: Trend, gridIndex: number): readonly LineSeriesOption[] {
  const { indicator, plan } = reading;
  const line = paceLine(indicator, plan.period);
  if (line.length === 0) return [];
  return [
    {
      type: 'line',
      xAxisIndex: gridIndex,
      yAxisIndex: gridIndex,
      symbol: 'none',
      z: 2,
      step: indicator.pacing.kind === 'milestones' ? 'end' : false,
      lineStyle: { ...LINE_STYLES.pace, type: [...LINE_STYLES.pace.type] },
      data: line.map(([day, amount]) => [day, amount]),
    },
  ];
}

export interface ChartParts {
  readonly grid: { readonly [side in 'left' | 'top' | 'width' | 'height']: number };
  readonly xAxis: XAXisComponentOption;
  readonly yAxis: YAXisComponentOption;
  readonly series: readonly LineSeriesOption[];
}

/** One chart of a picture with its axes and lines, from `top` on. */
export function trendChart(
  trend: Trend,
  { index, top, height }: { readonly index: number; readonly top: number; readonly height: number },
): ChartParts {
  return {
    grid: { left: MARGIN + AXIS_WIDTH, top, width: PLOT_WIDTH, height },
    xAxis: dayAxis(trend.reading.plan.period, index),
    yAxis: amountAxis(trend, index),
    series: [
      ...paceSeries(trend, index),
      ...targetSeries(trend, index),
      actualSeries(trend, index),
    ],
  };
}
