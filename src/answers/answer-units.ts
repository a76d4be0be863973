import { formatDate } from '../plan/format-figure.js';
import type { UnderstoodQuery } from '../understanding/understanding.js';
import { mayNameUnitsHere } from './access.js';
import { refusal, textAnswer, type Answer, type AnswerContext } from './answer.js';
import { lightCounts, lightCountText } from './answer-overview.js';
import { citedBy } from './figure-lines.js';
import { lightNote } from './light-notes.js';
import {
  allSubjects,
  dayAsked,
  readIndicator,
  todayOf,
  unitsInOrder,
  type Reading,
} from './subjects.js';
import { PRIVATE_FOLLOWS, refusals } from './texts.js';

interface UnitLights {
  readonly unit: string;
  readonly read: readonly Reading[];
}

function line({ unit, read }: UnitLights): string {
  return `${unit}：负责${read.length}项，${lightCountText(lightCounts(read))}。`;
}

function countsOf(units: readonly UnitLights[]): string {
  const has = (light: Reading['progress']['light']) =>
    units.filter(({ read }) => read.some(({ progress }) => progress.light === light)).length;
  return `负责指标的单位${units.length}个：有红灯的${has('red')}个、有黄灯的${has('yellow')}个、有灰灯的${has('grey')}个。`;
}

/**
 * The indicators of each unit by light, in the order of the member list and without a ranking. Names
 * follow the rules for who has not reported: in a group only counts, a liaison sees his own units.
 */
export function answerUnits(query: UnderstoodQuery, context: AnswerContext): Answer {
  const at = dayAsked(query, context);
  const read = allSubjects(context, at).map((subject) => readIndicator(context, subject, at));
  const all = unitsInOrder(context)
    .map((unit) => ({ unit, read: read.filter(({ indicator }) => indicator.ownerUnit === unit) }))
    .filter((one) => one.read.length > 0);
  const { role, units } = context.asker;
  const isLiaison = role === 'liaison';
  const seen = isLiaison ? all.filter(({ unit }) => units.includes(unit)) : all;
  if (isLiaison && seen.length === 0) return refusal(refusals.otherDuties);
  const isPrivate = !isLiaison && !mayNameUnitsHere(context);
  const head = `截至${formatDate(at, todayOf(context))}，${countsOf(all)}`;
  const note = lightNote(seen.flatMap((one) => one.read));
  const lines = isLiaison
    ? [...seen.map(line), ...note, refusals.otherDuties]
    : [head, ...seen.map(line), ...note];
  return {
    ...textAnswer(
      isPrivate ? [head, PRIVATE_FOLLOWS] : lines,
      seen.flatMap((one) => one.read.flatMap(citedBy)),
    ),
    privately: isPrivate ? [{ type: 'text', text: lines.join('\n') }] : null,
    picture:
      seen.length === 0
        ? null
        : { kind: 'units', units: seen.map(({ unit }) => unit), at, isPrivate },
  };
}
