import type { Lexicon, LexiconIndicator } from '../../plan/lexicon.js';
import {
  attachAfterName,
  attachBeforeName,
  attachGoingOn,
  lastGroup,
  ownsNextName,
  pick,
} from './attach.js';
import type { Attachment } from './attach.js';
import type { Figure, PairRole } from './figures.js';
import { canBeOf } from './convert-value.js';
import { inUnit } from './in-unit.js';
import type { IndicatorMention } from './mention.js';
import { asFirst, isBehindSlash, pairRoles, sharingUnit } from './slash-pairs.js';
import { namedBefore, runsOf } from './runs.js';
import { Topics } from './topics.js';
import { isTotalInBrackets } from './total-in-brackets.js';
import type { Token } from './tokens.js';
import { words } from './words.js';

const LIST_JOINERS = new Set(['、', '和', '及', '以及']);
const DONE_WITH = /^已?(?:经|有)?(?:通过|办结|办完|完成|批|发证|放款|过)/;
const EACH = new Set(['each', 'respectively']);

/** `figure` with the indicators it belongs to: several after 各, none when it is about nothing we know. */
export interface AttachedFigure {
  readonly figure: Figure;
  readonly attachments: readonly Attachment[];
}

interface KnownBefore {
  readonly lexicon: Lexicon;
  /** The whole message. */
  readonly text: string;
  /** Indicators that messages before this one spoke of. */
  readonly topics: readonly IndicatorMention[];
}

/** 高企和科小两项: how many were named, not how many there are of them. */
function countsNames({ number }: Figure, names: number, gap: readonly Token[]): boolean {
  return (
    gap.length === 0 && Number(number.value) === names && /^[项个者样类块]$/.test(number.unit ?? '')
  );
}

class Attacher {
  readonly attached: AttachedFigure[] = [];
  readonly #topics: Topics;
  #claimed = new Set<IndicatorMention>();
  #lastCountedOther = false;
  readonly #byPiece = new Set<LexiconIndicator>();
  readonly #roles: readonly [PairRole, PairRole];

  constructor(
    readonly tokens: readonly Token[],
    readonly known: KnownBefore,
  ) {
    this.#topics = new Topics(tokens);
    this.#roles = pairRoles(known.text);
  }

  run(run: readonly Figure[]): void {
    const [first] = run;
    if (first === undefined) return;
    this.#topics.advance(first.at);
    const group = lastGroup(first.left).map(({ mention }) => mention);
    const shared = group.length > 1 ? this.#share(run, group) : this.#shareAgain(run);
    if (shared !== null) this.attached.push(...shared);
    else for (const figure of run) this.#attach(figure);
    for (const { figure, attachments } of this.attached.slice(-run.length))
      if (figure.number.unit === '个')
        for (const { indicator } of attachments) this.#byPiece.add(indicator);
  }

  #attach(figure: Figure): void {
    const [firstRole, secondRole] = this.#roles;
    const second = this.#second(figure);
    const total = this.#totalInBrackets(figure);
    if (total !== null) {
      this.attached.push({ figure: { ...figure, role: 'total' }, attachments: [total] });
      return;
    }
    if (second !== null) {
      const scope = { ...figure.scope, target: 'none' as const };
      this.attached.push({ figure: { ...figure, role: secondRole, scope }, attachments: second });
      return;
    }
    const isNextPair = this.attached.at(-1)?.figure.role === 'aim';
    const single = isNextPair ? sharingUnit(figure, this.tokens) : figure;
    const attachments = this.#single(single);
    const [only] = attachments;
    const first =
      only === undefined || attachments.length > 1
        ? figure
        : asFirst(figure, this.tokens, only.indicator, firstRole);
    this.attached.push({ figure: first, attachments });
  }

  /** 高企+2（58）: what stands alone in brackets behind an increase, and is more. */
  #totalInBrackets(figure: Figure): Attachment | null {
    const before = this.attached.at(-1);
    const [only, ...more] = before?.attachments ?? [];
    if (before === undefined || only === undefined || more.length > 0) return null;
    const fits = canBeOf(only.indicator, figure.number);
    const isTotal = fits && isTotalInBrackets(this.tokens, before.figure, figure);
    return isTotal ? { ...only, rule: 'goes-on' } : null;
  }

  /** What stands behind the slash belongs to what stands before it: 高企66/66✔ 科小95/94. */
  #second(figure: Figure): readonly Attachment[] | null {
    const before = this.attached.at(-1);
    const [first, ...more] = before?.attachments ?? [];
    const follows = before?.figure.at === figure.at - 2 && isBehindSlash(this.tokens, figure.at);
    if (!follows || first === undefined || more.length > 0) return null;
    if (figure.number.sign !== null || !canBeOf(first.indicator, figure.number)) return null;
    return [{ ...first, rule: 'goes-on' }];
  }

  /** 高企、科小分别达到58家、70家; 众创空间、星创天地各1家. */
  #share(run: readonly Figure[], group: readonly IndicatorMention[]): AttachedFigure[] | null {
    const [first] = run;
    if (first === undefined) return null;
    this.#topics.setGroup(group, first.sentence);
    const { left } = first;
    const gap = left.slice(left.findLastIndex((token) => token.kind === 'mention') + 1);
    const direct = attachAfterName(first);
    const counted = direct?.counted ?? 'indicator';
    if (run.length === 1) {
      if (countsNames(first, group.length, gap)) return [{ figure: first, attachments: [] }];
      const each = gap.some((token) => token.kind === 'cue' && EACH.has(token.cue));
      return each ? [{ figure: first, attachments: this.#toAll(first, group, counted) }] : null;
    }
    return run.length === group.length ? this.#inOrder(run, group, counted) : null;
  }

  #shareAgain(run: readonly Figure[]): AttachedFigure[] | null {
    const [first] = run;
    if (first === undefined || run.length < 2 || first.left.some(({ kind }) => kind === 'mention'))
      return null;
    const group =
      this.#topics.group(run.length, first.sentence) ??
      this.#listed(first, run.length) ??
      namedBefore(this.tokens, run);
    return group === null ? this.#asBefore(run) : this.#inOrder(run, group, 'indicator');
  }

  /** 新增高企2家、技合9个0.94亿；累计分别为65家、219个、14.7亿: once more what was listed, in its order. */
  #asBefore(run: readonly Figure[]): AttachedFigure[] | null {
    const [first] = run;
    const says = first?.left.some((token) => token.kind === 'cue' && token.cue === 'respectively');
    const sentence = this.attached.at(-1)?.figure.sentence;
    if (says !== true || first === undefined || sentence === undefined) return null;
    if (first.sentence - sentence > 1) return null;
    const list = this.attached.filter(
      ({ figure, attachments }) => figure.sentence === sentence && attachments.length > 0,
    );
    if (list.length !== run.length) return null;
    const again = run.map((figure, index): AttachedFigure => {
      const [known, ...more] = list[index]?.attachments ?? [];
      const fits = known !== undefined && canBeOf(known.indicator, figure.number);
      const attachments = fits && more.length === 0 ? [{ ...known, rule: 'list' as const }] : [];
      return { figure, attachments };
    });
    return again.every(({ attachments }) => attachments.length > 0) ? again : null;
  }

  /** 去年高企49家、科小51家，今年58家、76家: names that each had a figure in the clause before, in order. */
  #listed(figure: Figure, size: number): readonly IndicatorMention[] | null {
    const before = this.attached.at(-1)?.figure;
    if (before?.sentence !== figure.sentence || before.clause === figure.clause) return null;
    const list = this.attached.filter((item) => item.figure.clause === before.clause);
    const mentions = list.flatMap(({ attachments: [first, ...more] }) =>
      first !== undefined && more.length === 0 && first.rule === 'after-name'
        ? [first.mention]
        : [],
    );
    const named = new Set(mentions).size === size && mentions.length === size;
    return named && list.length === size ? mentions : null;
  }

  #toAll(
    figure: Figure,
    group: readonly IndicatorMention[],
    counted: Attachment['counted'],
  ): Attachment[] {
    return group.flatMap((mention) => {
      const indicator = pick(mention.candidates, figure.number);
      return indicator === null ? [] : [{ indicator, rule: 'each' as const, mention, counted }];
    });
  }

  #inOrder(
    run: readonly Figure[],
    group: readonly IndicatorMention[],
    counted: Attachment['counted'],
  ): AttachedFigure[] | null {
    const percent = run.every(({ number }) => number.percent);
    const last = run.at(-1);
    const shared = run.map((plain, index): AttachedFigure => {
      const mention = group[index];
      const figure = last === undefined ? plain : this.#inUnitOf(last, plain, mention);
      const indicator = mention === undefined ? null : pick(mention.candidates, figure.number);
      const attachments =
        mention === undefined || indicator === null
          ? []
          : [{ indicator, rule: 'list' as const, mention, counted }];
      return { figure, attachments };
    });
    return percent || shared.every(({ attachments }) => attachments.length > 0) ? shared : null;
  }

  /** 分别为79000、12100万元: money without a unit takes the one that closes the list. */
  #inUnitOf(last: Figure, figure: Figure, mention: IndicatorMention | undefined): Figure {
    const { number } = figure;
    const isBare = number.unit === null && !number.scaled && !number.percent;
    const isMoney = mention?.candidates.every(({ unit }) => unit.endsWith('元')) === true;
    const unit = /[千百]?[万亿]?元$|[万亿]$/.exec(this.tokens[last.at]?.text ?? '')?.[0];
    if (!isBare || !isMoney || unit === undefined || unit === '') return figure;
    return { ...figure, number: inUnit(number, unit) };
  }

  #single(figure: Figure): readonly Attachment[] {
    this.#topics.advance(figure.at);
    const named = this.#ofOther(figure, attachAfterName(figure));
    const before = named === null ? null : this.#carryList(figure, named);
    if (before !== null && !this.#claimed.has(before.mention)) return this.#take(before);
    const next = attachBeforeName(figure);
    const ours = next !== null && ownsNextName(this.tokens, figure.at);
    if (ours) return this.#take(this.#carryOther(figure, next));
    const isNextItem = figure.left.at(-1)?.text === '、' && before !== null;
    if (isNextItem && this.#claimed.has(before.mention)) return [];
    if (before !== null) return this.#take(before);
    const topics = [...this.#topics.current(figure), ...this.known.topics];
    const goingOn = attachGoingOn(figure, topics, {
      lexicon: this.known.lexicon,
      correcting: this.known.topics.length > 0,
      afterUnknown: this.attached.at(-1)?.attachments.length === 0,
      ofUnknown: this.#isOfUnknown(figure),
      byPiece: this.#byPiece,
    });
    if (goingOn !== null) {
      this.#topics.renew(goingOn.mention, figure.sentence);
      return [goingOn];
    }
    return next === null ? [] : this.#take(this.#carryOther(figure, next));
  }

  /** 增加值78.3亿元，占GDP的比重20.6%: the share of the money right before, which is nobody's that we know. */
  #ofOther({ sentence }: Figure, named: Attachment | null): Attachment | null {
    const before = this.attached.at(-1);
    if (named?.mention.name.startsWith('占') !== true || before === undefined) return named;
    const { number } = before.figure;
    const isMoney = number.scaled || number.unit?.endsWith('元') === true;
    const isUnknown = before.attachments.length === 0 && before.figure.sentence === sentence;
    return isMoney && isUnknown ? { ...named, counted: 'other' } : named;
  }

  /** 职称评审受理申请7人，已通过2人: in a sentence that names nothing we know, of what it counted first. */
  #isOfUnknown({ sentence, number, left }: Figure): boolean {
    const before = this.attached.at(-1);
    if (before?.attachments.length !== 0 || before.figure.sentence !== sentence) return false;
    const isAlike = before.figure.number.unit === number.unit && number.unit !== null;
    const isDone = DONE_WITH.test(words(left));
    return isAlike && isDone && !this.#topics.isNamedIn(sentence);
  }

  /** 看3家高企和1家众创空间: the second is what the first is. */
  #carryOther(figure: Figure, next: Attachment): Attachment {
    const joined = figure.left.some(({ text }) => text === '和' || text === '、');
    return joined && this.#lastCountedOther ? { ...next, counted: 'other' } : next;
  }

  /** 惠及高企41家、科小58家: the second is helped as the first is. */
  #carryList({ left }: Figure, named: Attachment): Attachment {
    const [joiner, name] = left;
    const isListed = joiner !== undefined && LIST_JOINERS.has(joiner.text);
    const isBare = isListed && left.length === 2 && name?.kind === 'mention';
    return isBare && this.#lastCountedOther ? { ...named, counted: 'other' } : named;
  }

  #take(attachment: Attachment): readonly Attachment[] {
    this.#claimed.add(attachment.mention);
    this.#lastCountedOther = attachment.counted === 'other';
    return [attachment];
  }
}

/** Finds for every figure the indicators it belongs to. */
export function attachAll(
  figures: readonly Figure[],
  tokens: readonly Token[],
  known: KnownBefore,
): readonly AttachedFigure[] {
  const attacher = new Attacher(tokens, known);
  for (const run of runsOf(figures, tokens)) attacher.run(run);
  return attacher.attached;
}
