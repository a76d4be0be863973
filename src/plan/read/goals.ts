import type { Outline, Section } from './outline.js';
import { withDescendants } from './outline.js';
import { isMechanism } from './text-tasks.js';

export interface Goals {
  readonly goals: readonly string[];
  /** No chapter of goals was found: the paragraphs are those before the tasks, to be read with care. */
  readonly strict: boolean;
}

const GOALS = /(目标|主要指标|预期指标)/;
const GOALS_WIDE = /(总体要求|总体思路|工作思路|指导思想)/;

function paragraphsOf(section: Section): string[] {
  return withDescendants(section).flatMap(({ paragraphs }) => paragraphs);
}

/** Paragraphs that state the goals of the plan. */
export function goalsOf(outline: Outline, taskSections: ReadonlySet<Section>): Goals {
  const free = outline.sections
    .flatMap(withDescendants)
    .filter((s) => !taskSections.has(s) && !isMechanism(s));
  const named = free.filter(
    (s) => GOALS.test(s.heading) && !(s.parent !== null && GOALS.test(s.parent.heading)),
  );
  if (named.length > 0) return { goals: named.flatMap(paragraphsOf), strict: false };
  const wide = free.filter((s) => GOALS_WIDE.test(s.heading) && s.parent === null);
  const above = [...taskSections]
    .filter((s) => GOALS.test(s.heading) && s.children.length > 0)
    .flatMap((s) => s.paragraphs);
  const goals = [...outline.preamble, ...wide.flatMap(paragraphsOf), ...above];
  return { goals, strict: true };
}
