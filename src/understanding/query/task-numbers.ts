import { smallNumber } from '../../kernel/small-number.js';
import type { Lexicon } from '../../plan/lexicon.js';
import type { TaskRef } from '../../plan/model.js';
import { oncePerMessage } from '../once-per.js';
import type { ReadMessage } from '../read-message.js';
import { findAll } from '../text/find-all.js';
import { normalizeText } from '../text/normalize.js';
import type { Span } from '../understanding.js';

/** A place where tasks are named by their numbers (第7项, 任务三, 第一项和第二项). */
export interface TaskNumberMention {
  readonly refs: readonly TaskRef[];
  readonly span: Span;
}

const NUMBER = '[0-9]{1,2}|[一二三四五六七八九十]{1,3}';
const LIST = `(?:${NUMBER})(?:项|条|个)?(?:(?:[、，和与及跟]{1,2}|以及)第?(?:${NUMBER})){0,12}`;
/** 第七个 and 7号 only with 任务 after them: 第一个季度 and 7号 are dates. 第3项指标 is no task. */
const BY_ORDINAL = new RegExp(
  `第(${LIST})(?:(?:大?项|条)(?!指标)(?:重点)?(?:任务|工作)?|个?(?:重点)?任务)`,
  'gu',
);
const BY_NOUN = new RegExp(`任务(${LIST})(?![0-9]|[家个名项亿万年月日周期%．.])`, 'gu');
/** 5、6、8三项, 二和四两项任务: as many as are counted. */
const BY_COUNT = new RegExp(
  `(?<![0-9.、一二三四五六七八九十])第?((?:${NUMBER})(?:[、，和与及跟]{1,2}第?(?:${NUMBER}?)){1,8})这?([两二三四五六七八九2-9])(?:大?项|个任务)(?!指标)`,
  'gu',
);
const BY_TAG = new RegExp(`(${NUMBER})号任务`, 'gu');

const NUMBERS = new RegExp(NUMBER, 'gu');
const tables = new WeakMap<Lexicon, ReadonlyMap<number, readonly TaskRef[]>>();

/** Tasks by their numbers; several plans may share one. Made once. */
function tasksByNumber(lexicon: Lexicon): ReadonlyMap<number, readonly TaskRef[]> {
  const known = tables.get(lexicon);
  if (known !== undefined) return known;
  const made = new Map<number, TaskRef[]>();
  for (const { ref } of lexicon.tasks) {
    const no = normalizeText(ref.no).text.replace(/[^0-9一二三四五六七八九十]/gu, '');
    const number = smallNumber(no);
    if (number !== null) made.set(number, [...(made.get(number) ?? []), ref]);
  }
  tables.set(lexicon, made);
  return made;
}

function refsOf(list: string, lexicon: Lexicon): readonly TaskRef[] {
  const byNumber = tasksByNumber(lexicon);
  return (list.match(NUMBERS) ?? []).flatMap((written) => {
    const number = smallNumber(written);
    return number === null ? [] : (byNumber.get(number) ?? []);
  });
}

/** 5、6、8三项: the list holds as many as are said; other lists are not counted. */
function isCounted([, list = '', count]: RegExpExecArray): boolean {
  if (count === undefined) return true;
  return list.match(NUMBERS)?.length === smallNumber(count);
}

/** A message that names more tasks than this is a copy of a plan; bounds the work. */
const MAX_NAMED = 60;

/** Tasks named by number in normalised text; a number that no plan has is left out. */
export function findTaskNumbers(text: string, lexicon: Lexicon): readonly TaskNumberMention[] {
  const found: TaskNumberMention[] = [];
  if (!['第', '任务', '项'].some((word) => text.includes(word))) return found;
  for (const pattern of [BY_ORDINAL, BY_NOUN, BY_TAG, BY_COUNT])
    for (const match of findAll(pattern, text)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const refs = isCounted(match) ? refsOf(match[1] ?? '', lexicon) : [];
      const taken = found.some(
        ({ span: other }) => other.start < span.end && span.start < other.end,
      );
      if (refs.length > 0 && !taken) found.push({ refs, span });
      if (found.length >= MAX_NAMED) break;
    }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The tasks that a message names by number. */
export const numberedTasks = oncePerMessage((message: ReadMessage): readonly TaskNumberMention[] =>
  findTaskNumbers(message.text.text, message.lexicon),
);
