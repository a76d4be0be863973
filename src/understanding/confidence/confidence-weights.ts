import type { Evidence } from './evidence.js';

/**
 * Written by `npm run eval -- --fit`: log-odds that a fact is right, by logistic regression over facts read at first
 * contact: 1025 (101 wrong), ways of writing that had been misread: 565 (96 wrong), messages
 * learned from since: 989 (29 wrong), and messages with slips made on purpose: 5504 (484 wrong). Facts of one message are never split in the cross-validation, which
 * docs/evaluation.md tells of together with the limits.
 */
export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Evidence, number>>>;
} = {
  bias: 3.62,
  weights: {
    'name-brief': -0.07,
    'name-heard': -0.21,
    'name-of-two-characters': -0.23,
    'name-shared': -0.07,
    'name-shared-either-fits': -1.81,
    'names-compete': 0.31,
    'name-far': 0.01,
    'unknown-words-between': -1.08,
    'rule-list': 0.58,
    'rule-before-name': -1.29,
    'rule-goes-on': -0.46,
    'goes-on-far': 0.09,
    'goes-on-bare': -0.25,
    'unknown-words-before': -0.25,
    'unknown-words-after': -0.47,
    'rule-table': -0.29,
    'from-context': 0.33,
    'unit-missing': -0.14,
    'unit-converted': -0.16,
    approximate: 0.58,
    'value-off-scale': -1.36,
    'date-missing': -0.44,
    'date-unused': -1.69,
    'date-inherited': 0,
    'date-weak': -0.67,
    'dates-compete': -0.56,
    'date-doubtful': -0.89,
    'measure-assumed': -0.29,
    'done-as-total': -0.48,
    'delta-assumed': -1.39,
    'delta-said': -0.63,
    'figures-compete': -0.18,
    'trap-before': -1.2,
    'trap-after': 0.3,
    'others-omitted': 0.8,
    'in-brackets': -0.59,
    'clause-long': 0.82,
    hedged: -0.29,
    'speaks-of-others': -0.57,
    'like-chatter': -0.11,
    'speaks-of-change': 0.13,
    'indicator-again': 1.13,
    contradicted: -3.06,
  },
};
