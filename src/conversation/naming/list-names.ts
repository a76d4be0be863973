import { firstLines, quoted } from '../../answers/phrases.js';
import { dateOf } from '../../kernel/dates.js';
import { wordKey } from '../../kernel/word-key.js';
import { activeNames, openNameProposals } from '../../ledger/name-book.js';
import type { LearnedEntry } from '../../ledger/name-book.js';
import { formatDate } from '../../plan/format-figure.js';
import { nameTable, scanNames } from '../../plan/name-table.js';
import { normalizeText } from '../../understanding/text/normalize.js';
import { justSay, textReply } from '../outcome.js';
import { here } from '../situation.js';
import type { BoundSituation } from '../situation.js';
import type { Outcome } from '../workspace.js';
import { confirmedMessages, eachConfirmed } from './name-effect.js';
import { mayTeach } from './naming-context.js';
import type { NamingContext } from './naming-context.js';
import { namingTexts } from './naming-texts.js';
import { isInPlans, thingWords } from './named-things.js';

/** More lines are what `zhanbao aliases list` is for. */
const MAX_LINES = 30;

/** Anybody may ask, and the workspace waits meanwhile: uses are counted in so many messages at most. */
const MAX_COUNTED = 300;

/** How many of the newest confirmed messages, of those sent since then, use each learned name. */
async function usesOf(
  context: NamingContext,
  names: readonly LearnedEntry[],
): Promise<ReadonlyMap<string, number>> {
  const uses = new Map<string, number>();
  if (names.length === 0) return uses;
  const since = new Map(names.map(({ word, learned }) => [wordKey(word), learned.at] as const));
  const table = nameTable([...since.keys()].map((key) => [key, key] as const));
  await eachConfirmed(
    context,
    ({ sentAt }, original) => {
      const text = normalizeText(original).text.toUpperCase();
      for (const key of new Set(scanNames(table, text).map(({ name }) => name))) {
        const learnedAt = since.get(key);
        if (learnedAt !== undefined && sentAt >= learnedAt) uses.set(key, (uses.get(key) ?? 0) + 1);
      }
    },
    MAX_COUNTED,
  );
  return uses;
}

/** Who taught it: the person's name goes to the office in private, to all others only 专班办公室. */
function teacherWords({ learned }: LearnedEntry, situation: BoundSituation): string {
  const { member, message, view } = situation;
  const isPrivate = message.group === null && mayTeach(member);
  const teacher = view.members.find(({ id }) => id === learned.memberId);
  return isPrivate && teacher !== undefined ? teacher.name : (learned.unit ?? '专班办公室');
}

/** What the word meant before, for a word taught again. */
function beforeWords(entry: LearnedEntry, situation: BoundSituation): string {
  const { ledger, view } = situation;
  const earlier = ledger.names.entries.findLast(
    ({ no, version, ended }) =>
      no === entry.no && version < entry.version && ended?.how !== 'withdrawn',
  );
  if (earlier === undefined) return '';
  return `，此前指${quoted(thingWords(earlier.target, view.plans))}`;
}

function nameLine(
  entry: LearnedEntry,
  uses: ReadonlyMap<string, number>,
  situation: BoundSituation,
): string {
  const { today, view } = situation;
  const { no, word, target, version, learned } = entry;
  const thing = thingWords(target, view.plans);
  const gone = isInPlans(target, view.plans) ? '' : '，方案中已无此项';
  const times = uses.get(wordKey(word)) ?? 0;
  const used = times === 0 ? '还没用过' : `用过${times}次`;
  const edition = version > 1 ? `第${version}版，` : '';
  const when = formatDate(dateOf(learned.at), today);
  return `${no}. ${quoted(word)} → ${thing}（${edition}${teacherWords(entry, situation)}${when}教，${used}${beforeWords(entry, situation)}${gone}）`;
}

/** 待定 names, as the office may still decide on them. */
export function openLines({ ledger, view }: BoundSituation): readonly string[] {
  const open = openNameProposals(ledger.names);
  return open.map(({ no, word, target }) =>
    namingTexts.openLine(no, word, thingWords(target, view.plans)),
  );
}

/** 有哪些简称: every learned name with what it stands for, who taught it, when, and how often it was used. */
export async function listNames(context: NamingContext): Promise<Outcome> {
  const { situation } = context;
  const names = [...activeNames(situation.ledger.names)].sort((a, b) => a.no - b.no);
  const uses = await usesOf(context, names);
  const learned =
    names.length === 0
      ? [namingTexts.listEmpty]
      : [
          namingTexts.listHead(names.length),
          ...(confirmedMessages(situation.view).length > MAX_COUNTED
            ? [namingTexts.listCounted(MAX_COUNTED)]
            : []),
          ...firstLines(
            names.map((entry) => nameLine(entry, uses, situation)),
            MAX_LINES,
          ),
          ...(mayTeach(situation.member) ? [namingTexts.listFooter] : []),
        ];
  const open = mayTeach(situation.member) ? openLines(situation) : [];
  const waiting = open.length === 0 ? [] : [namingTexts.openHead, ...firstLines(open, MAX_LINES)];
  return justSay(textReply(here(situation), [...learned, ...waiting].join('\n')));
}
