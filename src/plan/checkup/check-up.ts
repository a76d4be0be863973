import type { Finding } from '../read/finding.js';
import type { PlanReading } from '../read/plan-reading.js';
import { checkIndicators } from './indicator-checks.js';
import { checkOwners } from './owner-checks.js';
import { checkNumbering } from './numbering-checks.js';
import { checkTextAgainstTable } from './text-table-units.js';
import { checkupTexts as texts } from './texts.js';
import { checkUnits } from './unit-checks.js';
import { checkWording } from './wording-checks.js';
import { checkYears } from './year-checks.js';

function attachment(reading: PlanReading): Finding[] {
  const label = reading.outline.lines.slice(0, 3).find((line) => /^附件\s*\d*[：:]?$/.test(line));
  return label === undefined
    ? []
    : [{ kind: 'attachment-only', message: texts.attachmentOnly(label), where: '文首' }];
}

/**
 * All contradictions and gaps of a document, those about who and how much first. Each says where it stands and what
 * has to be decided; a document without any gives none.
 */
export function checkUp(reading: PlanReading): Finding[] {
  if (reading.tasks.length === 0 && reading.indicators.length === 0) {
    const nothing: Finding = {
      kind: 'nothing-found',
      message: texts.nothingFound(),
      where: '全文',
    };
    return [nothing, ...checkWording(reading)];
  }
  return [
    ...checkTextAgainstTable(reading),
    ...checkUnits(reading),
    ...checkIndicators(reading),
    ...checkOwners(reading),
    ...checkYears(reading),
    ...checkWording(reading),
    ...checkNumbering(reading),
    ...attachment(reading),
  ];
}
