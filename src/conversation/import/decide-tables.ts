import { cleanText, hasWords } from '../clean-text.js';
import { shownFileName } from '../evidence/shown-file-name.js';
import { openReceipt } from '../open-receipt.js';
import { justSay, textReply } from '../outcome.js';
import { postingsOf } from '../posting.js';
import { quotedReceiptNo } from '../quoted-receipt.js';
import { here } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { importFigures, type FigureImport } from './import-figures.js';
import { importTexts } from './import-texts.js';
import type { SentTable } from './sent-table.js';

/** More in one receipt nobody reads through; a plan of a county has fifty. */
export const MAX_FIGURES = 200;
const MAX_PROBLEMS = 20;

const ASKS = /导入|录入|按表|照表/u;
/** What people write beside a table of figures: 最新数据, 6月份进度表, 更新一下. */
const FIGURE_WORDS =
  /请查收|查收|这是|附上?|报送|上报|报表|报|更新|一下|我局|我们|本单位|单位|截[至止]|今年|上半年|全年|\d{1,2}|本月|上月|本周|月|底|末|份|日|的|最新|当前|目前|各项|主要|指标|数据|数|进度|进展|完成|情况|表|汇总|统计|台账|请|[、,.。!: ]/gu;
/** Longer words say something of their own. */
const MAX_WORDS = 40;

function speaksOfFigures(plain: string): boolean {
  return plain.length <= MAX_WORDS && plain.replace(FIGURE_WORDS, '') === '';
}

/** Whether the words beside a table leave it to speak for itself; what quotes a receipt is its evidence. */
function bringsFigures({ message, text, botName }: BoundSituation): 'asked' | 'maybe' | 'no' {
  if (quotedReceiptNo(message.quotedText) !== null) return 'no';
  const plain = cleanText(text, botName);
  if (!hasWords(plain)) return 'maybe';
  if (ASKS.test(plain)) return 'asked';
  return speaksOfFigures(plain) ? 'maybe' : 'no';
}

function mayReport({ member }: BoundSituation): boolean {
  return postingsOf(member).some(({ role }) => role === 'office' || role === 'liaison');
}

/** The lines that say what was not taken; so many that the receipt can still be read. */
export function problemLines(problems: readonly string[]): readonly string[] {
  if (problems.length === 0) return [];
  const rest = problems.length - MAX_PROBLEMS;
  return [
    importTexts.problemsHead,
    ...problems.slice(0, MAX_PROBLEMS),
    ...(rest > 0 ? [importTexts.more(rest)] : []),
  ];
}

function receiptOf(
  situation: BoundSituation,
  file: { readonly name: string; readonly sheet: string; readonly others: readonly string[] },
  { figures, problems, same, notes }: FigureImport,
): Outcome {
  const say = (lines: readonly string[]): Outcome =>
    justSay(textReply(here(situation), lines.join('\n')));
  if (figures.length > MAX_FIGURES) {
    return say([importTexts.tooMany(MAX_FIGURES, figures.length)]);
  }
  const others = file.others.length === 0 ? [] : [importTexts.otherFiles(file.others)];
  const after = [...problemLines(problems), ...notes, ...others];
  if (figures.length === 0) {
    const isAllKnown = problems.length === 0 && same > 0;
    const head = isAllKnown
      ? importTexts.nothingNew(file.name, same)
      : importTexts.nothing(file.name);
    return say(isAllKnown ? [head] : [head, ...after]);
  }
  const before = [importTexts.head(file.name, file.sheet, figures.length)];
  return openReceipt(situation, { figures, events: [] }, { before, after });
}

/**
 * Answers a table of current figures with one receipt of all its rows. A table in which no indicator is
 * named, and one that somebody sends as evidence, is left to be that.
 * @returns `null` when the message brings nothing to import
 */
export function decideTables(
  situation: BoundSituation,
  tables: readonly SentTable[],
): Outcome | null {
  if (tables.length === 0) return null;
  const brings = bringsFigures(situation);
  if (brings === 'no') return null;
  const read = tables.map((sent) => ({
    name: shownFileName(sent.name),
    reading: sent.reading,
  }));
  const say = (text: string): Outcome => justSay(textReply(here(situation), text));
  for (const { name, reading } of read) {
    if ('problem' in reading) continue;
    const { table } = reading;
    const figureImport = importFigures(table, situation);
    if (figureImport.known === 0 && brings === 'maybe') continue;
    if (!mayReport(situation)) return say(importTexts.onlyReporters);
    const others = read.flatMap((other) => (other.reading === reading ? [] : [other.name]));
    return receiptOf(situation, { name, sheet: shownFileName(table.sheet), others }, figureImport);
  }
  const [first] = read;
  if (brings === 'maybe' || first === undefined || !('problem' in first.reading)) return null;
  return say(importTexts.unreadable(first.name, first.reading.problem));
}
