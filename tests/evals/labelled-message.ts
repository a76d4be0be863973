import { existsSync, readFileSync } from 'node:fs';
import { understandingLabel } from '../../src/cli/understanding-label.js';
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
  UnderstandInput,
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

/** A figure that is never a fact; the value is in the indicator's unit, and no indicator stands for any. */
export type Trap = readonly [kind: string, indicator: string | null, value: number];

/** What a message is an example of. */
export interface Tags {
  readonly style?: string | null;
  readonly trap?: string | readonly string[] | null;
  readonly date?: string | readonly string[] | null;
}

export interface LabelledMessage {
  readonly id: string;
  readonly now: string;
  readonly sender: { readonly unit: string; readonly role: Role };
  readonly text: string;
  readonly context?: readonly Turn[];
  /** Folder under `plans/` whose `plan.yaml` the message speaks of; the bundled sample when absent. */
  readonly plan?: string;
  readonly tags?: Tags;
  readonly traps?: readonly Trap[];
  readonly expect: Expectation;
}

/** Reads a file of one labelled message a line. */
export function readLabelled(path: string | URL): readonly LabelledMessage[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledMessage);
}

export const SAMPLE_PLAN = 'youxian-2023';

const lexicons = new Map<string, Lexicon>();

function planFile(plan: string): URL {
  const own = new URL(`./plans/${plan}/plan.yaml`, import.meta.url);
  return existsSync(own) ? own : new URL(`../../plans/${plan}/plan.yaml`, import.meta.url);
}

/** The lexicon of a plan of `tests/evals/plans` or of the bundled ones. */
export function lexiconOf(plan: string): Lexicon {
  const known = lexicons.get(plan);
  if (known !== undefined) return known;
  const source = readFileSync(planFile(plan), 'utf8');
  const lexicon = buildLexicon([parsePlanYaml(source)], { botName: '战报助手' });
  lexicons.set(plan, lexicon);
  return lexicon;
}

/** The lexicon of the bundled sample plan. */
export function sampleLexicon(): Lexicon {
  return lexiconOf(SAMPLE_PLAN);
}

/** A labelled message as it would reach the rules. */
export function inputOf(message: LabelledMessage): UnderstandInput {
  return {
    text: message.text,
    now: new Date(message.now),
    sender: message.sender,
    context: message.context ?? [],
  };
}

/** What the rules make of a labelled message, in the label schema. */
export function predict(
  message: LabelledMessage,
  lexicon: Lexicon = lexiconOf(message.plan ?? SAMPLE_PLAN),
): Expectation {
  return understandingLabel(understand(inputOf(message), lexicon), lexicon.indicators);
}
