import { decimal } from '../../kernel/decimal.js';
import type { DecimalText } from '../../kernel/decimal.js';
import { indicatorKey, scaleOf } from './indicator-key.js';
import type { Mention } from './plan-reading.js';
import type { RawTarget } from './raw-target.js';

/** Mentions of one indicator. */
export interface Group {
  /** Targets for the plan's end. */
  readonly finals: Mention[];
  /** Figures expected before its end. */
  readonly steps: Mention[];
}

/** Groups found by what their mentions say, so that a long list of indicators is not compared pair by pair. */
export interface GroupIndex {
  /** Those with a mention of the same key, first found first. */
  readonly ofName: (mention: Mention) => readonly Group[];
  /** Those with a mention of the same figure, first found first. */
  readonly ofFigure: (mention: Mention) => readonly Group[];
  readonly first: (test: (group: Group) => boolean) => Group | null;
  /** Remembers what a mention adds to its group. */
  readonly put: (group: Group, mention: Mention) => void;
  readonly all: () => readonly Group[];
}

/** More indicators than any plan has: steps with a slightly other name are no longer looked for among them. */
const MAX_SEARCHED = 2_000;

/** The figure of a target; a change (增长10%) has none of its own. */
export function figureOf(raw: RawTarget): {
  value: DecimalText | null;
  unit: string | null;
} {
  const quantity = raw.quantity;
  return quantity === null || raw.form === 'relative'
    ? { value: null, unit: quantity === null ? null : quantity.unit }
    : { value: quantity.value, unit: quantity.unit };
}

function figureKey({ raw }: Mention): string {
  const { value, unit } = figureOf(raw);
  if (value === null) return `${raw.form} ${raw.text}`;
  return decimal(value)
    .times(scaleOf(unit ?? '').factor)
    .toString();
}

function add(index: Map<string, Group[]>, key: string, group: Group): void {
  const groups = index.get(key);
  if (groups === undefined) index.set(key, [group]);
  else if (!groups.includes(group)) groups.push(group);
}

export function groupIndex(): GroupIndex {
  const groups = new Set<Group>();
  const byName = new Map<string, Group[]>();
  const byFigure = new Map<string, Group[]>();
  return {
    ofName: ({ raw }) => byName.get(indicatorKey(raw.name)) ?? [],
    ofFigure: (mention) => byFigure.get(figureKey(mention)) ?? [],
    first: (test) => {
      if (groups.size > MAX_SEARCHED) return null;
      for (const group of groups) if (test(group)) return group;
      return null;
    },
    put: (group, mention) => {
      groups.add(group);
      add(byName, indicatorKey(mention.raw.name), group);
      add(byFigure, figureKey(mention), group);
    },
    all: () => [...groups],
  };
}
