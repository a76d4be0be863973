import type { Evidence } from './evidence.js';

/**
 * Written by `npm run eval -- --fit`: log-odds that a fact is right, by logistic regression over facts read at first
 * contact: 854 (81 wrong), ways of writing that had been misread: 565 (96 wrong), messages
 * learned from since: 809 (8 wrong), and messages with slips made on purpose: 5050 (383 wrong). Facts of one message are never split in the cross-validation, which
 * docs/evaluation.md tells of together with the limits.
 */
export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Evidence, number>>>;
} = {
  bias: 3.33,
  weights: {
    'name-brief': -0.1,
    'name-heard': -0.24,
    'name-of-two-characters': -0.21,
    'name-shared': -0.03,
    'name-shared-either-fits': -2.32,
    'names-compete': 0.31,
    'name-far': -0.07,
    'unknown-words-between': -0.99,
    'rule-list': 0.39,
    'rule-before-name': -1.26,
    'rule-goes-on': -0.43,
    'goes-on-far': 0.32,
    'goes-on-bare': -0.43,
    'unknown-words-before': -0.39,
    'unknown-words-after': -0.58,
    'rule-table': -0.15,
    'from-context': 0.25,
    'unit-missing': -0.17,
    'unit-converted': -0.15,
    approximate: 0.58,
    'value-fraction': -2.05,
    'value-off-scale': -1.49,
    'date-missing': -0.5,
    'date-unused': -1.84,
    'date-inherited': 0.18,
    'date-weak': -0.72,
    'dates-compete': -0.07,
    'date-doubtful': -1.06,
    'measure-assumed': -0.12,
    'done-as-total': -0.56,
    'delta-assumed': -1.28,
    'delta-said': -0.62,
    'figures-compete': -0.03,
    'trap-before': -1.22,
    'trap-after': 0.49,
    'others-omitted': 0.86,
    'in-brackets': -0.34,
    'clause-long': 0.79,
    hedged: -0.46,
    'speaks-of-others': -0.59,
    'like-chatter': -0.32,
    'speaks-of-change': 0.34,
    'indicator-again': 0.93,
    contradicted: -2.97,
  },
};
