import { countLine, nameLines } from '../../answers/answer-missing.js';
import { lightCountText } from '../../answers/answer-overview.js';
import { firstLines, listParts } from '../../answers/phrases.js';
import type { Block } from '../../message/reply.js';
import { formatDate } from '../../plan/format-figure.js';
import { contentTexts } from './content-texts.js';
import { supervisionLines } from './digest-supervision.js';
import type { DigestBehind, DigestBlocker, DigestChange, DigestContent } from './digest-content.js';

/** A digest in a group is read on a phone: what is beyond these is in the document. */
const MOST_CHANGES = 10;
const MOST_BEHIND = 8;
const MOST_BLOCKERS = 5;
const MOST_DEADLINES = 6;

function changeLine(change: DigestChange, { today }: DigestContent): string {
  const { indicator, before, after, difference, asOf, by } = change;
  const grown = difference === null ? '' : `（${difference}）`;
  return `· ${indicator} ${before ?? contentTexts.firstFigure}→${after}${grown}，截至${formatDate(asOf, today)}，${by}`;
}

/** 任务4（高新区），土地指标没有落实，已10天，尚未明确协调单位 */
export function blockerText({ tasks, unit, text, ageDays, coordinator }: DigestBlocker): string {
  const who = unit === null ? '' : tasks === '' ? unit : `（${unit}）`;
  const by =
    coordinator === null ? contentTexts.uncoordinated : contentTexts.coordinated(coordinator);
  return listParts([`${tasks}${who}`, text, contentTexts.age(ageDays), by], '，');
}

function behindRow(behind: DigestBehind, { today }: DigestContent): readonly string[] {
  const { indicator, value, target, completion, distance, light, asOf, overdue } = behind;
  const day = formatDate(asOf, today);
  return [
    indicator,
    `${value}/${target}`,
    completion ?? '',
    distance,
    light,
    overdue === null ? day : `${day}，${overdue}`,
  ];
}

function text(lines: readonly string[]): Block {
  return { type: 'text', text: lines.join('\n') };
}

function head(content: DigestContent): Block {
  const { kind, planTitle, days, today, notes, indicatorCount, lights, staleCount } = content;
  const stale = staleCount > 0 ? contentTexts.stale(staleCount) : null;
  return text([
    contentTexts.chatTitle(kind, planTitle, days, today),
    ...notes,
    contentTexts.overall(indicatorCount, listParts([lightCountText(lights), stale], '；')),
  ]);
}

function changes(content: DigestContent): Block {
  const lines = content.changes.map((change) => changeLine(change, content));
  return lines.length === 0
    ? text([contentTexts.noChanges])
    : text([contentTexts.changes, ...firstLines(lines, MOST_CHANGES)]);
}

function attention(content: DigestContent): readonly Block[] {
  const { behind, darkCount } = content;
  if (behind.length === 0) {
    return [text([darkCount > 0 ? contentTexts.noneKnown(darkCount) : contentTexts.noAttention])];
  }
  const rest = behind.length > MOST_BEHIND ? [contentTexts.more(behind.length)] : [];
  const dark = darkCount > 0 ? [contentTexts.alsoDark(darkCount)] : [];
  const after = [...rest, ...dark];
  return [
    text([contentTexts.attention]),
    {
      type: 'table',
      header: contentTexts.behindHeader,
      rows: behind.slice(0, MOST_BEHIND).map((one) => behindRow(one, content)),
    },
    ...(after.length > 0 ? [text(after)] : []),
  ];
}

function duties({ duties: { counts, names } }: DigestContent): Block {
  if (counts.total === 0) return text([contentTexts.noDuties]);
  const named = names === null ? [] : nameLines(names);
  return text([contentTexts.duties(countLine(counts, '')), ...named]);
}

function blockers({ blockers: open, supervision }: DigestContent): Block {
  const lines = open.map((blocker) => `· ${blockerText(blocker)}`);
  const letters = supervisionLines(supervision).map((line) => `· ${line}`);
  return lines.length === 0
    ? text([contentTexts.noBlockers, ...letters])
    : text([contentTexts.blockers, ...firstLines(lines, MOST_BLOCKERS), ...letters]);
}

function ahead({ kind, deadlines, today }: DigestContent): readonly Block[] {
  const lines = deadlines.map((one) => `· ${formatDate(one.on, today)}：${one.text}`);
  if (lines.length === 0) return [];
  return [text([contentTexts.ahead(kind), ...firstLines(lines, MOST_DEADLINES)])];
}

function foot({ corrections, lightRule }: DigestContent): Block {
  const notes = corrections.length > 0 ? [contentTexts.corrections(corrections.join('；'))] : [];
  return text([...notes, lightRule.brief, contentTexts.basis]);
}

/**
 * A digest as it is read in chat: one block a section, so that a channel which has to split the
 * message does so between sections.
 */
export function digestBlocks(content: DigestContent): readonly Block[] {
  return [
    head(content),
    changes(content),
    ...attention(content),
    duties(content),
    blockers(content),
    ...ahead(content),
    foot(content),
  ];
}
