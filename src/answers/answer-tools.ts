import type { FactId } from '../kernel/ids.js';
import { taskStanding } from '../ledger/task-standing.js';
import { formatCompletion, formatDate, formatPercent } from '../plan/format-figure.js';
import { elapsedShare } from '../plan/pace.js';
import { decimal, decimalText } from '../kernel/decimal.js';
import { refusalFor, seesUnitInFull } from './access.js';
import type { AnswerContext } from './answer.js';
import {
  citedBy,
  formatGap,
  formatValue,
  lightText,
  paceParts,
  targetText,
} from './figure-lines.js';
import { listParts } from './phrases.js';
import {
  allSubjects,
  plansAt,
  readIndicator,
  subjectsOfUnit,
  todayOf,
  unitsInOrder,
} from './subjects.js';
import type { Reading } from './subjects.js';
import { LIGHT_WORDS, NOT_REPORTED, OWNER_UNDECIDED, TASK_STATE_WORDS } from './texts.js';

/** Words of a typed result that a text may hold a place for, and the facts they rest on. */
export interface Placed {
  readonly text: string;
  readonly cited: readonly FactId[];
}

/** What one tool gives: places by name, such as `高新技术企业.current`, with the words they stand for. */
export interface ToolResult {
  readonly placed: ReadonlyMap<string, Placed>;
  /** Names of the plan that may be written as they are, with their numerals. */
  readonly names: readonly string[];
  /** Why the asker may not know it; then nothing is placed. */
  readonly refused: string | null;
}

/**
 * Reads for an open question. All of them only read, and each keeps the rights of the asker
 * (semantics, "Who may know what"); persons and texts of messages are in none.
 */
export interface AnswerTools {
  /** Standing of the indicators named; of all when none is. Unknown names give nothing. */
  indicators(names: readonly string[]): ToolResult;
  /** Counts by light, elapsed time, best and worst. */
  overview(): ToolResult;
  /** The indicators that a unit answers for. */
  unit(name: string): ToolResult;
  tasks(): ToolResult;
}

/** A question about more is answered from the overview. */
const MOST_INDICATORS = 30;

type Places = readonly (readonly [string, Placed])[];

function placesOf(reading: Reading): Places {
  const { indicator, figure, progress, today } = reading;
  const name = indicator.shortName;
  const cited = citedBy(reading);
  const [, difference] = paceParts(reading);
  const share = progress.shareOfTarget;
  const words: readonly (readonly [string, string | null])[] = [
    ['current', figure === null ? NOT_REPORTED : formatValue(reading)],
    ['target', targetText(indicator)],
    ['gap', progress.gap === null ? null : formatGap(progress.gap, indicator.unit)],
    ['completion', share === null ? null : formatCompletion(share)],
    ['asOf', figure === null ? null : formatDate(figure.asOf, today)],
    ['owner', indicator.ownerUnit ?? OWNER_UNDECIDED],
    ['light', lightText(reading)],
    ['pace', difference ?? null],
  ];
  return words.flatMap(([key, text]) =>
    text === null ? [] : [[`${name}.${key}`, { text, cited }] as const],
  );
}

function result(places: Places, names: readonly string[]): ToolResult {
  return { placed: new Map(places), names: [...new Set(names)], refused: null };
}

function refusedResult(refused: string): ToolResult {
  return { placed: new Map(), names: [], refused };
}

function indicatorsResult(readings: readonly Reading[]): ToolResult {
  const shown = readings.slice(0, MOST_INDICATORS);
  const owners = shown.flatMap(({ indicator }) => indicator.ownerUnit ?? []);
  const names = shown.map(({ indicator }) => indicator.shortName);
  return result(shown.flatMap(placesOf), [...names, ...owners]);
}

/** 众创空间（100.0%）: the one with the most or the least of its target reached. */
function extreme(readings: readonly Reading[], sign: 1 | -1): readonly Reading[] {
  const known = readings.filter(({ progress }) => progress.shareOfTarget !== null);
  const share = ({ progress }: Reading) => decimal(progress.shareOfTarget ?? '0');
  const best = known.reduce<Reading | null>((kept, reading) => {
    const isFurther = kept === null || share(reading).minus(share(kept)).times(sign).gt(0);
    return isFurther ? reading : kept;
  }, null);
  return best === null ? [] : known.filter((reading) => share(reading).eq(share(best)));
}

function extremePlace(key: string, readings: readonly Reading[]): Places {
  const [first] = readings;
  const share = first?.progress.shareOfTarget ?? null;
  if (share === null) return [];
  const names = readings.map(({ indicator }) => indicator.shortName).join('、');
  const text = `${names}（${formatCompletion(share)}）`;
  return [[key, { text, cited: readings.flatMap(citedBy) }]];
}

function overviewResult(context: AnswerContext, readings: readonly Reading[]): ToolResult {
  const today = todayOf(context);
  const [plan] = plansAt(context, today);
  const cited = readings.flatMap(citedBy);
  const byLight = Object.entries(LIGHT_WORDS).flatMap(([light, words]): Places => {
    const those = readings.filter(({ progress }) => progress.light === light);
    if (those.length === 0) return [];
    const names = those.map(({ indicator }) => indicator.shortName).join('、');
    const facts = those.flatMap(citedBy);
    return [
      [`总体.${words}.count`, { text: `${those.length}项`, cited: facts }],
      [`总体.${words}.names`, { text: names, cited: facts }],
    ];
  });
  const elapsed =
    plan === undefined ? null : decimalText(decimal(elapsedShare(plan.period, today)).times(100));
  const places: Places = [
    ['总体.count', { text: `${readings.length}项`, cited }],
    ['总体.today', { text: formatDate(today), cited: [] }],
    ...(elapsed === null
      ? []
      : [['总体.elapsed', { text: formatPercent(elapsed), cited: [] }] as const]),
    ...byLight,
    ...extremePlace('总体.highest', extreme(readings, 1)),
    ...extremePlace('总体.lowest', extreme(readings, -1)),
  ];
  return result(
    places,
    readings.map(({ indicator }) => indicator.shortName),
  );
}

function unitResult(context: AnswerContext, name: string): ToolResult {
  const refused = refusalFor('unit', context);
  if (refused !== null) return refusedResult(refused);
  const unit = unitsInOrder(context).find((known) => known === name);
  if (unit === undefined) return result([], unitsInOrder(context));
  const today = todayOf(context);
  const owned = subjectsOfUnit(context, unit, today);
  const readings = owned.map((subject) => readIndicator(context, subject, today));
  const { placed, names } = indicatorsResult(readings);
  const isOpen = seesUnitInFull(context.asker, unit);
  const count: Placed = { text: `${readings.length}项`, cited: readings.flatMap(citedBy) };
  const places: Places = [...placed, ...(isOpen ? [[`${unit}.count`, count] as const] : [])];
  return result(places, [unit, ...names]);
}

function tasksResult(context: AnswerContext): ToolResult {
  const today = todayOf(context);
  const tasks = plansAt(context, today).flatMap((plan) =>
    plan.tasks.map((task) => ({ plan, task })),
  );
  const places = tasks.flatMap(({ plan, task }): Places => {
    const { state, lastProgress } = taskStanding(context.ledger, plan, task, today);
    const key = `任务${task.no}`;
    const words: readonly (readonly [string, string | null])[] = [
      ['title', task.title],
      ['state', TASK_STATE_WORDS[state]],
      ['leads', listParts(task.leads, '、')],
      ['lastProgress', lastProgress === null ? '尚无进展记录' : formatDate(lastProgress, today)],
    ];
    return words.flatMap(([part, text]) =>
      text === null || text === '' ? [] : [[`${key}.${part}`, { text, cited: [] }] as const],
    );
  });
  return result(
    places,
    tasks.flatMap(({ task }) => [task.title, ...task.leads]),
  );
}

/** The tools of one asker on one state of the ledger. */
export function answerTools(context: AnswerContext): AnswerTools {
  const today = todayOf(context);
  const refused = refusalFor('indicators', context);
  const readings = (): readonly Reading[] =>
    allSubjects(context, today).map((subject) => readIndicator(context, subject, today));
  const guarded = (make: () => ToolResult): ToolResult =>
    refused === null ? make() : refusedResult(refused);
  return {
    indicators: (names) =>
      guarded(() =>
        indicatorsResult(
          readings().filter(
            ({ indicator }) => names.length === 0 || names.includes(indicator.shortName),
          ),
        ),
      ),
    overview: () => guarded(() => overviewResult(context, readings())),
    unit: (name) => guarded(() => unitResult(context, name)),
    tasks: () => guarded(() => tasksResult(context)),
  };
}
