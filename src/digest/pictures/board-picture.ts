import { formatValue } from '../../answers/figure-lines.js';
import type { Reading } from '../../answers/subjects.js';
import { LIGHT_ORDER } from '../../answers/texts.js';
import type { IsoDate } from '../../kernel/dates.js';
import { lightRuleOf } from '../../plan/light-rules.js';
import type { Plan } from '../../plan/model.js';
import { BOARD_ROW_HEIGHT, boardRow } from './board-row.js';
import { countByLight } from './count-by-light.js';
import type { PictureDrawing } from './draw-picture.js';
import { clipText } from './fit-text.js';
import { headingAt, paragraphAt, type Placed } from './heading.js';
import {
  BAND,
  BODY_PX,
  CONTENT_WIDTH,
  LIGHT_STYLES,
  MARGIN,
  PICTURE_WIDTH,
} from './picture-style.js';
import { pictureTexts } from './picture-texts.js';
import { boxAt, textAt, type Shape } from './shapes.js';

export interface Board {
  readonly plan: Plan;
  /** Indicators of the plan, in its order. */
  readonly read: readonly Reading[];
  readonly at: IsoDate;
  readonly today: IsoDate;
  /** Lights worst first, or the tasks of the plan. */
  readonly groupBy: 'light' | 'task';
  /** Whose board it is, when not the whole plan's. */
  readonly of: string | null;
  /** False: who owes a first figure is not named. */
  readonly namesOwners: boolean;
}

interface Group {
  readonly title: string;
  readonly read: readonly Reading[];
}

const texts = pictureTexts.board;
/** Beyond these a picture becomes too long to be looked at; the others are named below it. */
const MOST_ROWS = 24;
const GROUP_HEIGHT = 72;

function byLight(read: readonly Reading[]): readonly Group[] {
  return LIGHT_ORDER.map((light) => {
    const group = read.filter(({ progress }) => progress.light === light);
    return { title: LIGHT_STYLES[light].word, read: group };
  });
}

function byTask(read: readonly Reading[], { tasks }: Plan): readonly Group[] {
  const known = new Set(tasks.map(({ no }) => no));
  return [
    ...tasks.map(({ no, title }) => ({
      title: `${no}. ${title}`,
      read: read.filter(({ indicator }) => indicator.taskNo === no),
    })),
    {
      title: texts.otherTasks,
      read: read.filter(({ indicator: { taskNo } }) => taskNo === null || !known.has(taskNo)),
    },
  ];
}

/** The first rows of all groups together; groups that get none are left out. */
function firstRows(groups: readonly Group[], most: number): readonly Group[] {
  let left = most;
  return groups.flatMap((group) => {
    const read = group.read.slice(0, left);
    left -= read.length;
    return read.length === 0 ? [] : [{ ...group, read }];
  });
}

function groupAt(
  top: number,
  { title, read }: Group,
  { total, namesOwners }: Pick<Board, 'namesOwners'> & { readonly total: number },
): Placed {
  const words = texts.group(clipText(title, BODY_PX, CONTENT_WIDTH - 160), total);
  const head: readonly Shape[] = [
    boxAt({ x: 0, y: top, width: PICTURE_WIDTH, height: GROUP_HEIGHT - 10 }, BAND),
    textAt(MARGIN, top + (GROUP_HEIGHT - 10) / 2, words, { isBold: true }),
  ];
  const rows = read.flatMap((reading, index) =>
    boardRow(reading, top + GROUP_HEIGHT + index * BOARD_ROW_HEIGHT, namesOwners),
  );
  return {
    shapes: [...head, ...rows],
    bottom: top + GROUP_HEIGHT + read.length * BOARD_ROW_HEIGHT,
  };
}

function restLines(rest: readonly Reading[]): readonly string[] {
  return countByLight(rest).map(([light, count]) => {
    const names = rest
      .filter(({ progress }) => progress.light === light)
      .map((reading) => `${reading.indicator.shortName}${formatValue(reading)}`);
    return `${pictureTexts.restOf(light, count)}${names.join('、')}。`;
  });
}

/**
 * The board of lights: every indicator with its light, figure, target and completion, and a mark where
 * it should be by its pace.
 */
export function boardDrawing(board: Board): PictureDrawing {
  const { plan, read, at, today, groupBy, of, namesOwners } = board;
  const title = of ?? plan.title;
  const groups = groupBy === 'light' ? byLight(read) : byTask(read, plan);
  const shown = firstRows(groups, MOST_ROWS);
  const rowed = new Set(shown.flatMap((group) => group.read));
  const lights = pictureTexts.lightCounts(countByLight(read));
  const heading = headingAt(28, texts.title, title, [
    `${pictureTexts.heldAt(at, today)}，${texts.total(read.length)}：${lights}。`,
  ]);
  const shapes = [...heading.shapes];
  let bottom = heading.bottom + 16;
  for (const group of shown) {
    const total = groups.find((one) => one.title === group.title)?.read.length ?? 0;
    const placed = groupAt(bottom, group, { total, namesOwners });
    shapes.push(...placed.shapes);
    bottom = placed.bottom;
  }
  const rest = restLines(read.filter((reading) => !rowed.has(reading)));
  const foot = paragraphAt(bottom + 10, [
    ...rest,
    lightRuleOf(plan).brief,
    `${texts.legend}${pictureTexts.basis}`,
  ]);
  return {
    heightPx: Math.ceil(foot.bottom + 28),
    option: { graphic: { elements: [...shapes, ...foot.shapes] } },
    name: texts.fileName(today),
    alt: texts.alt(title, read.length, lights),
  };
}
