import { readFileSync } from 'node:fs';
import { buildLexicon } from '../../src/plan/build-lexicon.js';
import type { Lexicon } from '../../src/plan/lexicon.js';
import { parsePlanYaml } from '../../src/plan/load-plan-file.js';
import type { Indicator } from '../../src/plan/model.js';

const source = readFileSync(new URL('../../plans/youxian-2023/plan.yaml', import.meta.url), 'utf8');
/** What names are made of: the letters of the plan's own prose, so that no first letter stands out. */
const letters = [...new Set(source.match(/[\u4e00-\u9fff]/gu) ?? [])];

/** A sequence of the kind that shuffles well and is the same in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The sample plan's lexicon, with invented indicators beside its own and aliases spread over these. */
export function grownLexicon(indicators: number, aliases: number): Lexicon {
  const plan = parsePlanYaml(source);
  const next = sequence(20_231_123);
  const invent = (length: number): string =>
    Array.from({ length }, () => letters[next(letters.length)] ?? '').join('');
  const model = plan.indicators[0] as Indicator;
  const more = indicators - plan.indicators.length;
  const invented = Array.from({ length: Math.max(0, more) }, (_, index): Indicator => {
    const share = Math.floor((aliases * (index + 1)) / more) - Math.floor((aliases * index) / more);
    const name = invent(6);
    return {
      ...model,
      id: `grown-${index}` as Indicator['id'],
      shortName: name,
      name: `${name}${invent(2)}`,
      aliases: Array.from({ length: share }, () => invent(4)),
    };
  });
  return buildLexicon([{ ...plan, indicators: [...plan.indicators, ...invented] }], {
    botName: '战报助手',
  });
}
