import type { Finding } from './finding.js';
import type { DraftIndicator, PlanDraft } from './plan-draft.js';

function settledBy(finding: Finding): ((indicator: DraftIndicator) => boolean) | null {
  switch (finding.kind) {
    case 'indicator-without-task':
    case 'indicator-owner-unclear':
      return ({ ownerUnit }) => ownerUnit !== null;
    case 'target-without-number':
    case 'target-without-base':
      return ({ target, targetText }) => target !== null && targetText !== '破零';
    default:
      return null;
  }
}

function unitsJoined(draft: PlanDraft, names: readonly string[]): boolean {
  return draft.units.some((unit) =>
    names.every((name) => unit.name === name || unit.aliases.includes(name)),
  );
}

function isSettled(draft: PlanDraft, finding: Finding, periodDecided: boolean): boolean {
  if (/^(period-unclear|title-without-year)$/.test(finding.kind)) return periodDecided;
  const about = finding.about ?? [];
  if (about.length === 0) return false;
  if (finding.kind === 'unit-two-names')
    return unitsJoined(draft, about) && finding.message.includes('可能');
  const settled = settledBy(finding);
  return (
    settled !== null &&
    about.every((name) => {
      const indicator = draft.indicators.find((item) => item.name === name);
      return indicator === undefined || settled(indicator);
    })
  );
}

/** Leaves out the findings of which everything has been decided. */
export function decideFindings(draft: PlanDraft, periodDecided: boolean): PlanDraft {
  return {
    ...draft,
    findings: draft.findings.filter((finding) => !isSettled(draft, finding, periodDecided)),
  };
}
