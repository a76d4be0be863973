import type { Evidence } from './evidence.js';

/**
 * Written by `npm run eval -- --fit`: log-odds that a fact is right, by logistic regression over facts read at first
 * contact: 1601 (161 wrong), ways of writing that had been misread: 565 (96 wrong), messages
 * learned from since: 1208 (13 wrong), and messages with slips made on purpose: 9943 (609 wrong). Facts of one message are never split in the cross-validation, which
 * docs/evaluation.md tells of together with the limits.
 */
export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<Evidence, number>>>;
} = {
  bias: 3.5,
  weights: {
    'name-brief': -0.03,
    'name-heard': -0.07,
    'name-of-two-characters': -0.18,
    'name-shared': 0.07,
    'name-shared-either-fits': -1.67,
    'names-compete': -0.07,
    'name-far': 0.26,
    'unknown-words-between': -1.12,
    'rule-list': 0.52,
    'rule-before-name': -1.13,
    'rule-goes-on': -0.35,
    'goes-on-far': 0,
    'goes-on-bare': -0.19,
    'unknown-words-before': -0.51,
    'unknown-words-after': -0.93,
    'rule-table': -2.59,
    'from-context': -0.04,
    'unit-missing': -0.08,
    'unit-converted': -0.7,
    approximate: 0.72,
    'value-off-scale': -2.1,
    'date-missing': -0.5,
    'date-unused': -1.84,
    'date-inherited': -0.19,
    'date-weak': -0.46,
    'dates-compete': -0.24,
    'date-doubtful': -0.77,
    'measure-assumed': -0.18,
    'done-as-total': -0.25,
    'delta-assumed': -1.07,
    'delta-said': -0.35,
    'figures-compete': -0.21,
    'trap-before': -0.92,
    'trap-after': 0.11,
    'others-omitted': 0.53,
    'in-brackets': -0.64,
    'clause-long': 0.88,
    'unlike-progress': -1.41,
    'faintly-progress': -0.41,
    hedged: -0.6,
    'speaks-of-others': -0.04,
    'like-chatter': -0.2,
    'speaks-of-change': -0.36,
    'indicator-again': 1.04,
    contradicted: -3.18,
  },
};
