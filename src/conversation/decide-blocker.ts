import type { LedgerEvent } from '../ledger/ledger-entry.js';
import type { Blocker } from '../ledger/tracked.js';
import { daysBetween } from '../kernel/dates.js';
import { entryHere } from './decide-adopt.js';
import { taskOf, tasksWords } from './event-line.js';
import { openBlockers } from './open-items.js';
import type { Numbered } from './open-items.js';
import { justSay, silence, textReply } from './outcome.js';
import { postingsOf } from './posting.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Outcome, Posting } from './workspace.js';
import { workTexts } from './work-texts.js';

type Open = Numbered<Blocker>;

/** Who raised it, leads its task, coordinates it, or the office. */
function closerOf(situation: BoundSituation, { item }: Open): Posting | null {
  const leads = item.tasks.flatMap((ref) => taskOf(situation.view.plans, ref)?.leads ?? []);
  const units = [item.raised.unit, item.coordinator, ...leads];
  return (
    postingsOf(situation.member).find(
      ({ unit, role }) => role === 'office' || (role !== 'leader' && units.includes(unit)),
    ) ?? null
  );
}

function officeOf(situation: BoundSituation): Posting | null {
  return postingsOf(situation.member).find(({ role }) => role === 'office') ?? null;
}

function blockerWords(situation: BoundSituation, { item }: Open): string {
  const { plans } = situation.view;
  const days = daysBetween(item.raisedOn, situation.today);
  return `${item.raised.unit ?? ''}提出，${tasksWords(plans, item.tasks)}，已${days}天`;
}

interface Act {
  readonly no: number | null;
  readonly actor: (open: Open) => Posting | null;
  readonly refuse: string;
  readonly verb: (no: number) => string;
  readonly event: (open: Open) => LedgerEvent;
  readonly done: (open: Open) => string;
}

function act(situation: BoundSituation, { no, actor, refuse, verb, event, done }: Act): Outcome {
  const say = (text: string): Outcome => justSay(textReply(here(situation), text));
  const open = openBlockers(situation.ledger);
  const named = no === null ? open : open.filter((blocker) => blocker.no === no);
  if (named.length === 0) {
    return say(no === null ? workTexts.noBlocker : workTexts.noSuchBlocker(no));
  }
  const mine = named.filter((blocker) => actor(blocker) !== null);
  const [only] = mine;
  if (only === undefined) return say(refuse);
  if (mine.length > 1) {
    const lines = mine.map((item) => `${verb(item.no)}：${blockerWords(situation, item)}`);
    const buttons = mine.map((item) => verb(item.no));
    return justSay(
      textReply(here(situation), [workTexts.chooseBlocker, ...lines].join('\n'), buttons),
    );
  }
  return {
    ...silence,
    replies: [textReply(here(situation), done(only))],
    entries: [entryHere(situation, event(only), actor(only)?.unit ?? '')],
    retention: { kind: 'keep', text: situation.text },
  };
}

/** 已解决 / 已协调 */
export function decideCloseBlocker(
  situation: BoundSituation,
  no: number | null,
  how: 'solved' | 'coordinated',
): Outcome {
  return act(situation, {
    no,
    actor: (open) => closerOf(situation, open),
    refuse: workTexts.notYourBlocker,
    verb: (number) => `${how === 'solved' ? '已解决' : '已协调'}${number}`,
    event: ({ item }) => ({ kind: 'blocker-closed', blockerId: item.id, how }),
    done: (open) => workTexts.closed(open.no, how),
  });
}

/** 请X单位协调: the office names who coordinates. */
export function decideAssignBlocker(
  situation: BoundSituation,
  no: number | null,
  coordinator: string,
): Outcome {
  const unit =
    situation.lexicon.units.find(({ names }) => names.includes(coordinator))?.name ?? coordinator;
  return act(situation, {
    no,
    actor: () => officeOf(situation),
    refuse: workTexts.officeAssigns,
    verb: (number) => `请${coordinator}协调${number}`,
    event: ({ item }) => ({ kind: 'blocker-assigned', blockerId: item.id, coordinator: unit }),
    done: (open) => workTexts.assigned(open.no, unit),
  });
}
