import type { LabelledMessage } from '../labelled-message.js';
import { seededRandom } from './seeded-random.js';

type Random = () => number;
type Perturbation = (text: string, random: Random) => string;

function pickFrom<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Leaves out about every second match. */
function dropSome(pattern: RegExp, instead = ''): Perturbation {
  return (text, random) => text.replaceAll(pattern, (match) => (random() < 0.5 ? instead : match));
}

const FILLERS = ['这块', '这边看', '那个', '我看了下是', '统计下来', '大家核了', '情况', '数字'];
/** Figures of other things, which are no facts whatever stands before them. */
const ASIDES = [
  '，12家企业参会',
  '，有2家有明确意愿',
  '，来了6个乡镇的人',
  '，会上5个单位发了言',
  '，还有3个下周来报到',
  '，发了80份资料',
  '，先后跑了4趟',
  '，2家还在犹豫',
  '，另外7家在观望',
  '，后面还要冲9家',
];

/** Words before a figure, which people say and the rules may not know. */
function withFiller(text: string, random: Random): string {
  const filler = pickFrom(FILLERS, random) ?? '';
  let isDone = false;
  return text.replace(/(?<=[\u4e00-\u9fff])(?=\d)/gu, () => {
    if (isDone || random() < 0.5) return '';
    isDone = true;
    return filler;
  });
}

function withAside(text: string, random: Random): string {
  const ends = [...text.matchAll(/\d[家个名人](?=[，,。；;]|$)/gu)];
  const end = pickFrom(ends, random);
  if (end === undefined) return text;
  const at = end.index + end[0].length;
  return text.slice(0, at) + (pickFrom(ASIDES, random) ?? '') + text.slice(at);
}

/** One character of a run of Chinese is lost, as when typing fast. */
function withLostCharacter(text: string, random: Random): string {
  const runs = [...text.matchAll(/[\u4e00-\u9fff]{3,}/gu)];
  const run = pickFrom(runs, random);
  if (run === undefined) return text;
  const at = run.index + 1 + Math.floor(random() * (run[0].length - 2));
  return text.slice(0, at) + text.slice(at + 1);
}

/** What people do to a message without meaning anything else by it. */
const PERTURBATIONS: readonly Perturbation[] = [
  dropSome(/[，、；。,;]/gu),
  dropSome(/[，、；。,;\n]/gu, ' '),
  dropSome(/(?<=\d)[家个名项](?!人)/gu),
  dropSome(/分别|情况|以上|共有|现有/gu),
  withFiller,
  withAside,
  withLostCharacter,
];

/**
 * Messages with one to two slips each, their labels kept: what the sender meant has not changed, so a reading that
 * differs is an error. `times` versions of each; the same in every run.
 */
export function perturbed(
  messages: readonly LabelledMessage[],
  times: number,
): readonly LabelledMessage[] {
  const random = seededRandom(7);
  return messages.flatMap((message) =>
    Array.from({ length: times }, (_, at) => {
      const slips = random() < 0.6 ? 1 : 2;
      let { text } = message;
      for (let slip = 0; slip < slips; slip += 1) {
        text = pickFrom(PERTURBATIONS, random)?.(text, random) ?? text;
      }
      return { ...message, id: `${message.id}~${at + 1}`, text };
    }).filter(({ text }) => text !== message.text),
  );
}
