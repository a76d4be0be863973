import type { Lexicon } from '../../plan/lexicon.js';
import type { TaskRef } from '../../plan/model.js';
import { findAll } from '../text/find-all.js';
import { CLEAR_SUBJECT, scoreTasks } from './score-tasks.js';

/** 一、…, (2)…, 3. at the beginning of a line. */
const ITEM = /(?<=^|\n)[ \t]{0,4}\(?[一二三四五六七八九十0-9]{1,2}[、.)]/gu;

/** A report of more items than this is a table; bounds the work. */
const MAX_ITEMS = 12;

/** The numbered items of a text, each with its heading; none when there are not at least two. */
function itemsOf(text: string): readonly string[] {
  const starts = findAll(ITEM, text)
    .slice(0, MAX_ITEMS)
    .map(({ index }) => index);
  if (starts.length < 2) return [];
  return starts.map((start, order) => text.slice(start, starts[order + 1]));
}

/** What the numbered items of a text are about, in their order (一、特派员服务…二、平台建设…). */
export function tasksByItem(text: string, lexicon: Lexicon): readonly TaskRef[] {
  return itemsOf(text).flatMap((item) => {
    const [best] = scoreTasks(item, lexicon);
    return best !== undefined && best.score >= CLEAR_SUBJECT ? [best.ref] : [];
  });
}
