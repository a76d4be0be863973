import { distanceFromPace, targetText } from '../../answers/figure-lines.js';
import { listParts } from '../../answers/phrases.js';
import type { Subject } from '../../answers/subjects.js';
import { TASK_STATE_WORDS } from '../../answers/texts.js';
import { yearOf, type IsoDate } from '../../kernel/dates.js';
import { withBase } from '../../ledger/current-figure.js';
import { judgedProgress } from '../../ledger/judged-progress.js';
import type { LetterNo, SupervisedThing } from '../../ledger/ledger-entry.js';
import type { LedgerState } from '../../ledger/ledger-state.js';
import type { Supervision } from '../../ledger/supervision.js';
import { taskStanding } from '../../ledger/task-standing.js';
import { formatCompletion, formatDate, formatFigure } from '../../plan/format-figure.js';
import type { LightReason } from '../../plan/light.js';
import type { Indicator, Plan, Task } from '../../plan/model.js';
import type { FigureAt, Progress } from '../../plan/pace.js';
import { letterTexts } from './letter-texts.js';

/** What a letter is about, within its plan. */
export type Matter =
  | { readonly kind: 'indicator'; readonly plan: Plan; readonly indicator: Indicator }
  | { readonly kind: 'task'; readonly plan: Plan; readonly task: Task };

/** Why a light warns where the distance from the pace does not say it. */
const WARNINGS: Readonly<Partial<Record<LightReason, string>>> = {
  'above-limit': letterTexts.overLimit,
  'near-limit': letterTexts.nearLimit,
  'one-off-last-quarter': letterTexts.oneOffOpen,
  'one-off-last-month': letterTexts.oneOffOpen,
};

/** `null` when the plan no longer holds it. */
export function matterOf(
  plans: readonly Plan[],
  { planId, subject }: Pick<Supervision, 'planId' | 'subject'>,
): Matter | null {
  const plan = plans.find(({ id }) => id === planId);
  if (plan === undefined) return null;
  if (subject.kind === 'task') {
    const task = plan.tasks.find(({ no }) => no === subject.no);
    return task === undefined ? null : { kind: 'task', plan, task };
  }
  const indicator = plan.indicators.find(({ id }) => id === subject.indicatorId);
  return indicator === undefined ? null : { kind: 'indicator', plan, indicator };
}

export function thingOf(matter: Matter): SupervisedThing {
  return matter.kind === 'task'
    ? { kind: 'task', no: matter.task.no }
    : { kind: 'indicator', indicatorId: matter.indicator.id };
}

export function isSameThing(one: SupervisedThing, other: SupervisedThing): boolean {
  return one.kind === 'task'
    ? other.kind === 'task' && one.no === other.no
    : other.kind === 'indicator' && one.indicatorId === other.indicatorId;
}

export function matterName(matter: Matter | null): string {
  if (matter === null) return letterTexts.gone;
  return matter.kind === 'indicator'
    ? matter.indicator.shortName
    : `任务${matter.task.no}（${matter.task.title}）`;
}

/** 落后时序进度12.5个百分点, 超过控制数; `null` where nothing warns. */
export function distanceWords(
  ledger: LedgerState,
  indicator: Indicator,
  judged: Progress,
): string | null {
  return WARNINGS[judged.reason] ?? distanceFromPace(withBase(ledger, indicator), judged);
}

/** A figure to be judged and said, as it is now or stood in a letter. */
type ShownFigure = FigureAt & { readonly approx?: boolean };

/** 58家（截至6月30日），目标66家，完成87.9%，落后时序进度2.1个百分点. */
function figureWords(
  ledger: LedgerState,
  subject: Subject,
  { figure, beside }: { readonly figure: ShownFigure | null; readonly beside: IsoDate },
): string {
  const { indicator } = subject;
  const target = letterTexts.target(targetText(indicator));
  if (figure === null) return listParts([letterTexts.unreported, target], '，');
  const judged = judgedProgress(ledger, subject, figure, { at: beside });
  const { shareOfTarget } = judged;
  const day = formatDate(figure.asOf, beside);
  return listParts(
    [
      `${formatFigure(figure.value, indicator.unit, figure.approx)}（截至${day}）`,
      target,
      shareOfTarget === null ? null : letterTexts.completion(formatCompletion(shareOfTarget)),
      distanceWords(ledger, indicator, judged),
    ],
    '，',
  );
}

/** How the matter stands, with the figure that a letter was or is issued with. */
export function standingWords(
  ledger: LedgerState,
  matter: Matter,
  at: { readonly figure: ShownFigure | null; readonly beside: IsoDate },
): string {
  return matter.kind === 'indicator'
    ? figureWords(ledger, matter, at)
    : TASK_STATE_WORDS[taskStanding(ledger, matter.plan, matter.task, at.beside).state];
}

/** 督办单第3号; with its year when that is over. */
export function letterName({ year, no }: LetterNo, today: IsoDate): string {
  return year === yearOf(today) ? `督办单第${no}号` : `督办单${year}年第${no}号`;
}

/** 督办3, as people and buttons say it. */
export function shortName({ year, no }: LetterNo, today: IsoDate): string {
  return year === yearOf(today) ? `督办${no}` : `督办单${year}年第${no}号`;
}
