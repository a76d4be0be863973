import type { Evidence } from './evidence.js';

/**
 * Written by `npm run eval -- --fit`: log-odds that a fact is right, by logistic regression over facts read at first
 * contact: 2593 (213 wrong), ways of writing that had been misread: 565 (96 wrong), messages
 * learned from since: 1519 (14 wrong), and messages with slips made on purpose: 17008 (943 wrong). Facts of one message are never split in the cross-validation, which
 * docs/evaluation.md tells of together with the limits.
 */
export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Evidence, number>>>;
} = {
  bias: 4.17,
  weights: {
    'name-brief': 0.02,
    'name-heard': -0.67,
    'name-of-two-characters': -0.31,
    'name-shared': 0.19,
    'name-shared-either-fits': -2.23,
    'names-compete': -0.22,
    'name-far': 0.1,
    'unknown-words-between': -0.94,
    'rule-list': 0.59,
    'rule-before-name': -1.12,
    'rule-goes-on': -0.28,
    'goes-on-far': -0.14,
    'goes-on-bare': -0.25,
    'unknown-words-before': -0.44,
    'unknown-words-after': -1.02,
    'rule-table': -2.33,
    'from-context': -0.35,
    'unit-missing': -0.01,
    'unit-converted': -0.35,
    approximate: 1.05,
    'value-off-scale': -2.98,
    'date-missing': -0.61,
    'date-unused': -1.62,
    'date-inherited': -0.37,
    'date-weak': -0.94,
    'dates-compete': -0.19,
    'date-doubtful': -0.85,
    'measure-assumed': -0.37,
    'done-as-total': -0.23,
    'delta-assumed': -1.25,
    'delta-said': -0.36,
    'figures-compete': -0.26,
    'trap-before': -0.77,
    'trap-after': 0.37,
    'others-omitted': 0.47,
    'in-brackets': -0.73,
    'clause-long': 0.93,
    'unlike-progress': -1.53,
    'faintly-progress': -0.45,
    hedged: -0.13,
    'speaks-of-others': 0.16,
    'like-chatter': -0.52,
    'speaks-of-change': -0.39,
    'indicator-again': 0.72,
    contradicted: -3.12,
  },
};
