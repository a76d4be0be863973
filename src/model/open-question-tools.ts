import { tool } from 'langchain';
import { z } from 'zod';
import type { AnswerTools, Placed, ToolResult } from '../answers/answer-tools.js';
import type { Allowed } from './placeholder-guard.js';

/** More than any answer needs; the rest of a long result is cut off. */
const MAX_RESULT_CHARACTERS = 6000;
const MAX_NAMES = 20;
const MAX_NAME = 60;
/** Of one question: an answer may hold thousands of calls, and each reads the whole ledger. */
const MAX_CALLS = 10;

/** Everything that tools have given during one question: what its answer may hold. */
export class GivenResults implements Allowed {
  readonly placed = new Map<string, Placed>();
  readonly #names = new Set<string>();
  #calls = 0;

  get names(): readonly string[] {
    return [...this.#names];
  }

  /** Makes a call of a tool, unless too many were made. */
  call(read: () => ToolResult): string {
    this.#calls += 1;
    return this.#calls > MAX_CALLS ? '已查过足够内容，请直接作答。' : this.add(read());
  }

  /** Keeps a result, and words it for the model. */
  add({ placed, names, refused }: ToolResult): string {
    if (refused !== null) return refused;
    for (const [key, value] of placed) this.placed.set(key, value);
    for (const name of names) this.#names.add(name);
    const lines = [...placed].map(([key, { text }]) => `${key}：${text}`);
    const known = names.length === 0 ? [] : [`名称：${names.join('、')}`];
    if (lines.length === 0) return ['台账没有相应内容。', ...known].join('\n');
    return lines.join('\n').slice(0, MAX_RESULT_CHARACTERS);
  }
}

/** The read-only tools of `answers/` as langchain knows tools. */
export function openQuestionTools(tools: AnswerTools, given: GivenResults) {
  return [
    tool(({ names }) => given.call(() => tools.indicators(names)), {
      name: 'indicators',
      description:
        '查指标的现值、目标、差额、完成率、截至日期、数源单位、亮灯和进度差；names 为空则查全部',
      schema: z.object({ names: z.array(z.string().max(MAX_NAME)).max(MAX_NAMES) }),
    }),
    tool(() => given.call(() => tools.overview()), {
      name: 'overview',
      description: '查总体情况：各色灯的项数和名称、时间进度、完成率高低两端',
      schema: z.object({}),
    }),
    tool(({ name }) => given.call(() => tools.unit(name)), {
      name: 'unit',
      description: '查一个单位负责的指标',
      schema: z.object({ name: z.string().max(MAX_NAME) }),
    }),
    tool(() => given.call(() => tools.tasks()), {
      name: 'tasks',
      description: '查各项任务的名称、状态、牵头单位和最近进展',
      schema: z.object({}),
    }),
  ];
}
