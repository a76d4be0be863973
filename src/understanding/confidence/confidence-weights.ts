import type { Evidence } from './evidence.js';

/**
 * Written by `npm run eval -- --fit`: log-odds that a fact is right, by logistic regression over facts read at first
 * contact: 1601 (161 wrong), ways of writing that had been misread: 565 (96 wrong), messages
 * learned from since: 1394 (14 wrong), and messages with slips made on purpose: 13888 (852 wrong). Facts of one message are never split in the cross-validation, which
 * docs/evaluation.md tells of together with the limits.
 */
export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Evidence, number>>>;
} = {
  bias: 3.52,
  weights: {
    'name-brief': -0.04,
    'name-heard': -0.1,
    'name-of-two-characters': -0.16,
    'name-shared': 0.08,
    'name-shared-either-fits': -1.63,
    'names-compete': -0.05,
    'name-far': 0.19,
    'unknown-words-between': -1.06,
    'rule-list': 0.58,
    'rule-before-name': -1.22,
    'rule-goes-on': -0.38,
    'goes-on-far': 0.01,
    'goes-on-bare': -0.16,
    'unknown-words-before': -0.48,
    'unknown-words-after': -0.89,
    'rule-table': -2.6,
    'from-context': -0.02,
    'unit-missing': -0.12,
    'unit-converted': -0.69,
    approximate: 0.68,
    'value-off-scale': -2.18,
    'date-missing': -0.49,
    'date-unused': -1.8,
    'date-inherited': -0.19,
    'date-weak': -0.41,
    'dates-compete': -0.22,
    'date-doubtful': -0.78,
    'measure-assumed': -0.21,
    'done-as-total': -0.25,
    'delta-assumed': -1.05,
    'delta-said': -0.38,
    'figures-compete': -0.22,
    'trap-before': -0.87,
    'trap-after': 0.16,
    'others-omitted': 0.55,
    'in-brackets': -0.64,
    'clause-long': 0.94,
    'unlike-progress': -1.54,
    'faintly-progress': -0.59,
    hedged: -0.64,
    'speaks-of-others': 0,
    'like-chatter': -0.12,
    'speaks-of-change': -0.32,
    'indicator-again': 1.04,
    contradicted: -3.25,
  },
};
