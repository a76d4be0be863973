import { readFileSync } from 'node:fs';
import { buildLexicon } from '../../src/plan/build-lexicon.js';
import type { Lexicon } from '../../src/plan/lexicon.js';
import { parsePlanYaml } from '../../src/plan/load-plan-file.js';
import { understand } from '../../src/understanding/understand.js';
import type {
  Intent,
  Measure,
  QueryKind,
  Role,
  Turn,
  Understanding,
} from '../../src/understanding/understanding.js';

/** The label schema of the evaluation set's README, sections 1 to 4. */
export interface LabelledFact {
  readonly indicator: string;
  readonly measure: Measure;
  readonly value: number;
  readonly unit: string;
  readonly asOf: string;
  readonly approx?: boolean;
  readonly scope?: 'county' | 'unit';
}

export interface LabelledQuery {
  readonly kind: QueryKind;
  readonly indicators: readonly string[];
  readonly tasks: readonly string[];
  readonly units: readonly string[];
  readonly period: { readonly from: string; readonly to: string } | null;
}

export interface Expectation {
  readonly intent: Intent;
  readonly facts?: readonly LabelledFact[];
  readonly tasks?: readonly string[];
  readonly blocker?: boolean;
  readonly query?: LabelledQuery | null;
}

export interface LabelledMessage {
  readonly id: string;
  readonly now: string;
  readonly sender: { readonly unit: string; readonly role: Role };
  readonly text: string;
  readonly context?: readonly Turn[];
  readonly expect: Expectation;
}

/** Reads a file of one labelled message a line. */
export function readLabelled(path: string | URL): readonly LabelledMessage[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledMessage);
}

/** The lexicon of the bundled sample plan. */
export function sampleLexicon(): Lexicon {
  const source = readFileSync(
    new URL('../../plans/youxian-2023/plan.yaml', import.meta.url),
    'utf8',
  );
  return buildLexicon([parsePlanYaml(source)], { botName: '战报助手' });
}

function toExpectation(result: Understanding, lexicon: Lexicon): Expectation {
  const { query } = result;
  const shortName = (id: string): string =>
    lexicon.indicators.find((item) => item.id === id)?.shortName ?? id;
  return {
    intent: result.intent,
    facts: result.facts.map((fact) => ({
      indicator: fact.indicator,
      measure: fact.measure,
      value: Number(fact.value),
      unit: fact.unit,
      asOf: fact.asOf,
      ...(fact.approx ? { approx: true } : {}),
      ...(fact.scope === 'unit' ? { scope: 'unit' as const } : {}),
    })),
    tasks: result.tasks.map(({ no }) => no),
    blocker: result.blocker,
    query: query && {
      kind: query.kind,
      indicators: query.indicatorIds.map(shortName),
      tasks: query.tasks.map(({ no }) => no),
      units: query.units,
      period: query.period,
    },
  };
}

/** What the rules make of a labelled message, in the label schema. */
export function predict(message: LabelledMessage, lexicon: Lexicon): Expectation {
  const input = {
    text: message.text,
    now: new Date(message.now),
    sender: message.sender,
    context: message.context ?? [],
  };
  return toExpectation(understand(input, lexicon), lexicon);
}
