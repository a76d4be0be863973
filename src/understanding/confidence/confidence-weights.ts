import type { Evidence } from './evidence.js';

/**
 * Written by `npm run eval -- --fit`: log-odds that a fact is right, by logistic regression over facts read at first
 * contact: 1601 (161 wrong), ways of writing that had been misread: 565 (96 wrong), messages
 * learned from since: 1394 (14 wrong), and messages with slips made on purpose: 14226 (835 wrong). Facts of one message are never split in the cross-validation, which
 * docs/evaluation.md tells of together with the limits.
 */
export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Evidence, number>>>;
} = {
  bias: 3.56,
  weights: {
    'name-brief': -0.04,
    'name-heard': -0.08,
    'name-of-two-characters': -0.17,
    'name-shared': 0.22,
    'name-shared-either-fits': -2.23,
    'names-compete': -0.06,
    'name-far': 0.2,
    'unknown-words-between': -1.07,
    'rule-list': 0.6,
    'rule-before-name': -1.27,
    'rule-goes-on': -0.38,
    'goes-on-far': 0.01,
    'goes-on-bare': -0.17,
    'unknown-words-before': -0.49,
    'unknown-words-after': -0.87,
    'rule-table': -2.61,
    'from-context': -0.01,
    'unit-missing': -0.12,
    'unit-converted': -0.72,
    approximate: 0.69,
    'value-off-scale': -2.06,
    'date-missing': -0.49,
    'date-unused': -1.84,
    'date-inherited': -0.21,
    'date-weak': -0.41,
    'dates-compete': -0.24,
    'date-doubtful': -0.79,
    'measure-assumed': -0.23,
    'done-as-total': -0.22,
    'delta-assumed': -1.05,
    'delta-said': -0.36,
    'figures-compete': -0.21,
    'trap-before': -0.88,
    'trap-after': 0.14,
    'others-omitted': 0.54,
    'in-brackets': -0.65,
    'clause-long': 0.95,
    'unlike-progress': -1.53,
    'faintly-progress': -0.58,
    hedged: -0.64,
    'speaks-of-others': 0.01,
    'like-chatter': -0.15,
    'speaks-of-change': -0.32,
    'indicator-again': 1.05,
    contradicted: -3.27,
  },
};
