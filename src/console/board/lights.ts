import type { BoardIndicatorView, LightView } from '../../http/api-types.js';

export interface LightKind {
  readonly light: LightView;
  /** The light's own name in the supervision system. */
  readonly name: string;
}

/** In the order of the summary: what needs a look comes first. */
export const lightKinds: readonly LightKind[] = [
  { light: 'red', name: '红灯' },
  { light: 'yellow', name: '黄灯' },
  { light: 'green', name: '绿灯' },
  { light: 'blue', name: '蓝灯' },
  { light: 'grey', name: '灰灯' },
  { light: 'none', name: '无灯' },
];

/** How many indicators have each light; lights that none has are left out. */
export function countLights(
  indicators: readonly BoardIndicatorView[],
): readonly (LightKind & { readonly count: number })[] {
  return lightKinds
    .map((kind) => ({
      ...kind,
      count: indicators.filter(({ light }) => light === kind.light).length,
    }))
    .filter(({ count }) => count > 0);
}

/** A share of a bar: between 0 and 100, whatever the figure says. */
export function barShare(percent: string | null): number {
  const value = Number(percent ?? 0);
  return Number.isFinite(value) ? Math.min(100, Math.max(0, value)) : 0;
}
