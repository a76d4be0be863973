import type { Evidence } from './evidence.js';

/** Written by `npm run eval -- --fit`; see docs/evaluation.md for what it is fitted on and how far it can be trusted. */
export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Evidence, number>>>;
} = {
  bias: 4,
  weights: {},
};
