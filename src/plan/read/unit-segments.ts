import { parseUnitClause, unitLabelIndex } from './unit-clause.js';
import type { UnitClause } from './unit-clause.js';

/** A stretch of text and the units named right after it. */
export interface Segment {
  readonly text: string;
  readonly clause: UnitClause | null;
}

interface Bracket {
  readonly from: number;
  readonly to: number;
  readonly inside: string;
}

/** Outermost brackets; 各乡镇（街道） inside a bracket of units stays inside. */
function bracketsOf(text: string): Bracket[] {
  const brackets: Bracket[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (char === '（') {
      if (depth === 0) from = index;
      depth += 1;
    } else if (char === '）' && depth > 0) {
      depth -= 1;
      if (depth === 0) brackets.push({ from, to: index + 1, inside: text.slice(from + 1, index) });
    }
  }
  return brackets;
}

/** 由县教育局牵头，县财政局配合 as a sentence of its own at the end of a paragraph. */
const LAST_SENTENCE =
  /(?:^|[。；])((?:本项工作|此项工作|该项工作)?由[^。；]{2,80}?(?:牵头|负责)[^。；]*)[。；]?$/;

/** The same as the first sentence of a paragraph. */
const FIRST_SENTENCE = /^由([^。；]{2,80}?(?:牵头|负责)[^。；]*)[。；](?=.)/;

function bySentence(text: string): Segment[] {
  const first = FIRST_SENTENCE.exec(text);
  const opening = first?.[1] === undefined ? null : parseUnitClause(first[1], false);
  if (first && opening) return [{ text: text.slice(first[0].length), clause: opening }];
  const match = LAST_SENTENCE.exec(text);
  const sentence = match?.[1];
  if (match && sentence !== undefined) {
    const clause = parseUnitClause(sentence.replace(/^(本项|此项|该项)?(工作)?由/, ''), false);
    if (clause) return [{ text: text.slice(0, text.lastIndexOf(sentence)), clause }];
  }
  return [{ text, clause: null }];
}

function byLabel(text: string): Segment[] {
  const index = unitLabelIndex(text);
  if (index < 0) return bySentence(text);
  const end = index + endOfLabels(text.slice(index));
  const clause = parseUnitClause(text.slice(index, end), false);
  if (clause === null) return [{ text, clause: null }];
  const rest = text.slice(end).trim();
  const own = { text: text.slice(0, index).trim(), clause };
  if (rest === '') return [own];
  // Units in front of the text that they carry.
  return own.text === '' ? [{ text: rest, clause }] : [own, ...segmentsOf(rest)];
}

/** Lists of units end at the first full stop that no further label follows. */
function endOfLabels(text: string): number {
  for (const stop of text.matchAll(/。\s*/g)) {
    const end = stop.index + stop[0].length;
    if (unitLabelIndex(text.slice(end)) !== 0) return end;
  }
  return text.length;
}

/** 乡镇（街道、社区） only widens the word before it. */
const KINDS = /^(?:(?:街道|社区|园区|村|镇|乡|场|农场|林场|办|区|单位|部门)[、和及]?)+$/;

/** 责任单位：各乡镇（街道）: behind a label a bracket belongs to the name before it. */
function isInsideList(before: string): boolean {
  const label = unitLabelIndex(before);
  return label >= 0 && !before.slice(label).includes('。');
}

/** Splits a paragraph at its statements of units. Text after the last one has no clause. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const bracket of bracketsOf(text)) {
    if (isInsideList(text.slice(from, bracket.from))) continue;
    const kinds =
      /[镇乡村街道社区]$/.test(text.slice(0, bracket.from)) && KINDS.test(bracket.inside);
    const atEnd = !kinds && /^[。；\s]*$/.test(text.slice(bracket.to));
    const clause = parseUnitClause(bracket.inside, atEnd);
    if (clause === null || (clause.leads.length + clause.responsibles.length === 0 && !atEnd))
      continue;
    segments.push({ text: text.slice(from, bracket.from), clause });
    from = bracket.to;
  }
  const rest = text.slice(from).replace(/^[。；\s]+(?=\S)/, '');
  if (segments.length === 0) return byLabel(text);
  return rest.replace(/[。；\s]/g, '') === '' ? segments : [...segments, ...byLabel(rest)];
}
