import {
  certificateText,
  formatValue,
  overdueText,
  targetText,
  unreportedText,
} from '../../answers/figure-lines.js';
import { listParts } from '../../answers/phrases.js';
import { formatCompletion, formatPercent } from '../../plan/format-figure.js';
import type { PictureDrawing } from './draw-picture.js';
import { clipText, wrapText } from './fit-text.js';
import {
  BAND,
  CONTENT_WIDTH,
  FAINT_INK,
  LIGHT_STYLES,
  MARGIN,
  PICTURE_WIDTH,
  SMALL_PX,
  TITLE_PX,
} from './picture-style.js';
import { pictureTexts } from './picture-texts.js';
import { boxAt, chipAt, chipWidth, lineAt, textAt, type Shape } from './shapes.js';
import { LINE_STYLES, trendChart } from './trend-chart.js';
import { paceLine, type Trend } from './trend.js';

const texts = pictureTexts.trend;
/** At least one. */
export type Trends = readonly [Trend, ...Trend[]];

/** As many as a phone shows by scrolling once. */
const MOST_TRENDS = 4;
const NOTE_LINE = 44;
const MOST_NOTE_LINES = 3;
const HEAD_HEIGHT = 96;
const AXIS_HEIGHT = 70;
const ABOVE_CHART = 26;
const LEGEND_HEIGHT = 74;
const LEGEND_WIDTH = 330;
const CHART_HEIGHT = { alone: 620, several: 420 } as const;

/** 58家，目标66家，完成87.9%；截至6月30日，县科工信局报. */
function caption({ reading }: Trend): string {
  const { indicator, figure, progress } = reading;
  const target = `${indicator.comparator === '<=' ? '控制在' : '目标'}${targetText(indicator)}`;
  if (figure === null) return listParts([unreportedText(reading), target], '，');
  const share = progress.shareOfTarget;
  const completion =
    share === null
      ? null
      : indicator.comparator === '<='
        ? texts.ofLimit(formatPercent(share))
        : texts.completion(formatCompletion(share));
  return listParts(
    [
      listParts([formatValue(reading), target, completion], '，'),
      listParts([certificateText(reading), overdueText(reading)], '，'),
    ],
    '；',
  );
}

function headAt(top: number, trend: Trend): { readonly shapes: readonly Shape[]; bottom: number } {
  const { indicator, progress } = trend.reading;
  const width = chipWidth(LIGHT_STYLES[progress.light].word);
  const name = clipText(indicator.shortName, TITLE_PX, CONTENT_WIDTH - width - 20);
  const notes = wrapText(caption(trend), SMALL_PX, CONTENT_WIDTH, MOST_NOTE_LINES);
  const middle = top + HEAD_HEIGHT / 2;
  const shapes = [
    textAt(MARGIN, middle, name, { sizePx: TITLE_PX, isBold: true }),
    ...chipAt({ x: PICTURE_WIDTH - MARGIN - width, y: middle, width }, progress.light),
    ...notes.map((line, index) =>
      textAt(MARGIN, top + HEAD_HEIGHT + (index + 0.4) * NOTE_LINE, line, {
        sizePx: SMALL_PX,
        ink: FAINT_INK,
      }),
    ),
  ];
  return { shapes, bottom: top + HEAD_HEIGHT + notes.length * NOTE_LINE };
}

/** Which kinds of line there are in any of the charts. */
function kindsIn(trends: readonly Trend[]): readonly (keyof typeof LINE_STYLES)[] {
  const has = {
    actual: trends.some(({ points }) => points.length > 0),
    target: trends.some(({ reading }) => reading.indicator.target !== null),
    pace: trends.some(
      ({ reading: { indicator, plan } }) => paceLine(indicator, plan.period).length > 0,
    ),
  };
  return (['actual', 'target', 'pace'] as const).filter((kind) => has[kind]);
}

/** What the kinds of line mean, once for all charts. */
function legendAt(top: number, trends: readonly Trend[]): readonly Shape[] {
  const middle = top + LEGEND_HEIGHT / 2;
  const kinds = kindsIn(trends);
  return [
    boxAt({ x: 0, y: top, width: PICTURE_WIDTH, height: LEGEND_HEIGHT }, BAND),
    ...kinds.flatMap((kind, index) => {
      const x = MARGIN + index * LEGEND_WIDTH;
      return [
        lineAt(x, x + 90, middle, LINE_STYLES[kind]),
        textAt(x + 106, middle, texts.legend[kind], { sizePx: SMALL_PX }),
      ];
    }),
  ];
}

/**
 * What was reported of up to four indicators over the plan's period, with the target and the pace: one
 * chart below the other.
 * @param trends those beyond the fourth are left out
 */
export function trendDrawing([first, ...others]: Trends): PictureDrawing {
  const trends = [first, ...others.slice(0, MOST_TRENDS - 1)];
  const height = trends.length === 1 ? CHART_HEIGHT.alone : CHART_HEIGHT.several;
  const shapes: Shape[] = [];
  const charts: ReturnType<typeof trendChart>[] = [];
  let bottom = 16;
  for (const [index, trend] of trends.entries()) {
    const head = headAt(bottom, trend);
    charts.push(trendChart(trend, { index, top: head.bottom + ABOVE_CHART, height }));
    shapes.push(...head.shapes);
    bottom = head.bottom + ABOVE_CHART + height + AXIS_HEIGHT;
  }
  shapes.push(...legendAt(bottom + 10, trends));
  const name = first.reading.indicator.shortName;
  const names = trends.length === 1 ? name : texts.severalNames(name, trends.length);
  return {
    heightPx: bottom + 10 + LEGEND_HEIGHT,
    option: {
      grid: charts.map(({ grid }) => grid),
      xAxis: charts.map(({ xAxis }) => xAxis),
      yAxis: charts.map(({ yAxis }) => yAxis),
      series: charts.flatMap(({ series }) => series),
      graphic: { elements: shapes },
    },
    name: texts.fileName(names, first.reading.today),
    alt: texts.alt(trends.map((trend) => `${trend.reading.indicator.shortName}${caption(trend)}`)),
  };
}
