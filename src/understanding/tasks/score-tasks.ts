import type { Lexicon } from '../../plan/lexicon.js';
import type { TaskRef } from '../../plan/model.js';
import { plainWords } from '../intent/plain-words.js';
import { oncePer, oncePerMessage } from '../once-per.js';
import type { ReadMessage } from '../read-message.js';
import { commonWords } from './common-words.js';
import { findRelated, relatedWords, type RelatedWords } from './related-words.js';
import { COMMON, MAX_GRAM, taskIndex, TELLING, UNKNOWN } from './task-index.js';
import type { TaskIndex } from './task-index.js';
import { lowerCase } from '../text/lower-case.js';
import { Pattern } from '../text/pattern.js';

export interface TaskScore {
  readonly ref: TaskRef;
  /** Below `CLEAR_SUBJECT` the text is hardly about the task. */
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

/**
 * 围绕…, 在…指导下, 惠及高企31家、科小9家: what the work leans on or whom it serves, not what it is. What those served
 * apply for is (对拟申报企业技术中心的2家企业开展预评审).
 */
const BACKGROUND_WEIGHT = 0.25;
const BACKGROUND = new Pattern(
  /(?:围绕|聚焦|依托|立足|按照|根据|结合|落实|响应|在)[^，。；;\n]{2,24}?(?:下(?=[，,])|中(?=[，,])|要求|精神|部署|(?:产业|领域|重点)(?=[开推，,]))|(?:惠及|支持|帮助|帮|涉及|覆盖|面向|服务|为|向|对(?!接)|给|让|与|推荐|走访|组织|邀请|辅导)(?![^，。；;\n0-9]{0,6}(?:拟|申报|创建|争创|申请))[^，。；;:\n0-9]{0,12}[0-9]{1,5}[余多]?[家户](?:[、和][^，。；;、\n0-9]{1,12}[0-9]{1,5}[余多]?[家户]){0,4}(?:[\p{Script=Han}]{0,8}企业?)?/gu,
);

function isCommon(gram: string): boolean {
  if (commonWords.has(gram)) return true;
  if (gram.length < 4) return false;
  for (let cut = 2; cut <= gram.length - 2; cut += 1)
    if (commonWords.has(gram.slice(0, cut)) && isCommon(gram.slice(cut))) return true;
  return false;
}

/** A part of the text, and how much it counts. */
interface Piece {
  readonly words: string;
  readonly weight: number;
}

/** What the text says of each task, by the tasks' places. */
class Scores {
  readonly score: Float64Array;
  readonly longest: Uint8Array;
  /** From where on a run may begin in the current piece, so that none overlap. */
  readonly #free: Uint16Array;
  /** The start at which a task's longest run was looked at last. */
  readonly #lookedAt: Int16Array;
  readonly #times = new Map<number, number>();
  /** The runs that begin at one place, by their length. */
  readonly #path = new Int32Array(MAX_GRAM + 1);

  constructor(readonly index: TaskIndex) {
    const among = index.refs.length;
    this.score = new Float64Array(among);
    this.longest = new Uint8Array(among);
    this.#free = new Uint16Array(among);
    this.#lookedAt = new Int16Array(among);
  }

  /** Begins anew: what is counted in is made once for each plan. */
  reset(): void {
    this.score.fill(0);
    this.longest.fill(0);
    if (this.#times.size > 0) this.#times.clear();
  }

  /** Counts the longest runs of each task's own words, left to right; what parts words stands in none. */
  add(piece: Piece): void {
    const { words } = piece;
    this.#free.fill(0);
    this.#lookedAt.fill(-1);
    for (let start = 0; start < words.length - 1; start += 1)
      for (let length = this.#follow(words, start); length >= 2; length -= 1)
        this.#count(length, piece, start);
  }

  /** How long the longest run is that begins here; 1 and less for none. */
  #follow(words: string, start: number): number {
    const { grams } = this.index;
    if (!grams.begins(words.charCodeAt(start))) return 0;
    let node = 0;
    for (let at = start; at < words.length; at += 1) {
      node = grams.next(node, words.charCodeAt(at));
      if (node === 0) return at - start;
      this.#path[at - start + 1] = node;
    }
    return words.length - start;
  }

  /** Counts a run for the tasks whose longest it is at its place. */
  #count(length: number, { words, weight }: Piece, start: number): void {
    const gram = this.#path[length] ?? 0;
    const holders = this.index.grams.values[gram];
    if (holders === undefined) return;
    const { places, weights } = holders;
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] ?? 0;
      if (this.#lookedAt[place] === start) continue;
      this.#lookedAt[place] = start;
      if (start < (this.#free[place] ?? 0) || this.#saysNothing(gram, words, start, length))
        continue;
      this.#free[place] = start + length;
      const times = this.#again(gram * this.index.refs.length + place);
      const score = gramScore(length, weights[index] ?? 1, this.index.rarity[places.length] ?? 0);
      this.score[place] = (this.score[place] ?? 0) + (score * weight) / times;
      if (weight === 1) this.longest[place] = Math.max(this.longest[place] ?? 0, length);
    }
  }

  /** A run of common words says nothing. */
  #saysNothing(gram: number, words: string, start: number, length: number): boolean {
    const { common } = this.index;
    if (common[gram] === UNKNOWN)
      common[gram] = isCommon(words.slice(start, start + length)) ? COMMON : TELLING;
    return common[gram] === COMMON;
  }

  #again(key: number): number {
    const times = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, times);
    return times;
  }
}

function gramScore(length: number, weight: number, rarity: number): number {
  return (LENGTH_WEIGHT[length] ?? 0) * weight * rarity;
}

/** Of a row's concepts only the one that says most for a task: they are wordings of one thing. By the tasks' places. */
function relatedScores({ concepts }: RelatedWords, index: TaskIndex): Float64Array {
  const best = new Float64Array(index.refs.length);
  for (const concept of concepts) {
    const holders = index.grams.get(concept);
    holders?.places.forEach((place, at) => {
      const rarity = index.rarity[holders.places.length] ?? 0;
      const score = gramScore(concept.length, holders.weights[at] ?? 1, rarity);
      best[place] = Math.max(best[place] ?? 0, score);
    });
  }
  return best;
}

const scoresOf = oncePer((index: TaskIndex) => new Scores(index));

const relatedTables = oncePer((index: TaskIndex) =>
  relatedWords.map((row) => relatedScores(row, index)),
);

function addRelated(text: string, { index, score }: Scores): void {
  const tables = relatedTables(index);
  for (const { row, times } of findRelated(text)) {
    tables[row]?.forEach((best, place) => {
      const more = best * RELATED_WEIGHT * (1 + (times - 1) * RELATED_REPEAT);
      score[place] = (score[place] ?? 0) + more;
    });
  }
}

function addWords(text: string, scores: Scores): void {
  let from = 0;
  const add = (part: string, weight: number): void => {
    scores.add({ words: lowerCase(part), weight });
  };
  for (const match of BACKGROUND.findAll(text)) {
    add(text.slice(from, match.index), 1);
    add(match[0], BACKGROUND_WEIGHT);
    from = match.index + match[0].length;
  }
  add(text.slice(from), 1);
}

/**
 * What scores less than this share of the best, and less than so much, is told of by nothing that goes by the scores:
 * `SECOND_SHARE / OWNER_LEAD` and `BESIDE_FACTS` of `read-tasks.ts` lie above.
 */
const FAINT_SHARE = 0.4;
const NEVER_FAINT = 4;

const NONE: ReadonlySet<TaskRef> = new Set();

/**
 * The tasks that a text can be about, best first: by shared runs of characters, weighted by length and
 * by how few tasks hold them. Needs nothing but the lexicon, so that it works for any plan.
 * @param always tasks of the lexicon that are told of whatever they score
 */
export function scoreTasks(
  text: string,
  lexicon: Lexicon,
  always: ReadonlySet<TaskRef> = NONE,
): readonly TaskScore[] {
  const index = taskIndex(lexicon);
  const scores = scoresOf(index);
  scores.reset();
  const said = text.slice(0, MAX_TEXT);
  addWords(said, scores);
  addRelated(said, scores);
  const most = scores.score.reduce((best, score) => Math.max(best, score), 0);
  const least = Math.min(NEVER_FAINT, most * FAINT_SHARE);
  const told: TaskScore[] = [];
  for (let place = 0; place < index.refs.length; place += 1) {
    const score = scores.score[place] ?? 0;
    const ref = index.refs[place] as TaskRef;
    if ((score > 0 && score >= least) || always.has(ref))
      told.push({ ref, score, longest: scores.longest[place] ?? 0 });
  }
  return told.sort((a, b) => b.score - a.score);
}

/** What a message can be about, best first: by what it says without mentions and emoji. */
export const messageScores = oncePerMessage((message: ReadMessage): readonly TaskScore[] =>
  scoreTasks(plainWords(message), message.lexicon),
);
