import { distanceFromPace, formatValue, targetText } from '../../answers/figure-lines.js';
import { listParts } from '../../answers/phrases.js';
import type { Reading } from '../../answers/subjects.js';
import { decimal } from '../../kernel/decimal.js';
import { formatCompletion, formatDate, formatPercent } from '../../plan/format-figure.js';
import type { LightReason } from '../../plan/light.js';
import { dueDate } from '../../plan/pace.js';
import { clipText, textWidth } from './fit-text.js';
import {
  BAND,
  BODY_PX,
  FAINT_INK,
  INK,
  LIGHT_STYLES,
  MARGIN,
  PICTURE_WIDTH,
  SMALL_PX,
} from './picture-style.js';
import { pictureTexts } from './picture-texts.js';
import { boxAt, chipAt, chipWidth, textAt, type Shape } from './shapes.js';

export const BOARD_ROW_HEIGHT = 132;

const texts = pictureTexts.board;
const CHIP_WIDTH = chipWidth(LIGHT_STYLES.none.word);
const LEFT = MARGIN + CHIP_WIDTH + 20;
const RIGHT = PICTURE_WIDTH - MARGIN;
const SPACE = 20;
const FIRST_LINE = 36;
const SECOND_LINE = 90;
const BAR = { width: 250, height: 26 } as const;
const MARK = { width: 7, height: 46 } as const;

const REASONS: Readonly<Partial<Record<LightReason, string>>> = {
  done: texts.done,
  'no-base': texts.noBase,
  'no-target': texts.noTarget,
  'above-limit': texts.aboveLimit,
  'near-limit': texts.nearLimit,
  'whole-number-reached': texts.wholeReached,
};

/** 6月30日，落后11.9个百分点. */
function noteOf(reading: Reading, namesOwner: boolean): string {
  const { figure, indicator, progress, plan, today } = reading;
  if (figure === null) {
    return namesOwner ? texts.unreported(indicator.ownerUnit ?? texts.nobody) : texts.noFigure;
  }
  const date = formatDate(figure.asOf, today);
  const held = progress.overdueSince === null ? date : `${date}${texts.expired}`;
  if (progress.reason === 'not-due') {
    const due = texts.due(formatDate(dueDate(indicator, plan.period) ?? plan.period.to, today));
    return listParts([held, due], '，');
  }
  return listParts([held, REASONS[progress.reason] ?? pointsText(reading)], '，');
}

/** 落后11.9点, or 低于年初数50家 where points would say nothing. */
function pointsText({ progress, indicator }: Reading): string | null {
  if (progress.differencePoints === null) return null;
  const words = distanceFromPace(indicator, progress);
  if (decimal(progress.completion ?? '0').lt(0)) return words;
  const points = decimal(decimal(progress.differencePoints).toDecimalPlaces(1));
  if (points.isZero()) return texts.onPace;
  const amount = points.abs().toFixed();
  return points.gt(0) ? texts.ahead(amount) : texts.behind(amount);
}

function shareText({ progress, indicator }: Reading): string {
  if (progress.shareOfTarget === null) return '';
  return indicator.comparator === '<='
    ? formatPercent(progress.shareOfTarget)
    : formatCompletion(progress.shareOfTarget);
}

/** What part of the bar something fills: never beyond its end. */
function partOfBar(percent: string | null): number {
  const part = percent === null ? 0 : Number(percent) / 100;
  return Math.min(1, Math.max(0, part));
}

function bar(reading: Reading, top: number): readonly Shape[] {
  const { progress, indicator } = reading;
  const middle = top + SECOND_LINE;
  const box = { x: LEFT, y: middle - BAR.height / 2, height: BAR.height };
  const filled = Math.round(BAR.width * partOfBar(progress.shareOfTarget));
  const fill = progress.light === 'none' ? FAINT_INK : LIGHT_STYLES[progress.light].fill;
  const due =
    progress.expected === null || indicator.target === null || decimal(indicator.target).isZero()
      ? null
      : decimal(progress.expected).div(indicator.target).times(100).toFixed();
  const markX = LEFT + BAR.width * partOfBar(due) - MARK.width / 2;
  const mark = { x: markX, y: middle - MARK.height / 2, ...MARK };
  return [
    boxAt({ ...box, width: BAR.width }, BAND),
    ...(filled > 0 ? [boxAt({ ...box, width: filled }, fill)] : []),
    ...(due === null ? [] : [boxAt(mark, INK)]),
  ];
}

/**
 * One indicator: light, name, figure and target; below, how far it is and how far it should be.
 * @param namesOwner whether the unit is named that has not reported yet
 */
export function boardRow(reading: Reading, top: number, namesOwner: boolean): readonly Shape[] {
  const { indicator, progress } = reading;
  const amount = `${formatValue(reading)} / ${targetText(indicator)}`;
  const shownAmount = clipText(amount, BODY_PX, 430);
  const nameWidth = RIGHT - LEFT - textWidth(shownAmount, BODY_PX) - SPACE;
  const share = shareText(reading);
  const shareLeft = LEFT + BAR.width + SPACE;
  const noteWidth = RIGHT - shareLeft - textWidth(share, BODY_PX) - SPACE;
  const first = top + FIRST_LINE;
  const second = top + SECOND_LINE;
  return [
    ...chipAt({ x: MARGIN, y: first, width: CHIP_WIDTH }, progress.light),
    textAt(LEFT, first, clipText(indicator.shortName, BODY_PX, nameWidth), { isBold: true }),
    textAt(RIGHT, first, shownAmount, { align: 'right' }),
    ...bar(reading, top),
    textAt(shareLeft, second, share, { isBold: true }),
    textAt(RIGHT, second, clipText(noteOf(reading, namesOwner), SMALL_PX, noteWidth), {
      sizePx: SMALL_PX,
      ink: FAINT_INK,
      align: 'right',
    }),
  ];
}
