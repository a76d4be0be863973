import type { FigureTable } from '../../digest/figure-table/figure-table.js';
import { decimal } from '../../kernel/decimal.js';
import { newId } from '../../kernel/ids.js';
import { currentFigure } from '../../ledger/current-figure.js';
import type { FigureReading } from '../../ledger/figure-question.js';
import type { SaidFigure } from '../draft-figure.js';
import { postingsOf } from '../posting.js';
import type { BoundSituation } from '../situation.js';
import { importTexts } from './import-texts.js';
import { readTableRows, type ReadRow, type RowFigure } from './read-table-rows.js';

/** A table of current figures as far as it was understood. */
export interface FigureImport {
  /** What goes into the receipt, in the order of the table. */
  readonly figures: readonly SaidFigure[];
  /** Rows that are not taken, a line each. */
  readonly problems: readonly string[];
  /** Rows that say what is stored already. */
  readonly same: number;
  /** What else its sender should know. */
  readonly notes: readonly string[];
  /** Rows that name an indicator, whatever became of them: without any it is a table of something else. */
  readonly known: number;
}

function readingOf({ indicator, value, approx }: RowFigure, { asOf }: ReadRow): FigureReading {
  const { id: indicatorId, shortName, unit } = indicator;
  return {
    indicatorId,
    indicator: shortName,
    unit,
    measure: 'total',
    value,
    from: null,
    asOf,
    approx,
  };
}

/** A row as if it had been said; a quote where it is asked how it is meant. */
function saidFigure(
  first: FigureReading,
  others: readonly FigureReading[],
  { note, quote }: { readonly note: string; readonly quote: string | null },
): SaidFigure {
  const { indicatorId, measure, value, from, asOf, approx } = first;
  return {
    factId: newId(),
    indicatorId,
    measure,
    value,
    from,
    asOf,
    approx,
    scope: 'county',
    onBehalfOf: null,
    corrects: null,
    isMinus: false,
    reason: note === '' ? null : note,
    waived: [],
    readings: quote === null ? [] : [first, ...others],
    overlap: null,
    ...(quote === null ? {} : { quote }),
  };
}

/** Rows of one indicator and day. */
function bySubject(rows: readonly ReadRow[]): readonly (readonly ReadRow[])[] {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const key = [row.asOf, ...row.figures.map(({ indicator }) => indicator.id)].join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** Rows of the same indicator and day are one figure; which one is asked where they differ. */
function saidRows(rows: readonly ReadRow[]): readonly SaidFigure[] {
  return bySubject(rows).flatMap((group) => {
    const readings = new Map<string, FigureReading>();
    for (const row of group) {
      for (const figure of row.figures) {
        const key = `${figure.indicator.id} ${figure.value}`;
        if (!readings.has(key)) readings.set(key, readingOf(figure, row));
      }
    }
    const [first, ...others] = readings.values();
    if (first === undefined) return [];
    const isOpen = others.length > 0 || group.some(({ isGuess }) => isGuess);
    const words =
      group.length > 1 ? importTexts.rows(group.map(({ row }) => row)) : (group[0]?.words ?? '');
    const quote = isOpen ? words : null;
    return [saidFigure(first, others, { note: group[0]?.note ?? '', quote })];
  });
}

function isStored({ ledger }: BoundSituation, { figures, asOf }: ReadRow): boolean {
  const [{ indicator, value, approx }, another] = figures;
  if (another !== undefined || approx) return false;
  const known = currentFigure(ledger, indicator, asOf);
  return known !== null && !known.approx && known.asOf === asOf && decimal(known.value).eq(value);
}

/** The office may bring any figure, a liaison those of which his unit is the owner (数出一门). */
function ownRows(
  { member }: BoundSituation,
  rows: readonly ReadRow[],
): { readonly own: readonly ReadRow[]; readonly problems: readonly string[] } {
  const postings = postingsOf(member);
  if (postings.some(({ role }) => role === 'office')) return { own: rows, problems: [] };
  const units = postings.flatMap(({ unit, role }) => (role === 'liaison' ? [unit] : []));
  const own: ReadRow[] = [];
  const problems: string[] = [];
  for (const row of rows) {
    const figures = row.figures.filter(({ indicator }) =>
      units.includes(indicator.ownerUnit ?? ''),
    );
    const [first, ...others] = figures;
    if (first !== undefined) own.push({ ...row, figures: [first, ...others] });
    else {
      const [{ indicator }] = row.figures;
      problems.push(importTexts.notYours([row.row], indicator.shortName, indicator.ownerUnit));
    }
  }
  return { own, problems };
}

function notesOf(
  table: FigureTable,
  { blank, undated }: { readonly blank: number; readonly undated: number },
  { today }: BoundSituation,
): readonly string[] {
  const { hiddenRows, otherSheets } = table;
  return [
    ...(undated > 0 ? [importTexts.undated(undated, today)] : []),
    ...(blank > 0 ? [importTexts.blank(blank)] : []),
    ...(hiddenRows > 0 ? [importTexts.hidden(hiddenRows)] : []),
    ...(otherSheets.length > 0 ? [importTexts.otherSheets(otherSheets)] : []),
  ];
}

/** Understands a table of current figures as its sender may bring them. */
export function importFigures(table: FigureTable, situation: BoundSituation): FigureImport {
  const read = readTableRows(table, situation);
  const { own, problems } = ownRows(situation, read.rows);
  const fresh = own.filter((row) => !isStored(situation, row));
  const same = own.length - fresh.length;
  const undated = fresh.filter(({ isUndated }) => isUndated).length;
  const notes = notesOf(table, { blank: read.blank, undated }, situation);
  return {
    figures: saidRows(fresh),
    problems: [...read.problems, ...problems],
    same,
    notes: same > 0 ? [importTexts.same(same), ...notes] : notes,
    known: read.known,
  };
}
