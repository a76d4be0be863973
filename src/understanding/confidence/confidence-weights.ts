import type { Evidence } from './evidence.js';

/**
 * Written by `npm run eval -- --fit`: log-odds that a fact is right, by logistic regression over facts read at first
 * contact: 3068 (222 wrong), ways of writing that had been misread: 565 (96 wrong), messages
 * learned from since: 1678 (19 wrong), and messages with slips made on purpose: 18626 (1093 wrong). Facts of one message are never split in the cross-validation, which
 * docs/evaluation.md tells of together with the limits.
 */
export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Evidence, number>>>;
} = {
  bias: 4.5,
  weights: {
    'name-brief': 0.07,
    'name-heard': -0.53,
    'name-of-two-characters': -0.32,
    'name-shared': 0.32,
    'name-shared-either-fits': -2.79,
    'names-compete': -0.31,
    'name-far': 0.04,
    'unknown-words-between': -0.97,
    'rule-list': 0.43,
    'rule-before-name': -1.11,
    'rule-goes-on': -0.37,
    'goes-on-far': -0.08,
    'goes-on-bare': -0.17,
    'unknown-words-before': -0.37,
    'unknown-words-after': -0.97,
    'rule-table': -2.34,
    'from-context': -0.25,
    'unit-missing': -0.05,
    'unit-converted': -0.31,
    approximate: 1.3,
    'value-off-scale': -3.03,
    'date-missing': -0.71,
    'date-unused': -1.58,
    'date-inherited': -0.33,
    'date-weak': -1.28,
    'dates-compete': -0.18,
    'date-doubtful': -0.91,
    'measure-assumed': -0.49,
    'done-as-total': -0.25,
    'delta-assumed': -1.34,
    'delta-said': -0.39,
    'figures-compete': -0.22,
    'trap-before': -0.82,
    'trap-after': 0.36,
    'others-omitted': 0.44,
    'in-brackets': -0.71,
    'clause-long': 0.98,
    'unlike-progress': -1.52,
    'faintly-progress': -0.76,
    hedged: -0.2,
    'speaks-of-others': 0.21,
    'like-chatter': -0.47,
    'speaks-of-change': -0.31,
    'indicator-again': 0.6,
    contradicted: -3.1,
  },
};
