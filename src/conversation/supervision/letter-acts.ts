import { OFFICE_UNIT } from '../../ledger/current-figure.js';
import type { LedgerEvent } from '../../ledger/ledger-entry.js';
import {
  isOverdue,
  isPossible,
  type StepKind,
  type Supervision,
} from '../../ledger/supervision.js';
import type { Reply } from '../../message/reply.js';
import { formatDate } from '../../plan/format-figure.js';
import { withoutCalls } from '../clean-text.js';
import { entryHere } from '../decide-adopt.js';
import { justSay, silence, textReply } from '../outcome.js';
import { officeOf, type Round } from '../periodic/round.js';
import { here, type BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { deadlineProblem, readDeadline } from './draft-letter.js';
import { answersFor, isOffice, maySee } from './letter-rights.js';
import { lettersAfter, loadTexts } from './letter-steps.js';
import { actTexts, draftTexts, officeTexts } from './letter-texts.js';
import { letterName, shortName } from './letter-words.js';
import { askWhichLetter, pickLetter } from './pick-letter.js';
import { ownWords, type LetterName, type SupervisionCommand } from './read-supervision-command.js';
import { tellUnit } from './tell-unit.js';

export type ActCommand = Extract<
  SupervisionCommand,
  { kind: 'received' | 'reply' | 'close' | 'return' | 'extend' | 'withdraw' }
>;

const MAX_WORDS_LENGTH = 500;

/** What an act does to a letter once it is known which one is meant. */
interface Act {
  readonly step: Exclude<StepKind, 'issued'>;
  readonly isByUnit: boolean;
  readonly verb: string;
  /** A sentence on what is missing or wrong. */
  readonly problem: (letter: Supervision) => string | null;
  readonly event: (letter: Supervision) => LedgerEvent;
  readonly done: (letter: Supervision) => string;
  /** What others hear beside the unit. */
  readonly notices: (letter: Supervision) => readonly Reply[];
}

interface Parts {
  readonly situation: BoundSituation;
  readonly round: Round;
}

const noNotices = (): readonly Reply[] => [];
const noProblem = (): null => null;

function wordsIn({ text, botName }: BoundSituation, kind: 'reply' | 'return'): string {
  return ownWords(withoutCalls(text, botName), kind) ?? '';
}

function received({ round: { today } }: Parts): Act {
  return {
    step: 'received',
    isByUnit: true,
    verb: '收到',
    problem: noProblem,
    event: ({ letter }) => ({ kind: 'supervision-received', letter }),
    done: ({ letter, deadline }) =>
      actTexts.received(
        letterName(letter, today),
        formatDate(deadline, today),
        shortName(letter, today),
      ),
    notices: noNotices,
  };
}

function replied({ situation, round }: Parts): Act {
  const { today, view } = round;
  const words = wordsIn(situation, 'reply');
  return {
    step: 'replied',
    isByUnit: true,
    verb: '回复',
    problem: ({ letter }) => {
      if (words === '') return actTexts.replyHow(shortName(letter, today));
      return words.length > MAX_WORDS_LENGTH ? actTexts.tooLong : null;
    },
    event: ({ letter }) => ({ kind: 'supervision-replied', letter }),
    done: ({ letter }) => actTexts.replied(letterName(letter, today)),
    notices: ({ letter, unit }) => {
      const text = officeTexts.replied(letterName(letter, today), unit, words);
      const short = shortName(letter, today);
      return officeOf(view).map(({ id }) =>
        textReply({ kind: 'member', memberId: id }, text, [`${short}办结`, `${short}退回`]),
      );
    },
  };
}

function closed({ round: { today } }: Parts): Act {
  return {
    step: 'closed',
    isByUnit: false,
    verb: '办结',
    problem: noProblem,
    event: ({ letter }) => ({ kind: 'supervision-closed', letter }),
    done: ({ letter }) => actTexts.closed(letterName(letter, today)),
    notices: noNotices,
  };
}

function returned({ situation, round: { today } }: Parts): Act {
  const words = wordsIn(situation, 'return');
  return {
    step: 'returned',
    isByUnit: false,
    verb: '退回',
    problem: ({ letter }) => {
      if (words === '') return actTexts.returnHow(shortName(letter, today));
      return words.length > MAX_WORDS_LENGTH ? actTexts.tooLong : null;
    },
    event: ({ letter }) => ({ kind: 'supervision-returned', letter }),
    done: (letter) => {
      const text = actTexts.returned(letterName(letter.letter, today));
      const isLate = isOverdue({ ...letter, state: 'returned' }, today);
      return isLate ? `${text}${actTexts.returnedLate(shortName(letter.letter, today))}` : text;
    },
    notices: noNotices,
  };
}

function extended({ round }: Parts, date: string): Act {
  const { today } = round;
  const day = readDeadline(date, today);
  return {
    step: 'extended',
    isByUnit: false,
    verb: '延期',
    problem: ({ letter, deadline }) => {
      if (date === '') return actTexts.extendHow(shortName(letter, today));
      if (day === null) return draftTexts.badDeadline(date);
      const isLater = day > deadline;
      return isLater ? deadlineProblem(day, round) : actTexts.notLater(formatDate(deadline, today));
    },
    event: ({ letter, deadline }) => ({
      kind: 'supervision-extended',
      letter,
      deadline: day ?? deadline,
    }),
    done: ({ letter, deadline }) =>
      actTexts.extended(letterName(letter, today), formatDate(day ?? deadline, today)),
    notices: noNotices,
  };
}

function withdrawn({ round: { today } }: Parts): Act {
  return {
    step: 'withdrawn',
    isByUnit: false,
    verb: '撤回',
    problem: noProblem,
    event: ({ letter }) => ({ kind: 'supervision-withdrawn', letter }),
    done: ({ letter }) => actTexts.withdrawn(letterName(letter, today)),
    notices: noNotices,
  };
}

function actOf(parts: Parts, command: ActCommand): Act {
  switch (command.kind) {
    case 'received':
      return received(parts);
    case 'reply':
      return replied(parts);
    case 'close':
      return closed(parts);
    case 'return':
      return returned(parts);
    case 'extend':
      return extended(parts, command.date);
    case 'withdraw':
      return withdrawn(parts);
  }
}

function say(situation: BoundSituation, text: string): Outcome {
  return justSay(textReply(here(situation), text));
}

/** 收到, 回复, 办结, 退回, 延期 and 撤回: what unit and office do with a letter that was issued. */
export async function decideAct(
  situation: BoundSituation,
  round: Round,
  command: ActCommand,
): Promise<Outcome> {
  const parts = { situation, round };
  const act = actOf(parts, command);
  const { member } = situation;
  if (!act.isByUnit && !isOffice(member)) return say(situation, actTexts.onlyOffice);
  const name: LetterName = command;
  const picked = pickLetter(round, name, {
    isKnown: (letter) => maySee(member, letter),
    canAct: (letter) =>
      isPossible(letter, act.step) && (!act.isByUnit || answersFor(member, letter)),
  });
  switch (picked.kind) {
    case 'none':
      return say(situation, picked.text);
    case 'several':
      return askWhichLetter(situation, round, picked.letters, (short) => `${short}${act.verb}`);
    case 'one':
      return await perform(parts, act, picked.letter);
  }
}

async function perform(
  { situation, round }: Parts,
  act: Act,
  letter: Supervision,
): Promise<Outcome> {
  const { member, message, text } = situation;
  const { today } = round;
  if (act.isByUnit && !answersFor(member, letter)) {
    return say(situation, actTexts.onlyUnit(letter.unit));
  }
  if (!isPossible(letter, act.step)) {
    return say(situation, actTexts.isAlready(letterName(letter.letter, today), letter.state));
  }
  const problem = act.problem(letter);
  if (problem !== null) return say(situation, problem);
  const unit = act.isByUnit ? letter.unit : OFFICE_UNIT;
  const entry = entryHere(situation, act.event(letter), unit);
  const changed = lettersAfter(round.ledger, [entry]).find(
    (one) => one.letter.year === letter.letter.year && one.letter.no === letter.letter.no,
  );
  const texts = changed === undefined ? [] : [changed];
  const textOf = await loadTexts(round, texts, new Map([[message.id, text]]));
  const told = texts.map((one) => tellUnit(round, one, textOf));
  return {
    ...silence,
    replies: [
      textReply(here(situation), act.done(letter)),
      ...act.notices(letter),
      ...told.flatMap(({ replies }) => replies),
    ],
    entries: [entry],
    occasions: told.flatMap(({ occasions }) => occasions),
    retention: { kind: 'keep', text },
  };
}
