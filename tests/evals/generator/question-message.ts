import fc from 'fast-check';
import type { Lexicon } from '../../../src/plan/lexicon.js';
import type { QueryKind } from '../../../src/understanding/understanding.js';
import type { LabelledQuery } from '../labelled-message.js';
import { questionFrames } from './question-frames.js';
import { closings, openings, periods } from './question-trimmings.js';

/** A question of which the truth is known. */
export interface GeneratedQuestion {
  readonly text: string;
  readonly now: string;
  readonly query: LabelledQuery;
}

const NOW = '2023-09-13T10:00:00+08:00';

interface Named {
  readonly said: string;
  readonly slot: string;
}

interface Subjects {
  readonly indicators: readonly Named[];
  readonly units: readonly Named[];
  readonly tasks: readonly Named[];
}

const CHINESE = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Names that mean one thing only; a name that two share says less than the frame asks. */
function subjectsOf(lexicon: Lexicon): Subjects {
  const owners = new Map<string, number>();
  for (const { names } of lexicon.indicators)
    for (const name of names) owners.set(name, (owners.get(name) ?? 0) + 1);
  const indicators = lexicon.indicators.flatMap(({ shortName, names }) =>
    names
      .filter((name) => owners.get(name) === 1 && /^[\p{Script=Han}“”]+$/u.test(name))
      .map((said) => ({ said, slot: shortName })),
  );
  const units = lexicon.units.flatMap(({ name, names }) =>
    [...new Set([name, ...names])].map((said) => ({ said, slot: name })),
  );
  const tasks = lexicon.tasks.flatMap(({ ref: { no } }) =>
    [
      `任务${no}`,
      `第${no}项任务`,
      `第${CHINESE[Number(no)] ?? no}项`,
      `任务${CHINESE[Number(no)] ?? no}`,
    ].map((said) => ({
      said,
      slot: no,
    })),
  );
  return { indicators, units, tasks };
}

interface Filling {
  readonly I: Named;
  readonly J: Named;
  readonly U: Named;
  readonly N: Named;
  readonly D: readonly [string, string, string];
}

const fillings = ({ indicators, units, tasks }: Subjects): fc.Arbitrary<Filling> =>
  fc
    .record({
      I: fc.constantFrom(...indicators),
      J: fc.constantFrom(...indicators),
      U: fc.constantFrom(...units),
      N: fc.constantFrom(...tasks),
      D: fc.constantFrom(...periods),
    })
    .filter(({ I, J }) => I.slot !== J.slot);

function fill(kind: QueryKind, frame: string, filling: Filling): GeneratedQuestion {
  const { I, J, U, N, D } = filling;
  const has = (mark: string): boolean => frame.includes(mark);
  const text = frame
    .replace('{I}', I.said)
    .replace('{J}', J.said)
    .replace('{U}', U.said)
    .replace('{N}', N.said)
    .replace('{D}', D[0]);
  return {
    text,
    now: NOW,
    query: {
      kind,
      indicators: [...(has('{I}') ? [I.slot] : []), ...(has('{J}') ? [J.slot] : [])],
      tasks: has('{N}') ? [N.slot] : [],
      units: has('{U}') ? [U.slot] : [],
      period: has('{D}') ? { from: D[1], to: D[2] } : null,
    },
  };
}

/** Questions of one kind about what a plan holds: frame, names, time, politeness and particles at random. */
export function questions(lexicon: Lexicon, kind: QueryKind): fc.Arbitrary<GeneratedQuestion> {
  const frames = questionFrames[kind];
  return fc
    .tuple(
      fc.constantFrom(...frames),
      fillings(subjectsOf(lexicon)),
      fc.constantFrom(...openings),
      fc.constantFrom(...closings),
    )
    .map(([frame, filling, opening, closing]) => {
      const made = fill(kind, frame, filling);
      const end = /[吗呢没有]$/u.test(made.text) ? closing.replace(/^[啊呀呢来着]+/u, '') : closing;
      return {
        ...made,
        text: opening.replace('机器人', lexicon.botName) + made.text + end,
      };
    });
}
