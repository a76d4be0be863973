import { describe, expect, it } from 'vitest';
import { answerTools } from '../../../src/answers/answer-tools.js';
import type { ToolResult } from '../../../src/answers/answer-tools.js';
import { askers, busyCounty, contextOf, inGroup, plan, SECRET_NAME, stock } from './asking.js';

const county = busyCounty();
const tools = (asker: Parameters<typeof contextOf>[1], settings = {}) =>
  answerTools(contextOf(county, asker, settings));
const textOf = ({ placed }: ToolResult, key: string): string | undefined => placed.get(key)?.text;
const name = stock.shortName;

describe('the tools of an open question', () => {
  it('give the standing of an indicator as the other answers word it', () => {
    const result = tools(askers.leader).indicators([name]);
    expect(textOf(result, `${name}.current`)).toBe('58家');
    expect(textOf(result, `${name}.target`)).toBe('66家');
    expect(textOf(result, `${name}.gap`)).toBe('8家');
    expect(textOf(result, `${name}.completion`)).toBe('87.9%');
    expect(textOf(result, `${name}.asOf`)).toBe('6月30日');
    expect([...result.placed.keys()].every((key) => key.startsWith(`${name}.`))).toBe(true);
  });

  it('rest every figure on the facts behind it', () => {
    const { placed } = tools(askers.leader).indicators([name]);
    const cited = placed.get(`${name}.current`)?.cited ?? [];
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.every((id) => county.state().facts.has(id))).toBe(true);
  });

  it('say 未报 where nothing was reported, and place no difference there', () => {
    const silent = plan.indicators.find(
      ({ id }) => ![...county.state().facts.values()].some(({ fact }) => fact.indicatorId === id),
    )!;
    const result = tools(askers.leader).indicators([silent.shortName]);
    expect(textOf(result, `${silent.shortName}.current`)).toBe('未报');
    expect(textOf(result, `${silent.shortName}.gap`)).toBeUndefined();
  });

  it('give all indicators when none is named, and nothing for names that no plan holds', () => {
    const all = tools(askers.leader).indicators([]);
    expect(all.names).toEqual(expect.arrayContaining(plan.indicators.map((one) => one.shortName)));
    expect(tools(askers.leader).indicators(['独角兽']).placed.size).toBe(0);
  });

  it('count by light in the overview so that the counts add up', () => {
    const { placed } = tools(askers.leader).overview();
    const counts = [...placed]
      .filter(([key]) => /灯\.count$/.test(key))
      .map(([, { text }]) => Number.parseInt(text, 10));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(plan.indicators.length);
  });

  it('refuse an unknown person where the workspace has switched asking off', () => {
    const off = tools(askers.unknown, { unknownMayAsk: false });
    for (const result of [
      off.indicators([]),
      off.overview(),
      off.unit('县科工信局'),
      off.tasks(),
    ]) {
      expect(result).toMatchObject({ names: [] });
      expect(result.placed.size).toBe(0);
      expect(result.refused).not.toBeNull();
    }
  });

  it('give an unknown person in a bound group the indicators, but no unit', () => {
    const some = tools(askers.unknown);
    expect(some.indicators([name]).placed.size).toBeGreaterThan(0);
    expect(some.unit('县科工信局').refused).not.toBeNull();
  });

  it('hold no name of a person and no text of a message, whoever asks', () => {
    for (const asker of [...Object.values(askers), inGroup(askers.office)]) {
      const some = tools(asker);
      const results = [some.indicators([]), some.overview(), some.unit('县科工信局'), some.tasks()];
      const words = JSON.stringify(results.map(({ placed, names }) => [[...placed], names]));
      expect(words).not.toContain(SECRET_NAME);
      expect(words).not.toContain('原文');
    }
  });
});
