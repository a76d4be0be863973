import type { NamedThing } from '../../ledger/ledger-entry.js';
import { sha256Hex } from '../../kernel/sha256.js';
import type { Indicator } from '../../plan/model.js';
import { findMentions } from '../../understanding/facts/find-mentions.js';
import { normalizeText, originalWords } from '../../understanding/text/normalize.js';
import { saidAgain, saidFigure } from '../draft-figure.js';
import type { SaidFigure } from '../draft-figure.js';
import { openReceipt } from '../open-receipt.js';
import { justSay, textReply } from '../outcome.js';
import { isOwn, newestFirst } from '../pick-receipt.js';
import { isWhatIsQuoted } from '../quoted-receipt.js';
import { readFigure } from '../read-answer-value.js';
import { readCommand } from '../read-command.js';
import { cleanText } from '../clean-text.js';
import type { Receipt } from '../receipt.js';
import { changeFigures, redraft, showChanged } from '../redraft-receipt.js';
import { here } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { HeardTurn, Outcome } from '../workspace.js';
import { assignTexts } from './assign-texts.js';
import { checkWord } from './check-word.js';
import type { NamingContext } from './naming-context.js';
import type { NamingCommand } from './read-naming-command.js';
import { thingsNamed, thingsTitled, thingWords } from './named-things.js';
import { understandAlone, unknownWords } from './unknown-words.js';

type Assign = Extract<NamingCommand, { kind: 'assign' }>;

/** The indicators that the answer can mean, and how it was written. */
interface Answer {
  readonly text: string;
  readonly things: readonly NamedThing[];
  readonly indicators: readonly Indicator[];
}

function readAnswer(text: string, { view, lexicon }: BoundSituation): Answer | null {
  const { plans } = view;
  const things = thingsNamed(text, { plans, lexicon }).filter(({ kind }) => kind === 'indicator');
  const names = new Set(things.map(({ name }) => name));
  const indicators = plans
    .flatMap((plan) => plan.indicators)
    .filter(({ shortName }) => names.has(shortName));
  return indicators.length === 0 ? null : { text, things, indicators };
}

function say(situation: BoundSituation, text: string): Outcome {
  return justSay(textReply(here(situation), text));
}

/** The word is kept with the figure where it could be learned; a number or a title never counts. */
function keptWord(
  word: string | null,
  indicatorName: string,
  situation: BoundSituation,
): Pick<SaidFigure, 'saidAs'> {
  const target: NamedThing | undefined = thingsTitled(indicatorName, situation.view.plans)[0];
  if (word === null || target === undefined) return { saidAs: undefined };
  return { saidAs: checkWord(word, target, situation) === null ? word : undefined };
}

/** The only word by which the message calls this indicator, when it is none of the plan's own. */
function wordFor(text: string, old: Indicator, { lexicon, view }: BoundSituation): string | null {
  const normalized = normalizeText(text);
  const words = findMentions(normalized.text, lexicon)
    .filter(({ candidates }) => candidates.some(({ id }) => id === old.id))
    .map(({ span }) => originalWords(normalized, span));
  const [word, another] = [...new Set(words)];
  if (word === undefined || another !== undefined) return null;
  return thingsTitled(word, view.plans).length > 0 ? null : word;
}

/** The newest own receipt that waits and holds the line. */
function receiptWithLine(situation: BoundSituation): Receipt | null {
  const own = newestFirst(situation.view.receipts)
    .filter((receipt) => receipt.status === 'pending' && isOwn(situation.member, receipt))
    .filter(isWhatIsQuoted(situation));
  return own.find(({ figures }) => figures.length > 0) ?? null;
}

/** 第2项是科技型中小企业: the figure of a line belongs to another indicator. */
async function assignLine(
  { situation, load }: NamingContext,
  line: number,
  answer: Answer,
): Promise<Outcome | null> {
  const receipt = receiptWithLine(situation);
  if (receipt === null) return null;
  const figure = receipt.figures[line - 1];
  const all = situation.view.plans.flatMap((plan) => plan.indicators);
  const old = all.find(({ id }) => id === figure?.fact.indicatorId);
  if (figure === undefined || old === undefined) {
    const filled = fillUnknown(situation, null, answer);
    return filled ?? say(situation, assignTexts.noSuchLine(line));
  }
  if (answer.indicators.some(({ id }) => id === old.id)) {
    return say(situation, assignTexts.isAlready(line, old.shortName));
  }
  const written = `${figure.fact.value}${old.unit}`;
  for (const indicator of answer.indicators) {
    const read = readFigure(situation, indicator, written);
    if (read === null) continue;
    const text = (await load([receipt.messageId])).get(receipt.messageId)?.text ?? null;
    const word = text === null ? null : wordFor(text, old, situation);
    const changed = { indicatorId: indicator.id, value: read.value, corrects: null };
    const anew = { waived: [], readings: [], overlap: null };
    const named = keptWord(word, indicator.shortName, situation);
    return changeFigures(situation, receipt, (said, at) =>
      at === line - 1 ? { ...said, ...changed, ...anew, ...named } : said,
    );
  }
  const thing = answer.things[0];
  return say(
    situation,
    assignTexts.otherUnit(
      written,
      thing === undefined ? answer.text : thingWords(thing, situation.view.plans),
    ),
  );
}

/** The sender's last message that was no answer to the bot. */
function lastReport({ view, botName }: BoundSituation): HeardTurn | null {
  return view.turns.findLast(({ text }) => readCommand(cleanText(text, botName)) === null) ?? null;
}

interface Unknown {
  readonly turn: HeardTurn;
  readonly words: readonly string[];
}

/** Where the unknown word was said: anywhere in the last half hour if named, else just before. */
function findUnknown(situation: BoundSituation, word: string | null): Unknown | null {
  const { turns } = situation.view;
  const turn =
    word === null
      ? lastReport(situation)
      : (turns.findLast(({ text }) => text.includes(word)) ?? null);
  if (turn === null) return null;
  const understood = understandAlone(situation, turn.text, turn.sentAt);
  const words = unknownWords(situation, turn.text, understood);
  return { turn, words: word === null ? words : words.filter((other) => other === word) };
}

/** The figures that the message holds once the word is read as the answer says. */
function figuresFor(
  situation: BoundSituation,
  { turn, word }: { readonly turn: HeardTurn; readonly word: string },
  answer: Answer,
): readonly SaidFigure[] {
  const before = understandAlone(situation, turn.text, turn.sentAt).facts;
  const text = turn.text.replace(word, () => answer.text);
  const meant = new Map(answer.indicators.map((indicator) => [indicator.id, indicator.shortName]));
  return understandAlone(situation, text, turn.sentAt)
    .facts.filter(({ indicatorId }) => meant.has(indicatorId))
    .filter(
      (fact) =>
        !before.some((old) => old.indicatorId === fact.indicatorId && old.value === fact.value),
    )
    .map((fact) => ({
      ...saidFigure(fact, text),
      ...keptWord(word, meant.get(fact.indicatorId) ?? '', situation),
    }));
}

/** The figures join the receipt of their message, or get one that goes back to it. */
function addFigures(
  situation: BoundSituation,
  turn: HeardTurn,
  figures: readonly SaidFigure[],
): Outcome {
  const waiting = situation.view.receipts.find(
    (receipt) =>
      receipt.status === 'pending' &&
      isOwn(situation.member, receipt) &&
      receipt.messageId === turn.messageId,
  );
  const retention = { kind: 'keep' as const, text: situation.text };
  if (waiting !== undefined) {
    const said = [...waiting.figures.map(saidAgain), ...figures];
    return { ...showChanged(situation, redraft(situation, waiting, said)), retention };
  }
  const told: BoundSituation = {
    ...situation,
    text: turn.text,
    textHash: sha256Hex(turn.text),
    message: { ...situation.message, id: turn.messageId },
  };
  const opened = openReceipt(told, { figures, events: [] });
  const receipts = opened.receipts.map((receipt) =>
    receipt.messageId === turn.messageId && receipt.createdAt === situation.now
      ? { ...receipt, sentAt: turn.sentAt }
      : receipt,
  );
  return { ...opened, receipts, retention };
}

/** 是科小, 科创企业是科小: what an unknown word of a message just sent stands for. */
function fillUnknown(
  situation: BoundSituation,
  word: string | null,
  answer: Answer,
): Outcome | null {
  const unknown = findUnknown(situation, word);
  const [only, another] = unknown?.words ?? [];
  if (unknown === null || only === undefined) return null;
  if (another !== undefined)
    return say(situation, assignTexts.whichWord(unknown.words, answer.text));
  const { turn } = unknown;
  const figures = figuresFor(situation, { turn, word: only }, answer);
  return figures.length === 0
    ? say(situation, assignTexts.noFigure(only, answer.text))
    : addFigures(situation, turn, figures);
}

/**
 * Says which indicator a figure belongs to. The receipt is shown again and confirmed as ever; the word
 * is kept with the figure, so that the same answer twice can be proposed as a name.
 * @returns `null` when nothing waits to be assigned or no indicator is named
 */
export async function decideAssign(
  context: NamingContext,
  { line, word, target }: Assign,
): Promise<Outcome | null> {
  const answer = readAnswer(target, context.situation);
  if (answer === null) return null;
  return line === null
    ? fillUnknown(context.situation, word, answer)
    : await assignLine(context, line, answer);
}
