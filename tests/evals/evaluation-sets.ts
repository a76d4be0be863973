import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { reports, trapsOnly } from './generator/report-message.js';
import type { Generated } from './generator/report-message.js';
import { readLabelled } from './labelled-message.js';
import type { LabelledMessage, Tags, Trap } from './labelled-message.js';

/** Messages that are scored together. */
export interface EvaluationSet {
  readonly name: string;
  /** `development`: may be read and learned from. `frozen`: only run. `generated`: made by rules. */
  readonly part: 'development' | 'frozen' | 'generated';
  readonly messages: readonly LabelledMessage[];
}

const here = (path: string): URL => new URL(path, import.meta.url);

const developmentTraps = JSON.parse(readFileSync(here('./traps.json'), 'utf8')) as Readonly<
  Record<string, readonly Trap[]>
>;

/** Only run, never read: its misses are shown to nobody. */
export function isFrozen(file: string): boolean {
  return file.includes('frozen');
}

/** The messages of a file; those of the development set get the traps that are listed beside it. */
export function readSet(file: string | URL): EvaluationSet {
  const path = String(file);
  const name = (path.split('/').at(-1) ?? path).replace(/\.jsonl$/, '');
  const messages = readLabelled(file);
  const listed = path.includes('development-160');
  return {
    name: path.includes('/benchmark/') ? `benchmark/${name}` : name,
    part: isFrozen(path) ? 'frozen' : 'development',
    messages: listed
      ? messages.map((message) => ({ ...message, traps: developmentTraps[message.id] ?? [] }))
      : messages,
  };
}

/** Files in another schema, which have a test of their own. */
const OTHER_SCHEMA = new Set(['kinds.jsonl']);

/** All labelled files, development before frozen, in the order of their names. */
export function allSets(): readonly EvaluationSet[] {
  const folders = ['./', './benchmark/'].filter((folder) => existsSync(here(folder)));
  const files = folders.flatMap((folder) =>
    readdirSync(here(folder))
      .filter((file) => file.endsWith('.jsonl') && !OTHER_SCHEMA.has(file))
      .sort()
      .map((file) => here(folder + file)),
  );
  const sets = files.map((file) => readSet(file));
  return [
    ...sets.filter(({ part }) => part === 'development'),
    ...sets.filter(({ part }) => part === 'frozen'),
  ];
}

const SEED = 20230705;

type MaybeTagged = Generated & { readonly tags?: Tags; readonly plan?: string };

function generated(message: MaybeTagged, index: number): LabelledMessage {
  return {
    id: `g${index + 1}`,
    now: message.now,
    sender: { unit: '县科工信局', role: 'liaison' },
    text: message.text,
    ...(message.plan === undefined ? {} : { plan: message.plan }),
    ...(message.tags === undefined ? {} : { tags: message.tags }),
    expect: { intent: 'report', facts: message.facts },
  };
}

/** Messages made by the generator, always the same ones; figures that are no facts are counted by the rates of facts. */
export function generatedSet(count: number): EvaluationSet {
  const traps = fc.sample(trapsOnly, { numRuns: Math.ceil(count / 4), seed: SEED });
  const messages = [
    ...fc.sample(reports, { numRuns: count, seed: SEED }),
    ...traps.map((text): Generated => ({ text, now: '2023-07-05T10:00:00+08:00', facts: [] })),
  ];
  return { name: 'generator', part: 'generated', messages: messages.map(generated) };
}
