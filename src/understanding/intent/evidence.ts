import { oncePerMessage } from '../once-per.js';
import { isQuestion } from '../query/asking-words.js';
import { opensWithOtherPlace, speaksOfOthers } from './other-places.js';
import { isAppointment, isNotice, isOthersNews, isPraise, WISHES } from './not-ours.js';
import {
  ASPECT,
  CLOSES_REPORT,
  COUNTED,
  PARTNER,
  OWN_VOICE,
  OPENS_WITH_DEED,
  STEPS,
  AHEAD,
  EXHORTS,
  ADDRESSES,
  CHATTER,
  HIGHER_NEWS,
  OPINION,
} from './work-cues.js';
import { Pattern } from '../text/pattern.js';
import type { View } from './view.js';

/** One reason for or against taking a message as work told. */
export interface Evidence {
  readonly name: string;
  /** Positive: for a report. */
  readonly weight: number;
  readonly holds: (view: View) => boolean;
}

/** Longer messages are seldom chatter; briefer ones seldom tell work. */
const SENTENCE_LENGTH = 16;
const BRIEF = 9;
/** How clearly the words belong to a task of the plan (`scoreTasks`). */
const CLEAR = 2;
const STRONG = 3.5;
const FAINT = 0.7;

const said =
  (pattern: Pattern) =>
  ({ text }: View): boolean =>
    pattern.test(text);

/** 今天下午专班会审议了榜单6项: what a meeting of theirs has decided. */
const MEETING_DECIDED = new Pattern(
  /(?<![省市][^，。;\n]{0,8})会议?上?(?:集体)?(?:审议|审定|研究|讨论|表决)(?:并?(?:原则)?(?:同意|通过))?了/u,
);

/** 县政府督查室会同…实地督查: an office that tells its own work, its name first, or what its meeting decided. */
export function tellsOfItself({ text, message, work }: View): boolean {
  const { unit } = message.input.sender;
  if (unit === null || work.deeds === 0) return false;
  if (MEETING_DECIDED.test(text)) return true;
  const said = text.trimStart();
  const name = [unit, unit.replace(/^[县市区]/u, '')].find((own) => said.startsWith(own));
  return name !== undefined && /^\p{Script=Han}/u.test(said.slice(name.length));
}

/** 研发归集一亿五千万左右，具体明天出: what is still to come is only the rest of a figure that is told. */
const REST_LATER = new Pattern(
  /(?:具体|准确|精确|详细|正式|最终)的?(?:数据?|数字|情况|金额)?[^，。;\n]{0,4}(?:明天|后天|下周|过几天|晚点|稍后|月底)[^，。;\n]{0,4}(?:出|报|定|给|补|发|核)/u,
);

function tellsRest({ text, message }: View): boolean {
  return message.mentions.length > 0 && message.numbers.length > 0 && REST_LATER.test(text);
}

/** From here on a message tells work. */
const ENOUGH = 4.5;

/**
 * All that is weighed. The weights were set by hand and checked against a logistic fit over 529 labelled messages of
 * our own; a fit moved none of them by more than half a point. In this order what takes longest to find out comes last:
 * often nothing depends on it any more.
 */
const EVIDENCE: readonly Evidence[] = [
  { name: 'deed', weight: 1, holds: ({ work }) => work.deeds > 0 },
  { name: 'closing of a report', weight: 1, holds: said(CLOSES_REPORT) },
  { name: 'several deeds', weight: 0.5, holds: ({ work }) => work.deeds > 1 },
  { name: 'steps', weight: 1, holds: said(STEPS) },
  { name: 'aspect', weight: 1, holds: said(ASPECT) },
  { name: 'counted', weight: 1, holds: said(COUNTED) },
  { name: 'partner', weight: 1, holds: said(PARTNER) },
  { name: 'own voice', weight: 0.5, holds: said(OWN_VOICE) },
  { name: 'opens with deed', weight: 0.5, holds: said(OPENS_WITH_DEED) },
  { name: 'sentence', weight: 1, holds: ({ text }) => text.trim().length >= SENTENCE_LENGTH },
  {
    name: 'figure set aside',
    weight: 0.5,
    holds: ({ evidence }) => evidence.omitted.some(({ reason }) => !WISHES.has(reason)),
  },
  { name: 'brief', weight: -1, holds: ({ text }) => text.trim().length <= BRIEF },
  { name: 'only ahead', weight: -2, holds: (view) => view.work.ahead && !tellsRest(view) },
  {
    name: 'nothing yet',
    weight: -1.5,
    holds: (view) => view.work.deeds === 0 && said(AHEAD)(view) && !tellsRest(view),
  },
  { name: 'exhorts', weight: -2, holds: said(EXHORTS) },
  { name: 'addresses', weight: -1.5, holds: said(ADDRESSES) },
  { name: 'chatter', weight: -2, holds: said(CHATTER) },
  { name: 'higher news', weight: -3, holds: said(HIGHER_NEWS) },
  { name: 'opinion', weight: -1.5, holds: said(OPINION) },
  { name: 'question', weight: -1, holds: ({ text }) => isQuestion(text) },
  { name: 'ends asking', weight: -1.5, holds: ({ clauses }) => isQuestion(clauses.at(-1) ?? '') },
  {
    name: 'places',
    weight: -2,
    holds: ({ text, setting }) => speaksOfOthers(text, setting),
  },
  {
    name: 'elsewhere first',
    weight: -2,
    holds: ({ text, setting }) => opensWithOtherPlace(text, setting),
  },
  { name: 'notice', weight: -3.5, holds: isNotice },
  { name: 'appointment', weight: -3, holds: isAppointment },
  { name: 'news of others', weight: -3, holds: isOthersNews },
  { name: 'praise', weight: -2.5, holds: isPraise },
  { name: 'leader', weight: -4, holds: (view) => isSentBy('leader', view) },
  { name: 'office', weight: -3, holds: (view) => isSentBy('office', view) },
  {
    name: 'wishes',
    weight: -2,
    holds: ({ evidence }) =>
      evidence.omitted.length > 0 && evidence.omitted.every(({ reason }) => WISHES.has(reason)),
  },
  { name: 'difficulty', weight: 2, holds: ({ blocker }) => blocker },
  { name: 'faint subject', weight: 1, holds: ({ subject }) => subject >= FAINT },
  { name: 'clear subject', weight: 1, holds: ({ subject }) => subject >= CLEAR },
  { name: 'strong subject', weight: 0.5, holds: ({ subject }) => subject >= STRONG },
  { name: 'task of the sender', weight: 1.5, holds: ({ ownTask }) => ownTask },
];

/** Leaders and the office seldom tell work, but for what their own office did. */
function isSentBy(role: 'leader' | 'office', view: View): boolean {
  return view.message.input.sender.role === role && !tellsOfItself(view);
}

interface Weighed {
  readonly weight: number;
  readonly reasons: readonly string[];
}

/** What speaks for and against taking the message as work told, in full. */
export const weighWork = oncePerMessage((view: View): Weighed => {
  const found = EVIDENCE.filter(({ holds }) => holds(view));
  return {
    weight: found.reduce((sum, { weight }) => sum + weight, 0),
    reasons: found.map(({ name }) => name),
  };
});

/** By place in `EVIDENCE`: the most and the least that this reason and those after it can add. */
const LEFT = EVIDENCE.map((_, from) => {
  const rest = EVIDENCE.slice(from).map(({ weight }) => weight);
  return {
    most: rest.reduce((sum, weight) => sum + Math.max(0, weight), 0),
    least: rest.reduce((sum, weight) => sum + Math.min(0, weight), 0),
  };
});

/** Whether the weight of all evidence makes the message a report: weighed until what is left can change nothing. */
export const tellsWork = oncePerMessage((view: View): boolean => {
  let weight = 0;
  for (const [at, reason] of EVIDENCE.entries()) {
    const { most, least } = LEFT[at] ?? { most: 0, least: 0 };
    if (weight + most < ENOUGH) return false;
    if (weight + least >= ENOUGH) return true;
    if (reason.holds(view)) weight += reason.weight;
  }
  return weight >= ENOUGH;
});
