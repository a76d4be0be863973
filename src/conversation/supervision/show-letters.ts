import { formatMoment } from '../../answers/moments.js';
import { clip, firstLines, listParts } from '../../answers/phrases.js';
import { STEP_WORDS } from '../../answers/supervision-records.js';
import { daysBetween } from '../../kernel/dates.js';
import {
  awaitsReply,
  countSupervisions,
  isOpen,
  isPossible,
  readSupervisions,
  type Supervision,
} from '../../ledger/supervision.js';
import { formatDate } from '../../plan/format-figure.js';
import { justSay, textReply } from '../outcome.js';
import type { Round } from '../periodic/round.js';
import { here, type BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { letterFile } from './letter-file.js';
import { answersFor, isOffice, maySee } from './letter-rights.js';
import { loadTexts, stepWords, type TextOf } from './letter-steps.js';
import { draftTexts, listTexts, STATE_WORDS } from './letter-texts.js';
import { letterName, matterName, matterOf, shortName } from './letter-words.js';
import { askWhichLetter, pickLetter } from './pick-letter.js';
import type { LetterName } from './read-supervision-command.js';
import { letterLines } from './tell-unit.js';

const MOST_LETTERS = 15;
const QUOTE_CHARACTERS = 120;

function daysWords(letter: Supervision, { today }: Round): string | null {
  if (!awaitsReply(letter)) return null;
  const days = daysBetween(today, letter.deadline);
  return days < 0 ? listTexts.late(-days) : listTexts.left(days);
}

function listLine(letter: Supervision, round: Round): string {
  const { ledger, today } = round;
  const name = matterName(matterOf(ledger.plans, letter));
  const parts = [
    name,
    letter.unit,
    listTexts.deadline(letter.deadline, today),
    daysWords(letter, round),
    STATE_WORDS[letter.state],
  ];
  return `${letterName(letter.letter, today)}：${listParts(parts, '，')}`;
}

/** 督办情况: in private what the speaker may see, in a group only how many. */
export function listLetters(situation: BoundSituation, round: Round): Outcome {
  const { member, message } = situation;
  const all = readSupervisions(round.ledger.entries);
  const say = (lines: readonly string[]): Outcome =>
    justSay(textReply(here(situation), lines.join('\n')));
  if (message.group !== null) {
    const counts = countSupervisions(all, round.today);
    return say([listTexts.counts(counts), ...(counts.open > 0 ? [listTexts.details] : [])]);
  }
  const seen = all.filter((letter) => maySee(member, letter));
  const open = seen.filter(isOpen);
  const done = seen.filter(({ state }) => state === 'closed').length;
  return say([
    listTexts.counts(countSupervisions(seen, round.today)),
    ...firstLines(
      open.map((letter) => listLine(letter, round)),
      MOST_LETTERS,
    ),
    ...(done > 0 ? [listTexts.done(done)] : []),
  ]);
}

/** 7月6日09:10 县科工信局回复：已协调（台账第7号）. */
function stepLines(
  letter: Supervision,
  { today, botName }: Round,
  textOf: TextOf,
): readonly string[] {
  return letter.steps.map((step) => {
    const { kind, by, deadline } = step;
    const words = stepWords(step, textOf, botName);
    const isSaid = kind !== 'issued' && words !== null;
    const said = isSaid ? `：${clip(words, QUOTE_CHARACTERS)}` : '';
    const until = kind === 'extended' ? `至${formatDate(deadline, today)}` : '';
    return `· ${formatMoment(by.at, today)} ${by.unit ?? ''}${STEP_WORDS[kind]}${until}${said}（${listTexts.entry(by.seq)}）`;
  });
}

function buttonsFor(
  { member }: BoundSituation,
  letter: Supervision,
  { today }: Round,
): readonly string[] {
  const short = shortName(letter.letter, today);
  const own = answersFor(member, letter)
    ? [
        ...(isPossible(letter, 'received') ? [`收到${short}`] : []),
        ...(isPossible(letter, 'replied') ? [`${short}回复`] : []),
      ]
    : [];
  const office = isOffice(member)
    ? [
        ...(isPossible(letter, 'closed') ? [`${short}办结`] : []),
        ...(isPossible(letter, 'returned') ? [`${short}退回`] : []),
      ]
    : [];
  return [...own, ...office];
}

interface Asked {
  readonly name: LetterName;
  /** Where nothing but the letter itself is wanted: to print. */
  readonly asFile: boolean;
}

/** 督办3, 督办3依据: the letter with every step, its words and its entry in the ledger. */
export async function showLetter(
  situation: BoundSituation,
  round: Round,
  { name, asFile }: Asked,
): Promise<Outcome> {
  const say = (text: string, buttons: readonly string[] = []): Outcome =>
    justSay(textReply(here(situation), text, buttons));
  if (situation.message.group !== null) return say(listTexts.details);
  if (asFile && !isOffice(situation.member)) return say(draftTexts.onlyOffice);
  const isKnown = (letter: Supervision): boolean => maySee(situation.member, letter);
  const picked = pickLetter(round, name, { isKnown, canAct: isKnown });
  if (picked.kind === 'none') return say(picked.text);
  if (picked.kind === 'several') {
    const verb = asFile ? '打印' : '查看';
    return askWhichLetter(situation, round, picked.letters, (short) => `${verb}${short}`);
  }
  const { letter } = picked;
  const textOf = await loadTexts(round, [letter]);
  if (asFile) {
    const demand = stepWords(letter.steps[0], textOf, round.botName);
    const file = letterFile(letter, round.ledger, demand);
    const blocks = await round.render([{ type: 'text', text: draftTexts.print }, file]);
    return justSay({ to: here(situation), blocks, buttons: [] });
  }
  const lines = [
    listLine(letter, round),
    ...letterLines(round, letter, textOf),
    ...stepLines(letter, round, textOf),
  ];
  return say(lines.join('\n'), buttonsFor(situation, letter, round));
}
