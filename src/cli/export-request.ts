import type { Attachment } from '../answers/answer.js';
import { AppError } from '../kernel/errors.js';
import type { DateRange } from '../kernel/dates.js';
import type { Lexicon } from '../plan/lexicon.js';
import type { Plan } from '../plan/model.js';
import type { FileAsked } from '../understanding/understanding.js';
import { exportTexts } from './export-texts.js';
import { readPeriodOption } from './read-period-option.js';

export interface ExportOptions {
  readonly document: string;
  readonly format: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly template: boolean;
}

const DOCUMENTS: Readonly<Record<string, FileAsked['document']>> = {
  ledger: 'ledger',
  台账: 'ledger',
  weekly: 'weekly',
  周报: 'weekly',
  bulletin: 'bulletin',
  通报: 'bulletin',
  'half-year': 'half-year',
  半年总结: 'half-year',
};

/** The first is what comes without `--format`. */
const LEDGER_FORMATS = ['xlsx', 'csv', 'pdf'] as const;
const DIGEST_FORMATS = ['docx', 'pdf'] as const;

function wrong(userText: string): AppError {
  return new AppError('input-invalid', 'cannot be exported as asked', { userText });
}

function fileOf({ document: given, format, template }: ExportOptions): FileAsked {
  if (template) return { document: 'form', format: 'xlsx' };
  const document = DOCUMENTS[given];
  if (document === undefined) throw wrong(exportTexts.noSuchDocument(given));
  const formats = document === 'ledger' ? LEDGER_FORMATS : DIGEST_FORMATS;
  const found = format === null ? formats[0] : formats.find((one) => one === format);
  if (found === undefined) throw wrong(exportTexts.noSuchFormat(format ?? '', formats));
  return { document, format: found };
}

function unitOf(given: string, plans: readonly Plan[]): string {
  const units = plans.flatMap((plan) => plan.units);
  const found = units.find(({ name, aliases }) => name === given || aliases.includes(given));
  if (found !== undefined) return found.name;
  throw wrong(exportTexts.noSuchUnit(given, [...new Set(units.map(({ name }) => name))]));
}

/** What a call of `zhanbao export` asks for. @throws AppError `input-invalid` */
export function exportRequest(
  options: ExportOptions,
  { plans, lexicon, now }: { plans: readonly Plan[]; lexicon: Lexicon; now: Date },
): Attachment {
  const file = fileOf(options);
  const period: DateRange | null =
    options.period === null ? null : readPeriodOption(options.period, lexicon, now);
  const units = options.unit === null ? null : [unitOf(options.unit, plans)];
  const kind = file.document === 'ledger' || file.document === 'form' ? 'export' : 'digest';
  return { kind, file, period, units, isPrivate: true };
}
