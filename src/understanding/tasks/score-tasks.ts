import type { Lexicon } from '../../plan/lexicon.js';
import type { TaskRef } from '../../plan/model.js';
import { commonWords } from './common-words.js';
import { relatedWords } from './related-words.js';
import { MAX_GRAM, taskIndex, wordRuns, type TaskIndex } from './task-index.js';

export interface TaskScore {
  readonly ref: TaskRef;
  /** 0 and up; below `CLEAR_SUBJECT` the text is hardly about the task. */
  readonly score: number;
  /** Length of the longest run of the task's own words that the text holds. */
  readonly longest: number;
}

/** One rare word of four characters, or two of two. */
export const CLEAR_SUBJECT = 2;

/** Text beyond this adds nothing to what a message is about, and bounds the work. */
const MAX_TEXT = 3000;

/** Weight of a matched run by its length: longer runs are far less often chance. */
const LENGTH_WEIGHT = [0, 0, 1, 2, 3.2, 4, 4.6, 5.2, 5.8];

/** Words that the glossary adds count less than words that stand there. */
const RELATED_WEIGHT = 0.55;

/** A second and third word of one row make the concept surer. */
const RELATED_REPEAT = 0.5;

/** 围绕…, 在…指导下, 惠及高企31家: what the work leans on or whom it serves, not what it is. */
const BACKGROUND_WEIGHT = 0.25;
const BACKGROUND =
  /(?:围绕|聚焦|依托|立足|按照|根据|结合|落实|响应|在)[^，。；;\n]{2,24}?(?:下(?=[，,])|中(?=[，,])|要求|精神|部署|(?:产业|领域|重点)(?=[开推，,]))|(?:惠及|支持|帮助|帮|涉及|覆盖|面向|服务|为|向|对|给|让|与|推荐|走访|组织|邀请|辅导)[^，。；;\n0-9]{0,12}[0-9]{1,5}[余多]?[家户](?:[\p{Script=Han}]{0,8}企业?)?/gu;

function isCommon(gram: string): boolean {
  if (commonWords.has(gram)) return true;
  if (gram.length < 4) return false;
  for (let cut = 2; cut <= gram.length - 2; cut += 1)
    if (commonWords.has(gram.slice(0, cut)) && isCommon(gram.slice(cut))) return true;
  return false;
}

interface Piece {
  readonly run: string;
  readonly weight: number;
}

interface Words {
  readonly pieces: readonly Piece[];
  /** The glossary rows that the text touches, and how many of their words it holds. */
  readonly related: readonly { readonly concepts: readonly string[]; readonly times: number }[];
}

function words(text: string): Words {
  const out: Piece[] = [];
  let from = 0;
  const add = (part: string, weight: number): void => {
    for (const run of wordRuns(part)) out.push({ run, weight });
  };
  for (const match of text.matchAll(BACKGROUND)) {
    add(text.slice(from, match.index), 1);
    add(match[0], BACKGROUND_WEIGHT);
    from = match.index + match[0].length;
  }
  add(text.slice(from), 1);
  const related = relatedWords
    .map(({ said, concepts }) => ({
      concepts,
      times: said.filter((word) => text.includes(word)).length,
    }))
    .filter(({ times }) => times > 0);
  return { pieces: out, related };
}

function longestGram(
  run: string,
  start: number,
  grams: ReadonlyMap<string, number>,
): string | null {
  let found: string | null = null;
  const last = Math.min(MAX_GRAM, run.length - start);
  for (let length = 2; length <= last; length += 1) {
    const gram = run.slice(start, start + length);
    if (!grams.has(gram)) break;
    found = gram;
  }
  return found;
}

function rarity(gram: string, index: TaskIndex): number {
  const among = index.tasks.length;
  const spread = index.spread.get(gram) ?? 1;
  return Math.log((among + 1) / spread) / Math.log(among + 1);
}

interface Scoring {
  readonly task: TaskIndex['tasks'][number];
  readonly index: TaskIndex;
}

function gramScore(gram: string, { task, index }: Scoring): number {
  return (LENGTH_WEIGHT[gram.length] ?? 0) * (task.grams.get(gram) ?? 1) * rarity(gram, index);
}

/** Of a row's concepts only the one that says most: they are wordings of one thing. */
function relatedScore(concepts: readonly string[], scoring: Scoring): number {
  const held = concepts.filter((concept) => scoring.task.grams.has(concept));
  return Math.max(0, ...held.map((concept) => gramScore(concept, scoring))) * RELATED_WEIGHT;
}

function scoreTask(said: Words, scoring: Scoring): TaskScore {
  const { task } = scoring;
  const seen = new Map<string, number>();
  let score = 0;
  let longest = 0;
  for (const { run, weight } of said.pieces) {
    for (let start = 0; start < run.length - 1;) {
      const gram = longestGram(run, start, task.grams);
      if (gram === null || isCommon(gram)) {
        start += 1;
        continue;
      }
      start += gram.length;
      const times = (seen.get(gram) ?? 0) + 1;
      seen.set(gram, times);
      score += (gramScore(gram, scoring) * weight) / times;
      if (weight === 1) longest = Math.max(longest, gram.length);
    }
  }
  for (const { concepts, times } of said.related)
    score += relatedScore(concepts, scoring) * (1 + (times - 1) * RELATED_REPEAT);
  return { ref: task.ref, score, longest };
}

/**
 * How much a text is about each task, best first: shared runs of characters, weighted by length and
 * by how few tasks hold them. Needs nothing but the lexicon, so that it works for any plan.
 */
export function scoreTasks(text: string, lexicon: Lexicon): readonly TaskScore[] {
  const index = taskIndex(lexicon);
  const said = words(text.slice(0, MAX_TEXT));
  return index.tasks
    .map((task) => scoreTask(said, { task, index }))
    .sort((a, b) => b.score - a.score);
}
