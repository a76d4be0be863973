import type { AnswerContext } from '../../src/answers/answer.js';
import { doRound } from '../../src/conversation/periodic/do-round.js';
import type { SweepTransaction, WorkspaceView } from '../../src/conversation/workspace.js';
import { composeDigest } from '../../src/digest/content/compose-digest.js';
import type { DigestContent } from '../../src/digest/content/digest-content.js';
import { digestDocument } from '../../src/digest/documents/digest-document.js';
import { drawPicture } from '../../src/digest/pictures/draw-picture.js';
import { pictureDrawings } from '../../src/digest/pictures/picture-drawings.js';
import { boardSheet } from '../../src/digest/workbook/board-sheet.js';
import { historySheet } from '../../src/digest/workbook/history-sheet.js';
import { writeWorkbook } from '../../src/digest/workbook/write-workbook.js';
import { dateOf } from '../../src/kernel/dates.js';
import type { LedgerEntry } from '../../src/ledger/ledger-entry.js';
import { foldLedger, type LedgerState } from '../../src/ledger/ledger-state.js';
import { whatIsOwed } from '../../src/ledger/what-is-owed.js';
import { createWorkCalendar } from '../../src/plan/calendar/work-calendar.js';
import type { Plan } from '../../src/plan/model.js';
import { processorMs } from '../measure.js';
import { grownOffice, LOOKS, withOccasions } from './grown-office.js';

/** Processor time of each part, in milliseconds. */
export type Parts = Readonly<Record<PartName, number>>;

export const PART_NAMES = {
  fold: 'the ledger read into a state',
  owed: 'what every unit owes in the week, on a state just read',
  first: 'the first digest on a state just read',
  digest: 'each further digest',
  document: 'its document (.docx)',
  workbook: 'its workbook (.xlsx)',
  picture: 'its picture',
  idle: 'a look at which nothing is due',
  morning: 'the look of a morning: reminders, red lights',
  previews: 'the look with 100 previews',
  published: 'the look that publishes 100 digests with their files',
} as const;

export type PartName = keyof typeof PART_NAMES;

const WEEK = { from: '2023-10-23', to: '2023-10-27' } as const;
const DEPS = { calendar: createWorkCalendar(), botName: '战报' };
const NO_MESSAGES: SweepTransaction = {
  messages: () => Promise.resolve(new Map()),
  isFirst: () => Promise.resolve(false),
};

async function timed<Result>(work: () => Result | Promise<Result>): Promise<[number, Result]> {
  const start = processorMs();
  const result = await work();
  return [processorMs() - start, result];
}

function contextOf(plans: readonly Plan[], ledger: LedgerState): AnswerContext {
  return {
    plans,
    ledger,
    entries: ledger.entries,
    now: LOOKS.publish,
    asker: { role: 'office', units: [], memberId: null, inGroup: true },
    settings: { unknownMayAsk: true, nameMissingInGroups: false },
    memberName: () => null,
    memberUnits: () => [],
    messageText: () => null,
  };
}

function compose(plan: Plan, context: AnswerContext): DigestContent {
  const scope = { period: WEEK, units: null };
  const [content] = composeDigest(scope, { ...context, plans: [plan] });
  if (content === undefined) throw new RangeError('a digest is missing');
  return content;
}

/** Composing and rendering, on a state that nobody has asked anything yet. */
async function digestParts(
  [plan, ...others]: readonly [Plan, ...Plan[]],
  ledger: LedgerState,
): Promise<Pick<Parts, 'first' | 'digest' | 'document' | 'workbook' | 'picture'>> {
  const context = contextOf([plan, ...others], ledger);
  const own = { ...context, plans: [plan] };
  const scope = { period: null, units: null };
  const [first, content] = await timed(() => compose(plan, context));
  const [rest] = await timed(() => others.map((other) => compose(other, context)));
  const [document] = await timed(() => digestDocument(content));
  const [workbook] = await timed(() =>
    writeWorkbook([boardSheet(scope, own), historySheet(scope, own)]),
  );
  const ids = plan.indicators.map(({ id }) => id);
  const at = dateOf(context.now);
  const [picture] = await timed(() =>
    Promise.all(
      pictureDrawings({ kind: 'board', indicatorIds: ids, at, groupBy: 'task', of: null }, own).map(
        drawPicture,
      ),
    ),
  );
  return { first, digest: rest / others.length, document, workbook, picture };
}

async function look(view: WorkspaceView, now: Date): Promise<[number, WorkspaceView, number]> {
  const [ms, { occasions = [], replies }] = await timed(() =>
    doRound(DEPS, view, now, NO_MESSAGES),
  );
  return [ms, withOccasions(view, occasions), replies.length];
}

/** The looks of a week by the clock, on a state that nobody has asked anything yet. */
async function roundParts(
  plans: readonly Plan[],
  entries: readonly LedgerEntry[],
): Promise<Pick<Parts, 'idle' | 'morning' | 'previews' | 'published'>> {
  const [, started] = await look(grownOffice(plans, entries), LOOKS.start);
  const [, proposed] = await look(started, LOOKS.firstMorning);
  // The state of another list: as if a message of the night had changed the ledger.
  const grown = { ...proposed, ledger: [...entries] };
  foldLedger(grown.ledger, plans);
  const [morning, reminded, reminders] = await look(grown, LOOKS.morning);
  const [idle] = await look(reminded, LOOKS.minuteLater);
  const [previews, seen, shown] = await look(reminded, LOOKS.preview);
  const [published, , sent] = await look(seen, LOOKS.publish);
  if (reminders === 0 || shown < plans.length || sent < plans.length) {
    throw new RangeError('a look did not do what was to be measured');
  }
  return { idle, morning, previews, published };
}

/** All parts for one history. */
export async function digestBenchParts(
  plans: readonly [Plan, ...Plan[]],
  entries: readonly LedgerEntry[],
): Promise<Parts> {
  const [fold, ledger] = await timed(() => foldLedger(entries, plans));
  const composed = await digestParts(plans, ledger);
  // A list of its own is read anew.
  const fresh = foldLedger([...entries], plans);
  const [owed] = await timed(() => whatIsOwed(fresh, WEEK));
  return { fold, owed, ...composed, ...(await roundParts(plans, [...entries])) };
}
