import { describe, expect, it } from 'vitest';
import type { DateRule } from '../../../src/understanding/dates/date-rule.js';
import { dayRules } from '../../../src/understanding/dates/day-rules.js';
import { monthRules } from '../../../src/understanding/dates/month-rules.js';
import { numberHeads } from '../../../src/understanding/dates/number-heads.js';
import { findAll } from '../../../src/understanding/text/find-all.js';
import { matchesAt } from '../../../src/understanding/text/matches-at.js';
import { readLabelled } from '../../evals/labelled-message.js';

const written = [
  '截至今年6月30日，高企58家；二〇二三年十二月底60家',
  '1.7月下旬新增2家 2023-06-30 2023.7.1 9-5 16:20',
  '6月1日-7月3日、6.30数据，截至6.1-6.30。23号新认定1家',
  '本月1日到12日，3至6月，去年的11月份以来，2023年6月中，5-6月底',
];

const texts = [
  ...written,
  ...readLabelled(new URL('../../evals/development-160.jsonl', import.meta.url)).map(
    ({ text }) => text,
  ),
];

const spans = (found: readonly RegExpExecArray[]): readonly string[] =>
  found.map((match) => `${match.index} ${match[0]}`);

function atHeads({ pattern }: DateRule, text: string): readonly string[] {
  const sticky = new RegExp(pattern.source, pattern.flags.replace('g', 'y'));
  return spans(matchesAt(numberHeads(text), sticky, text));
}

describe('numberHeads', () => {
  it('finds places that lie within one another', () => {
    expect(numberHeads('今年6月12日')).toEqual([0, 2, 4, 5]);
    expect(numberHeads('高企58家')).toEqual([]);
  });

  it('loses no match of the rules that are looked for there only', () => {
    const rules = [...dayRules, ...monthRules].filter(({ opensWithNumber }) => opensWithNumber);
    expect(rules.length).toBeGreaterThan(10);
    let matches = 0;
    for (const rule of rules)
      for (const text of texts) {
        const everywhere = spans(findAll(rule.pattern, text));
        expect(atHeads(rule, text)).toEqual(everywhere);
        matches += everywhere.length;
      }
    expect(matches).toBeGreaterThan(50);
  });
});
