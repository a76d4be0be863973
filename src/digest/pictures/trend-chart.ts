import type { LineSeriesOption, XAXisComponentOption, YAXisComponentOption } from 'echarts';
import { formatDate, formatFigure } from '../../plan/format-figure.js';
import {
  ACTUAL,
  FAINT_INK,
  FONT_FAMILY,
  MARGIN,
  PAPER,
  PICTURE_WIDTH,
  SMALL_PX,
  TARGET,
} from './picture-style.js';
import { pictureTexts } from './picture-texts.js';
import { amountAxis, boundsOf, dayAxis, type Bounds } from './trend-axes.js';
import { dayOfPeriod, paceLine, type Trend } from './trend.js';

const texts = pictureTexts.trend;
/** Room for the amounts beside the axis. */
const AXIS_WIDTH = 110;
/** Labels of points nearer to each other than this would run into one another. */
const LABEL_SPACE_PX = 150;
const PLOT_WIDTH = PICTURE_WIDTH - 2 * MARGIN - AXIS_WIDTH;
/** From here on there is no room for words to the right of a point: the chart is made narrower. */
const LATE_SHARE = 0.8;
const LATE_SPACE_PX = 130;
/** Words of two lines beside a point need this share of the height of a chart. */
const CLEAR_SHARE = 0.24;
const LABEL_SHIFT_PX = 42;

export const LINE_STYLES = {
  actual: { color: ACTUAL, width: 8, type: 'solid' },
  target: { color: TARGET, width: 5, type: [22, 12] },
  pace: { color: FAINT_INK, width: 5, type: [5, 9] },
} as const;

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

/** Whether the newest point stands too near to the end for words beside it within the chart. */
function isLate({ reading, points }: Trend): boolean {
  const { period } = reading.plan;
  const newest = points.at(-1);
  if (newest === undefined) return false;
  return dayOfPeriod(period, newest.on) / dayOfPeriod(period, period.to) > LATE_SHARE;
}

/** How far below its point the newest amount stands best, clear of the target and of the axis. */
function newestShiftPx({ reading, points }: Trend, { floor, top }: Bounds): number {
  const value = Number(points.at(-1)?.value ?? floor);
  const { target } = reading.indicator;
  if (target !== null && value >= Number(target)) return -LABEL_SHIFT_PX / 2;
  return (value - floor) / (top - floor) > CLEAR_SHARE ? LABEL_SHIFT_PX : -LABEL_SHIFT_PX;
}

function actualSeries(trend: Trend, gridIndex: number): LineSeriesOption {
  const { points, reading } = trend;
  const { indicator, plan, today } = reading;
  const shown = labelled(trend);
  const last = points.length - 1;
  const shiftPx = newestShiftPx(trend, boundsOf(trend));
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
          ...(index === last
            ? { position: 'right' as const, align: 'left' as const, offset: [6, shiftPx] }
            : {}),
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
    grid: {
      left: MARGIN + AXIS_WIDTH,
      top,
      width: isLate(trend) ? PLOT_WIDTH - LATE_SPACE_PX : PLOT_WIDTH,
      height,
    },
    xAxis: dayAxis(trend.reading.plan.period, index),
    yAxis: amountAxis(trend, index),
    series: [
      ...paceSeries(trend, index),
      ...targetSeries(trend, index),
      actualSeries(trend, index),
    ],
  };
}
