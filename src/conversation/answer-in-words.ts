import type { FigureReading } from '../ledger/figure-question.js';
import { chooseReading } from './choose-reading.js';
import { cleanText } from './clean-text.js';
import { isOwn, newestFirst } from './pick-receipt.js';
import { isWhatIsQuoted } from './quoted-receipt.js';
import { readDate } from './read-answer-value.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';

/** Anything longer is a message of its own. */
const LONGEST_ANSWER = 16;
const NONE =
  /^(?:都不是|都不对|全不是|不是|不要|不对|不算|不计|不计入|不用计|删掉|去掉)(?:了|的|吧)?$/u;
const YES = /^(?:是|是的|对|对的|没错|嗯|就是)(?:啊|呀|哦|了)?$/u;
/** What may stand around the word that answers: 是登记额, 登记额的. */
const AROUND = /^(?:就?是|应该?是|按|指|选)?(?<core>.{1,14}?)(?:的|吧|啊|哦)?$/u;
const MEASURES: Readonly<Record<FigureReading['measure'], RegExp>> = {
  total: /^(?:累计|总|合计|到现在|目前|现有)(?:数|的|总数|累计)?$/u,
  delta: /^(?:新增|新的|增量|新|本周新增|本月新增|增加)(?:数|的)?$/u,
};

function namesIndicator(situation: BoundSituation, reading: FigureReading, word: string): boolean {
  const known = situation.lexicon.indicators.find(({ id }) => id === reading.indicatorId);
  const names = known === undefined ? [reading.indicator] : known.names;
  return names.includes(word) || (word.length > 1 && reading.indicator.endsWith(word));
}

/** The only reading that a test holds of; `null` when it holds of none or of several. */
function theOnly(
  readings: readonly FigureReading[],
  holds: (reading: FigureReading) => boolean,
): number | null {
  const at = readings.findIndex(holds);
  return at < 0 || readings.slice(at + 1).some(holds) ? null : at + 1;
}

function choiceOf(
  situation: BoundSituation,
  readings: readonly FigureReading[],
  answer: string,
): number | null {
  if (NONE.test(answer)) return readings.length + 1;
  if (YES.test(answer)) return readings.length === 1 ? 1 : null;
  const words = [answer, AROUND.exec(answer)?.groups?.['core'] ?? answer];
  const day = readDate(situation, answer);
  const tests: readonly ((reading: FigureReading) => boolean)[] = [
    (reading) => words.some((word) => namesIndicator(situation, reading, word)),
    ({ measure }) => words.some((word) => MEASURES[measure].test(word)),
    ({ asOf }) => asOf === day,
  ];
  for (const test of tests) {
    const choice = theOnly(readings, test);
    if (choice !== null) return choice;
  }
  return null;
}

/**
 * 登记额, 累计, 6月底, 都不是: an answer in words to which reading of a figure is meant, of the speaker's own receipts
 * the newest first.
 * @returns `null` when nothing is asked, or the words fit no reading or several
 */
export function decideInWords(situation: BoundSituation): Outcome | null {
  const answer = cleanText(situation.text, situation.botName);
  if (answer.length > LONGEST_ANSWER) return null;
  const own = newestFirst(situation.view.receipts).filter(
    (receipt) => receipt.status === 'pending' && isOwn(situation.member, receipt),
  );
  for (const receipt of own.filter(isWhatIsQuoted(situation))) {
    const index = receipt.figures.findIndex(({ question }) => question?.kind === 'which-reading');
    const question = receipt.figures[index]?.question;
    if (question?.kind !== 'which-reading') continue;
    const choice = choiceOf(situation, question.readings, answer);
    return choice === null ? null : chooseReading(situation, receipt, { index, choice });
  }
  return null;
}
