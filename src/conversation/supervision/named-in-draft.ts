import { wordKey } from '../../kernel/word-key.js';
import type { Plan } from '../../plan/model.js';
import { isRunning } from '../periodic/round.js';
import type { BoundSituation } from '../situation.js';
import type { Matter } from './letter-words.js';
import type { DraftWords } from './read-supervision-command.js';

/** What the words of a draft name. */
interface Named {
  /** Of each thing named all that it can mean: several plans may hold it. */
  readonly matters: readonly (readonly Matter[])[];
  readonly units: readonly string[];
  /** What is neither an indicator nor a task nor a unit nor a plan. */
  readonly unknown: string | null;
}

const TASK = /^(?:第)?任务(?:第)? ?(?<before>\d{1,3})$|^第(?<after>\d{1,3})项?任务$/u;

function unitNamed({ lexicon }: BoundSituation, word: string): string | null {
  const found = lexicon.units.find(({ name, names }) => name === word || names.includes(word));
  return found?.name ?? null;
}

function plansNamed({ view, today }: BoundSituation, title: string | null): readonly Plan[] {
  const running = view.plans.filter((plan) => isRunning(plan, today));
  if (title === null) return running;
  const called = running.filter((plan) => wordKey(plan.title).includes(wordKey(title)));
  const same = called.filter((plan) => wordKey(plan.title) === wordKey(title));
  return same.length > 0 ? same : called;
}

function mattersNamed(
  { lexicon }: BoundSituation,
  plans: readonly Plan[],
  word: string,
): readonly Matter[] {
  const { before, after } = TASK.exec(word)?.groups ?? {};
  const taskNo = before ?? after;
  if (taskNo !== undefined) {
    return plans.flatMap((plan) =>
      plan.tasks
        .filter(({ no }) => no === taskNo)
        .map((task): Matter => ({ kind: 'task', plan, task })),
    );
  }
  const place = lexicon.placeName ?? '';
  const own = word.startsWith(place) ? word.slice(place.length) : word;
  const ids = lexicon.indicators
    .filter(({ names }) => names.includes(word) || names.includes(own))
    .map(({ id }) => id);
  return plans.flatMap((plan) =>
    plan.indicators
      .filter(({ id }) => ids.includes(id))
      .map((indicator): Matter => ({ kind: 'indicator', plan, indicator })),
  );
}

/** 高新区的高企, 高新区高企: a unit before the thing. */
function splitAtUnit(situation: BoundSituation, word: string): readonly string[] {
  const names = situation.lexicon.units.flatMap((unit) => [unit.name, ...unit.names]);
  const start = names
    .filter((name) => word.startsWith(name) && name.length < word.length)
    .reduce((longest, name) => (name.length > longest.length ? name : longest), '');
  return start === '' ? [word] : [start, word.slice(start.length).replace(/^的/u, '')];
}

/** The things and units that a draft names, within the plans that run. */
export function namedIn(situation: BoundSituation, { title, subject }: DraftWords): Named {
  const plans = plansNamed(situation, title);
  const matters: (readonly Matter[])[] = [];
  const units: string[] = [];
  let unknown = plans.length === 0 && title !== null ? `《${title}》` : null;
  const hear = (word: string, mayContainUnit: boolean): void => {
    const found = mattersNamed(situation, plans, word);
    const unit = unitNamed(situation, word);
    const parts = mayContainUnit ? splitAtUnit(situation, word) : [];
    if (found.length > 0) matters.push(found);
    else if (unit !== null) units.push(unit);
    else if (parts.length > 1) for (const part of parts) hear(part, false);
    else unknown ??= word;
  };
  const isOne = mattersNamed(situation, plans, subject).length > 0;
  const words = isOne ? [subject] : subject.split(/[ ,、:]+/u);
  for (const word of words) if (word !== '') hear(word, true);
  return { matters, units, unknown };
}

/** Whether the words name an indicator or a task, so that a letter can be meant at all. */
export function namesMatter(situation: BoundSituation, words: DraftWords): boolean {
  return namedIn(situation, words).matters.length > 0;
}
