import type { Evidence } from './evidence.js';

/**
 * Written by `npm run eval -- --fit`: log-odds that a fact is right, by logistic regression over facts read at first
 * contact: 854 (81 wrong), ways of writing that had been misread: 565 (96 wrong), messages
 * learned from since: 989 (29 wrong), and messages with slips made on purpose: 5505 (488 wrong). Facts of one message are never split in the cross-validation, which
 * docs/evaluation.md tells of together with the limits.
 */
export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Evidence, number>>>;
} = {
  bias: 3.42,
  weights: {
    'name-brief': -0.09,
    'name-heard': -0.22,
    'name-of-two-characters': -0.22,
    'name-shared': -0.02,
    'name-shared-either-fits': -2.16,
    'names-compete': 0.32,
    'name-far': -0.11,
    'unknown-words-between': -1,
    'rule-list': 0.51,
    'rule-before-name': -1.27,
    'rule-goes-on': -0.41,
    'goes-on-far': 0.21,
    'goes-on-bare': -0.39,
    'unknown-words-before': -0.36,
    'unknown-words-after': -0.53,
    'rule-table': -0.28,
    'from-context': 0.26,
    'unit-missing': -0.18,
    'unit-converted': -0.17,
    approximate: 0.57,
    'value-off-scale': -1.37,
    'date-missing': -0.49,
    'date-unused': -1.78,
    'date-inherited': 0.12,
    'date-weak': -0.72,
    'dates-compete': -0.2,
    'date-doubtful': -1.01,
    'measure-assumed': -0.15,
    'done-as-total': -0.54,
    'delta-assumed': -1.33,
    'delta-said': -0.61,
    'figures-compete': -0.09,
    'trap-before': -1.24,
    'trap-after': 0.46,
    'others-omitted': 0.83,
    'in-brackets': -0.42,
    'clause-long': 0.81,
    hedged: -0.42,
    'speaks-of-others': -0.57,
    'like-chatter': -0.24,
    'speaks-of-change': 0.28,
    'indicator-again': 0.98,
    contradicted: -2.99,
  },
};
