import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { screenText } from '../../../src/conversation/privacy-screen.js';
import { parseDemoScript } from '../../../src/store/demo/demo-script.js';
import { demoPeople, demoUserId } from '../../../src/store/demo/demo-people.js';
import { samplePlan } from '../../fakes/sample-plan.js';

const read = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const script = parseDemoScript(read('plans/youxian-2023/demo-messages.yaml'));

describe("the demonstration's script", () => {
  it('covers half a year up to the moment where its clock stands', () => {
    const times = script.messages.map(({ at }) => at.toISOString());
    expect(times).toEqual([...times].sort());
    expect(times[0]?.slice(0, 7)).toBe('2023-01');
    expect(script.clock.toISOString()).toBe('2023-07-05T02:00:00.000Z');
    expect(script.messages.at(-1)?.at.getTime()).toBeLessThan(script.clock.getTime());
    const months = new Set(times.map((time) => time.slice(0, 7)));
    expect([...months]).toHaveLength(7);
  });

  it('is spoken by people whom the demonstration knows', () => {
    const known = new Set(demoPeople(samplePlan(), 'test').map(({ account }) => account.userId));
    expect(script.messages.filter(({ speaker }) => !known.has(demoUserId(speaker)))).toEqual([]);
  });

  it('holds nothing that the privacy screen would touch', () => {
    const touched = script.messages.filter(({ text }) => {
      const screening = screenText(text);
      return screening.kind === 'blocked' || screening.masked;
    });
    expect(touched).toEqual([]);
    const titles = /[\u4e00-\u9fff]{1,3}(?:同志|书记|县长|主任|局长)/;
    expect(script.messages.filter(({ text }) => titles.test(text))).toEqual([]);
  });

  it('repeats no message of the evaluation set', () => {
    const evaluated = read('tests/evals/development-160.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { text: string; expect: { intent: string } })
      .filter(({ expect: { intent } }) => intent === 'report' || intent === 'correction');
    const said = new Set(script.messages.map(({ text }) => text));
    expect(evaluated.filter(({ text }) => said.has(text))).toEqual([]);
  });

  it('names every field that is wrong', () => {
    expect(() => parseDemoScript('clock: yesterday\nmessages: []')).toThrow(
      /clock.*workspace.*group.*importedAt/,
    );
  });
});
