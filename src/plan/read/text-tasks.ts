import type { Outline, Section } from './outline.js';
import { headingOf, withDescendants } from './outline.js';
import { repeatedTask, splitRepeated } from './repeated-tasks.js';
import type { TableTask } from './table-tasks.js';
import { joinClauses } from './unit-clause.js';
import { segmentsOf } from './unit-segments.js';
import type { Segment } from './unit-segments.js';

/** A task as the document's paragraphs give it. */
export interface TextTask {
  readonly no: string;
  readonly title: string;
  /** As written before its text, with punctuation (3.). */
  readonly markText: string;
  readonly section: Section;
  /** Heading above it, with its mark; `null` when there is none. */
  readonly action: string | null;
  readonly segments: readonly Segment[];
  readonly leads: readonly string[];
  readonly responsibles: readonly string[];
}

export interface TextTasks {
  readonly tasks: readonly TextTask[];
  readonly actions: readonly string[];
  /** Tasks that stand a second time, in a list behind the text. */
  readonly repeated: readonly TableTask[];
  /** Sections that hold tasks, and all above and below them. */
  readonly taskSections: ReadonlySet<Section>;
}

const MECHANISM =
  /(保障|组织领导|组织机构|组织实施|领导小组|工作要求|有关要求|推进机制|工作机制|步骤|考核|督查|督导|督促|调度|时间安排|进度安排|宣传引导|宣传发动|附则|其他事项|责任落实|强化落实|组织推进|激励|纪律)/;
const NO_TASKS =
  /(目标|指导思想|总体要求|基本原则|工作原则|背景|依据|现状|基本情况|存在问题|总体思路|工作思路)/;

export function isMechanism(section: Section): boolean {
  const top = topOf(section);
  return MECHANISM.test(top.heading) && !/(任务|举措|行动)/.test(top.heading);
}

function topOf(section: Section): Section {
  return section.parent === null ? section : topOf(section.parent);
}

/** Lines with only units (牵头单位：…, 责任单位：…) belong to the text before them and to each other. */
function joinUnitLines(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const before = joined.at(-1);
    const goesOn = segment.text.trim() === '' && segment.clause !== null && before !== undefined;
    if (!goesOn) joined.push(segment);
    else
      joined[joined.length - 1] = {
        text: before.text,
        clause: joinClauses(before.clause, segment.clause),
      };
  }
  return joined;
}

/** Segments of a section's paragraphs. */
function ownSegments(section: Section): Segment[] {
  return joinUnitLines(section.paragraphs.flatMap(segmentsOf));
}

function hasUnits(section: Section): boolean {
  return ownSegments(section).some(
    ({ clause }) => clause !== null && clause.leads.length + clause.responsibles.length > 0,
  );
}

/** Marks of points inside a task: （1）, ① and 一是 restart in each. */
const INNER: ReadonlySet<string> = new Set(['arabicParen', 'circled', 'hanIs']);

/** Whether marks of a kind begin anew below each heading. */
function restarts(carriers: readonly Section[], kind: Section['kind']): boolean {
  const numbers = carriers.filter((s) => s.kind === kind).map(({ mark }) => mark?.no);
  return new Set(numbers).size < numbers.length;
}

/** The level of numbering that most often carries units. */
function levelOfTasks(carriers: readonly Section[]): number | null {
  const counts = new Map<number, number>();
  const parents = new Set(carriers.map(({ parent }) => parent));
  for (const section of carriers) {
    const { parent } = section;
    const isPoint = INNER.has(section.kind) && parent !== null && !INNER.has(parent.kind);
    // All below one heading, or counted on through all headings, they are tasks of their own.
    const inner = isPoint && parents.size > 1 && restarts(carriers, section.kind);
    const rank = inner ? parent.rank : section.rank;
    counts.set(rank, (counts.get(rank) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  return best?.[0] ?? null;
}

function hasBelow(section: Section, test: (other: Section) => boolean): boolean {
  return section.children.some((child) => test(child) || hasBelow(child, test));
}

function taskNodes(all: readonly Section[]): Section[] {
  const open = all.filter((section) => !isMechanism(section));
  const carriers = open.filter(hasUnits);
  const rank = levelOfTasks(carriers);
  if (rank === null) return [];
  const carries = (section: Section): boolean => hasUnits(section) || hasBelow(section, hasUnits);
  return open.filter((section) => {
    if (section.rank === rank) {
      const family =
        section.parent === null ? all.filter((s) => s.parent === null) : section.parent.children;
      return (
        carries(section) ||
        (family.some(carries) && !NO_TASKS.test(section.heading) && section.parent !== null)
      );
    }
    return (
      section.rank < rank &&
      hasUnits(section) &&
      !hasBelow(section, (s) => s.rank === rank && carries(s))
    );
  });
}

/** Tasks of a plan that names no units in its text: the innermost regular level below the task chapter. */
function nodesByStructure(all: readonly Section[]): Section[] {
  const open = all.filter(
    (s) => !isMechanism(s) && !NO_TASKS.test(topOf(s).heading) && !NO_TASKS.test(s.heading),
  );
  for (const kind of ['namedTask', 'arabic', 'hanParen', 'han', 'heading'] as const) {
    const nodes = open.filter((section) => section.kind === kind);
    if (nodes.length >= 2) return nodes;
  }
  return [];
}

function actionOf(section: Section): string | null {
  const parent = section.parent;
  return parent === null ? null : `${parent.mark?.text ?? ''}${parent.heading}`;
}

function uniqueNos(nodes: readonly Section[]): string[] {
  const plain = nodes.map((node, index) => node.mark?.no ?? String(index + 1));
  if (new Set(plain).size === plain.length) return plain;
  // Numbers that go on through the document with a slip in them stay; those that begin anew take their heading's.
  const firsts = nodes.filter(({ mark }) => mark?.value === 1).length;
  if (firsts <= 1) {
    return plain.map((no, index) => {
      const before = plain.slice(0, index).filter((other) => other === no).length;
      return before === 0 ? no : `${no}-${before + 1}`;
    });
  }
  return nodes.map((node, index) => {
    const own = plain[index] ?? String(index + 1);
    const above = node.parent?.mark?.no;
    return above === undefined ? own : `${above}.${own}`;
  });
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

function toTask(section: Section, no: string): TextTask {
  const inherited = section.parent === null ? [] : ownSegments(section.parent);
  const segments = withDescendants(section).flatMap(ownSegments);
  const own = segments.flatMap(({ clause }) => (clause === null ? [] : [clause]));
  const named = own.some(({ leads, responsibles }) => leads.length + responsibles.length > 0);
  const clauses = named
    ? own
    : inherited.flatMap(({ clause }) => (clause === null ? [] : [clause]));
  const leads = union(clauses.map((clause) => clause.leads));
  const title = segmentsOf(section.paragraphs[0] ?? '')
    .map(({ text }) => text)
    .join('');
  return {
    no,
    title: headingOf(title),
    markText: section.mark?.text ?? '',
    section,
    action: actionOf(section),
    segments,
    leads,
    responsibles: union(clauses.map((clause) => clause.responsibles)).filter(
      (n) => !leads.includes(n),
    ),
  };
}

/**
 * Tasks in the text: whatever level of numbering carries the units.
 * @param structureCounts take tasks from the numbering alone when no units are named
 */
export function textTasksOf(outline: Outline, structureCounts: boolean): TextTasks {
  const all = outline.sections.flatMap(withDescendants);
  const carrying = taskNodes(all);
  const nodes = carrying.length > 0 || !structureCounts ? carrying : nodesByStructure(all);
  const { first, again } = splitRepeated(nodes);
  const nos = uniqueNos(first);
  const tasks = first.map((node, index) => toTask(node, nos[index] ?? String(index + 1)));
  const repeated = again.map((node, index) =>
    repeatedTask(toTask(node, node.mark?.no ?? String(index + 1)), index + 1),
  );
  const parents = union([tasks.flatMap(({ action }) => (action === null ? [] : [action]))]);
  const single = parents.length === 1 && nodes.every((node) => node.parent?.parent == null);
  const taskSections = new Set<Section>(nodes.flatMap(withDescendants));
  for (const node of nodes) {
    for (let above = node.parent; above !== null; above = above.parent) taskSections.add(above);
  }
  const actions = single ? [] : parents;
  return {
    tasks: tasks.map((task) => (single ? { ...task, action: null } : task)),
    actions,
    taskSections,
    repeated,
  };
}
