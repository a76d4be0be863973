import type { LabelledFact } from '../../labelled-message.js';
import type { Subject } from './subject.js';

/** Where a word stands that decides a part of facts, so that changing it must change just that. */
export interface Mark {
  readonly role: 'figure' | 'date' | 'measure';
  readonly start: number;
  readonly end: number;
  /** Indexes of the facts that it decides. */
  readonly facts: readonly number[];
}

/** A message with its truth, and what it is an example of. */
export interface Variation {
  readonly phenomenon: string;
  readonly text: string;
  readonly now: string;
  readonly context: readonly string[];
  readonly facts: readonly LabelledFact[];
  readonly marks: readonly Mark[];
}

/** Builds a text and its truth together. */
export class MessageText {
  text = '';
  readonly facts: LabelledFact[] = [];
  readonly marks: Mark[] = [];
  readonly context: string[] = [];

  constructor(readonly now: string) {}

  say(words: string): this {
    this.text += words;
    return this;
  }

  /** A figure that is a fact. */
  fact(
    subject: Subject,
    said: { readonly value: number; readonly words: string },
    truth: { readonly asOf: string; readonly measure?: 'total' | 'delta'; readonly scope?: 'unit' },
  ): this {
    const start = this.text.length;
    this.say(said.words);
    this.marks.push({ role: 'figure', start, end: this.text.length, facts: [this.facts.length] });
    this.facts.push({
      indicator: subject.indicator,
      measure: truth.measure ?? 'total',
      value: said.value,
      unit: subject.unit,
      asOf: truth.asOf,
      ...(truth.scope === undefined ? {} : { scope: truth.scope }),
    });
    return this;
  }

  /** A word whose change must change the named facts and nothing else. */
  marked(role: Mark['role'], words: string, facts: readonly number[]): this {
    const start = this.text.length;
    this.say(words);
    this.marks.push({ role, start, end: this.text.length, facts });
    return this;
  }

  /** Messages of the same person before this one. */
  after(...turns: readonly string[]): this {
    this.context.push(...turns);
    return this;
  }

  done(phenomenon: string): Variation {
    const { text, now, facts, marks, context } = this;
    return { phenomenon, text, now: `${now}T10:00:00+08:00`, facts, marks, context };
  }
}
