import type { IsoDate } from '../../kernel/dates.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import { valueEvidence } from '../confidence/value-evidence.js';
import type { DatePhrase } from '../dates/date-phrase.js';
import { figureFor } from './convert-value.js';
import type { DraftFact } from './draft-fact.js';
import type { FactColumn } from './table-columns.js';
import type { TableFigure } from './tables.js';

interface Cell {
  readonly indicator: LexiconIndicator;
  readonly column: FactColumn;
  /** The date of the column or row, else the one that covers the table. */
  readonly date: DatePhrase | null;
  readonly today: IsoDate;
}

function firstDay(date: DatePhrase | null, asOf: IsoDate): IsoDate {
  return date === null || date.closing ? asOf : date.from;
}

/** The fact that a cell of a table states; `null` when its unit is not the indicator's. Its span is left to the caller. */
export function tableFact({ number }: TableFigure, cell: Cell): DraftFact | null {
  const { indicator, column, date, today } = cell;
  const value = figureFor(indicator, number);
  if (value === null) return null;
  const asOf = date?.asOf ?? today;
  const ofPeriod = column.ofPeriod === true && indicator.kind === 'flow';
  const measure = ofPeriod ? 'delta' : column.measure;
  return {
    indicatorId: indicator.id,
    indicator: indicator.shortName,
    measure,
    value,
    unit: indicator.unit,
    from: measure === 'delta' ? firstDay(date, asOf) : null,
    asOf,
    approx: number.approx,
    scope: 'county',
    onBehalfOf: null,
    span: number.span,
    evidence: [
      'rule-table',
      ...(date === null ? (['date-missing'] as const) : []),
      ...valueEvidence(indicator, value),
    ],
    rivals: [],
    rule: 'table',
    dated: date !== null,
    happened: false,
    bracketed: false,
    measured: true,
    periodFrom: null,
  };
}
