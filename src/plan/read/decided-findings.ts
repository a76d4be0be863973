import type { Finding, FindingKind } from './finding.js';
import type { DraftIndicator, PlanDraft } from './plan-draft.js';

type Settled = (indicator: DraftIndicator) => boolean;

const hasOwner: Settled = ({ ownerUnit }) => ownerUnit !== null;
const hasTarget: Settled = ({ target, targetText }) => target !== null && targetText !== '破零';

/** Findings that are settled once every indicator they name has what it lacked. */
const SETTLED_BY: Partial<Record<FindingKind, Settled>> = {
  'indicator-without-task': hasOwner,
  'indicator-owner-unclear': hasOwner,
  'target-without-number': hasTarget,
  'target-without-base': hasTarget,
};

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
  const settled = SETTLED_BY[finding.kind];
  return (
    settled !== undefined &&
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
