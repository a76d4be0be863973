import type { Mention, MentionPlace, MergedTask, SetAside } from './plan-reading.js';
import type { PeriodReading } from './plan-period.js';
import type { RawTarget } from './raw-target.js';
import { rawTargetsOf } from './target-sentences.js';
import { tableTargets } from './table-targets.js';
import type { TaskTable } from './table-tasks.js';

export interface Mentions {
  readonly taken: readonly Mention[];
  readonly setAside: readonly SetAside[];
}

/** The unit that sets a figure: the first lead, or the only unit named. Source: semantics, "Who sets what". */
export function ownerOf(leads: readonly string[], responsibles: readonly string[]): string | null {
  return leads[0] ?? (responsibles.length === 1 ? (responsibles[0] ?? null) : null);
}

type Verdict = 'take' | 'drop' | SetAside['reason'];

const MODAL = /(力争|确保|目标|今年|全年|计划|争取|年底前|年内)/;

function judgeYear(raw: RawTarget, year: number, first: number, last: number): Verdict {
  const inherited = raw.yearScope === 'paragraph';
  if (year > last) return inherited ? 'take' : 'later-year';
  if (year >= first || raw.yearAttributive) return 'take';
  return inherited && MODAL.test(raw.clause) ? 'take' : 'drop';
}

/** 6月底前开工率100% is a stage of the work. */
const PROGRESS =
  /(开工率|竣工率|完工率|完成率|完成进度|工程进度|形象进度|工程量?|施工|主体|主体结构|总任务)$/;

function endsEarly({ months }: RawTarget, period: PeriodReading): boolean {
  const end = period.to === null ? 12 : Number(period.to.slice(5, 7));
  return months !== null && months.last < end;
}

/** Whether a figure is a target of this plan: not of an earlier year, not routine work, not beyond its end. */
function judge(raw: RawTarget, period: PeriodReading): Verdict {
  if (raw.past) return 'drop';
  if (raw.recurring) return 'recurring';
  if (raw.perUnit) return 'per-unit';
  if (
    raw.months !== null &&
    raw.quantity?.unit === '%' &&
    PROGRESS.test(raw.name) &&
    endsEarly(raw, period)
  )
    return 'drop';
  if (period.from === null || period.year === null) return 'take';
  const first = Number(period.from.slice(0, 4));
  return raw.year === null ? 'take' : judgeYear(raw, raw.year, first, period.year);
}

function sort(raws: readonly RawTarget[], place: MentionPlace, period: PeriodReading): Mentions {
  const taken: Mention[] = [];
  const setAside: SetAside[] = [];
  for (const raw of raws) {
    const mention: Mention = { raw, place };
    const verdict = judge(raw, period);
    if (verdict === 'take') taken.push(mention);
    else if (verdict !== 'drop') setAside.push({ reason: verdict, mention });
  }
  return { taken, setAside };
}

function join(parts: readonly Mentions[]): Mentions {
  return {
    taken: parts.flatMap(({ taken }) => taken),
    setAside: parts.flatMap(({ setAside }) => setAside),
  };
}

/** Targets in a goals paragraph have no owner of their own. */
export function goalMentions(
  goals: readonly string[],
  period: PeriodReading,
  strict: boolean,
): Mentions {
  const place: MentionPlace = { kind: 'goals', where: '工作目标', taskNo: null, owner: null };
  const read = join(goals.map((line) => sort(rawTargetsOf(line), place, period)));
  if (!strict) return read;
  // Without a chapter of goals only sentences that speak of aims count.
  return {
    taken: read.taken.filter(({ raw }) => MODAL.test(raw.clause) || raw.yearScope !== 'none'),
    setAside: [],
  };
}

function textMentions(task: MergedTask, period: PeriodReading): Mentions {
  if (task.text === null) return { taken: [], setAside: [] };
  const { no, leads, responsibles } = task.draft;
  return join(
    task.text.segments.map(({ text, clause }) => {
      const own = clause === null ? null : ownerOf(clause.leads, clause.responsibles);
      const place: MentionPlace = {
        kind: 'task',
        where: `任务${no}（正文）`,
        taskNo: no,
        owner: own ?? ownerOf(leads, responsibles),
      };
      return sort(withoutDateTail(rawTargetsOf(text)), place, period);
    }),
  );
}

function withoutDateTail(raws: readonly RawTarget[]): readonly RawTarget[] {
  return raws.filter((raw) => raw.form !== 'full');
}

function rowMentions(task: MergedTask, period: PeriodReading): Mentions {
  const rows = task.table?.rows ?? [];
  return join(
    rows.map((row) => {
      const place: MentionPlace = {
        kind: 'row',
        where: `任务${task.draft.no}（清单第${row.position}行）`,
        taskNo: task.draft.no,
        owner:
          ownerOf(row.leads, row.responsibles) ??
          ownerOf(task.draft.leads, task.draft.responsibles),
      };
      return sort(tableTargets(row, task.draft.title, period), place, period);
    }),
  );
}

/** Targets of all tasks, from their text and their rows. */
export function taskMentions(tasks: readonly MergedTask[], period: PeriodReading): Mentions {
  return join(tasks.flatMap((task) => [textMentions(task, period), rowMentions(task, period)]));
}

/** Targets of tables that list indicators, not tasks. */
export function indicatorTableMentions(
  tables: readonly TaskTable[],
  tasks: readonly MergedTask[],
  period: PeriodReading,
): Mentions {
  return join(
    tables.flatMap(({ tasks: entries }) =>
      entries.flatMap((entry) =>
        entry.rows.map((row) => {
          const holder = tasks.find(
            ({ draft }) => draft.title === entry.group || draft.text.includes(entry.title),
          );
          const place: MentionPlace = {
            kind: 'table',
            where: `指标表第${row.position}行`,
            taskNo: holder?.draft.no ?? null,
            owner: ownerOf(row.leads, row.responsibles),
          };
          return sort(tableTargets(row, entry.title, period), place, period);
        }),
      ),
    ),
  );
}
