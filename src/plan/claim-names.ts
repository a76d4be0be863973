import type { IndicatorId } from '../kernel/ids.js';
import { unitFamily } from './unit-family.js';

/** An indicator's claim to a name. */
export interface Claim {
  readonly id: IndicatorId;
  readonly name: string;
  readonly unit: string;
  /** 0: given by the plan; else how far the name was derived. */
  readonly cost: number;
}

/** Figures of both can always be told apart by their units (12亿元 and 30个). */
function areTold(a: Claim, b: Claim): boolean {
  return unitFamily(a.unit) !== unitFamily(b.unit);
}

function winners(claims: readonly Claim[]): readonly Claim[] {
  const given = claims.filter(({ cost }) => cost === 0);
  const derived = claims.filter(
    (claim) => claim.cost > 0 && !claims.some((other) => other.id === claim.id && other.cost === 0),
  );
  const kept = derived.filter((claim) =>
    claims.every(
      (other) => other.id === claim.id || other.cost > claim.cost || areTold(claim, other),
    ),
  );
  return [...given, ...kept];
}

/**
 * Settles who holds a name that several claim: a given name stays with all that were given it, a derived one goes to
 * the indicator that is nearest to it. Where two are as near, both keep it if their units tell them apart, else none:
 * a name never guesses.
 */
export function settleClaims(claims: readonly Claim[]): readonly Claim[] {
  const byName = new Map<string, Claim[]>();
  for (const claim of claims) {
    const same = byName.get(claim.name) ?? [];
    same.push(claim);
    byName.set(claim.name, same);
  }
  return [...byName.values()].flatMap(winners);
}
