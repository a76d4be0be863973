import { lightRuleLines } from '../../answers/light-notes.js';
import type { Reading } from '../../answers/subjects.js';
import { LIGHT_ORDER } from '../../answers/texts.js';
import type { IsoDate } from '../../kernel/dates.js';
import type { Light } from '../../plan/light.js';
import type { Plan } from '../../plan/model.js';
import { countByLight } from './count-by-light.js';
import type { PictureDrawing } from './draw-picture.js';
import { textWidth, wrapText } from './fit-text.js';
import { headingAt, paragraphAt } from './heading.js';
import {
  BAND,
  FAINT_INK,
  LIGHT_STYLES,
  LINE,
  MARGIN,
  PICTURE_WIDTH,
  SMALL_PX,
} from './picture-style.js';
import { pictureTexts } from './picture-texts.js';
import { boxAt, chipAt, textAt, type Shape } from './shapes.js';

/** The indicators of one unit. */
export interface UnitReadings {
  readonly unit: string;
  readonly read: readonly Reading[];
}

export interface UnitsOverview {
  readonly title: string;
  /** Whose rules the lights were judged by. */
  readonly plans: readonly Plan[];
  readonly at: IsoDate;
  readonly today: IsoDate;
  /** In the order of the member list; only units whose names the reader may see. */
  readonly units: readonly UnitReadings[];
}

const texts = pictureTexts.units;
const NAME_PX = 34;
const ROW_HEIGHT = 104;
const NAME_LINE = 44;
const HEAD_HEIGHT = 64;
const CELL = { width: 92, space: 12 } as const;
const COLUMN = CELL.width + CELL.space;

/** The columns: lights that any unit has. */
function lightsOf(units: readonly UnitReadings[]): readonly Light[] {
  const seen = new Set(units.flatMap(({ read }) => read.map(({ progress }) => progress.light)));
  return LIGHT_ORDER.filter((light) => seen.has(light));
}

function leftOfColumns(lights: readonly Light[]): number {
  return PICTURE_WIDTH - MARGIN - lights.length * COLUMN + CELL.space;
}

function rowAt(top: number, { unit, read }: UnitReadings, lights: readonly Light[]) {
  const columnsLeft = leftOfColumns(lights);
  const total = texts.total(read.length);
  const nameWidth = columnsLeft - MARGIN - textWidth(total, SMALL_PX) - 30;
  const middle = top + ROW_HEIGHT / 2;
  const lines = wrapText(unit, NAME_PX, nameWidth, 2);
  const counts = new Map(countByLight(read));
  const cells = lights.flatMap((light, index) => {
    const x = columnsLeft + index * COLUMN;
    const count = counts.get(light) ?? 0;
    return count === 0
      ? [textAt(x + CELL.width / 2, middle, '·', { ink: FAINT_INK, align: 'center' })]
      : chipAt({ x, y: middle, width: CELL.width }, light, texts.cell(light, count));
  });
  return [
    ...lines.map((line, index) =>
      textAt(MARGIN, middle + (index - (lines.length - 1) / 2) * NAME_LINE, line, {
        sizePx: NAME_PX,
        isBold: true,
      }),
    ),
    textAt(columnsLeft - 14, middle, total, { sizePx: SMALL_PX, ink: FAINT_INK, align: 'right' }),
    ...cells,
    boxAt(
      { x: MARGIN, y: top + ROW_HEIGHT - 2, width: PICTURE_WIDTH - 2 * MARGIN, height: 2 },
      LINE,
    ),
  ];
}

/** How many indicators of each unit have which light, in the order of the member list: no ranking. */
export function unitsDrawing({ title, plans, at, today, units }: UnitsOverview): PictureDrawing {
  const lights = lightsOf(units);
  const heading = headingAt(28, texts.title, title, [
    `${pictureTexts.heldAt(at, today)}。${texts.order}`,
  ]);
  const top = heading.bottom + 16;
  const rows: readonly Shape[] = units.flatMap((unit, index) =>
    rowAt(top + HEAD_HEIGHT + index * ROW_HEIGHT, unit, lights),
  );
  const head = [
    boxAt({ x: 0, y: top, width: PICTURE_WIDTH, height: HEAD_HEIGHT }, BAND),
    textAt(MARGIN, top + HEAD_HEIGHT / 2, texts.unitHead, { sizePx: NAME_PX, isBold: true }),
    ...lights.map((light, index) =>
      textAt(
        leftOfColumns(lights) + index * COLUMN + CELL.width / 2,
        top + HEAD_HEIGHT / 2,
        LIGHT_STYLES[light].word,
        { sizePx: SMALL_PX, align: 'center' },
      ),
    ),
  ];
  const foot = paragraphAt(top + HEAD_HEIGHT + units.length * ROW_HEIGHT + 12, [
    ...lightRuleLines(plans),
    pictureTexts.basis,
  ]);
  const alt = units.map(({ unit, read }) =>
    texts.altOf(unit, pictureTexts.lightCounts(countByLight(read))),
  );
  return {
    heightPx: Math.ceil(foot.bottom + 28),
    option: { graphic: { elements: [...heading.shapes, ...head, ...rows, ...foot.shapes] } },
    name: texts.fileName(today),
    alt: texts.alt(title, alt),
  };
}
