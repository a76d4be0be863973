import type { Lexicon } from '../../plan/lexicon.js';
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
import { figureFor } from './convert-value.js';
import { inUnit } from './in-unit.js';
import type { IndicatorMention } from './mention.js';
import { asFirst, isBehindSlash, pairRoles, sharingUnit } from './slash-pairs.js';
import { isTotalInBrackets } from './total-in-brackets.js';
import type { Token } from './tokens.js';

/** Sentences after which a name no longer carries figures without one. */
const TOPIC_SENTENCES = 2;
/** Names that a figure without one may go on with. */
const MAX_TOPICS = 6;
const EACH = new Set(['each', 'respectively']);

/** Lists hold the named things themselves, and 科小退出1家 speaks of them too. */
const NO_QUALITY =
  /名单|名录|^(?:退出|取消|撤销|注销|重复|剔除|停产|倒闭|迁出|流失|离职|辞职|清退|失效|退库|出库|核减|到期|没过|重新认定|复审)$/;

/** Figures joined by 、 and the like: 58家、70家、3家. */
function runsOf(
  figures: readonly Figure[],
  tokens: readonly Token[],
): readonly (readonly Figure[])[] {
  const runs: Figure[][] = [];
  for (const figure of figures) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const between = before === undefined ? [] : tokens.slice(before.at + 1, figure.at);
    const joined =
      between.length > 0 && between.every((token) => /^[、，/和与及 \t]$/.test(token.text));
    const same = before?.sentence === figure.sentence && before.bracketed === figure.bracketed;
    if (joined && same && last !== undefined) last.push(figure);
    else runs.push([figure]);
  }
  return runs;
}

interface Topic {
  readonly mention: IndicatorMention;
  readonly at: number;
  readonly sentence: number;
}

/** Names in the order of speech, newest first, without those that only qualify a noun (高企奖补资金). */
class Topics {
  #topics: Topic[] = [];
  #group: { readonly mentions: readonly IndicatorMention[]; readonly sentence: number } | null =
    null;

  constructor(readonly tokens: readonly Token[]) {}

  #next = 0;
  #sentence = 0;

  /** Takes up all names before a token. */
  advance(at: number): void {
    for (; this.#next < at; this.#next += 1) {
      const token = this.tokens[this.#next];
      if (token === undefined) continue;
      if (token.kind === 'mark' && /[。;!?\n【】]/.test(token.text)) this.#sentence += 1;
      if (token.kind !== 'mention' || this.#qualifies(this.#next)) continue;
      const topic = { mention: token.mention, at: this.#next, sentence: this.#sentence };
      this.#topics = [topic, ...this.#topics.slice(0, MAX_TOPICS - 1)];
    }
  }

  #qualifies(at: number): boolean {
    const before = this.tokens.slice(Math.max(0, at - 4), at);
    const applied = before.some((token) => token.kind === 'cue' && token.cue === 'pending');
    if (applied && /名单|名录/.test(this.tokens[at + 1]?.text ?? '')) return true;
    const rest = this.tokens.slice(at + 1, at + 3);
    const nounAt = rest.findIndex(
      (token) =>
        token.kind === 'cue' &&
        (token.cue === 'noun' || token.cue === 'other') &&
        !NO_QUALITY.test(token.text),
    );
    return nounAt === 0 || (nounAt === 1 && rest[0]?.kind === 'cue' && rest[0].cue === 'done');
  }

  /** A figure that went on with it keeps a name known. */
  renew(mention: IndicatorMention, sentence: number): void {
    this.#topics = this.#topics.map((topic) =>
      topic.mention === mention ? { ...topic, sentence } : topic,
    );
  }

  current(sentence: number): readonly IndicatorMention[] {
    return this.#topics
      .filter((topic) => sentence - topic.sentence <= TOPIC_SENTENCES)
      .map(({ mention }) => mention);
  }

  setGroup(mentions: readonly IndicatorMention[], sentence: number): void {
    this.#group = { mentions, sentence };
  }

  group(size: number, sentence: number): readonly IndicatorMention[] | null {
    const group = this.#group;
    if (group === null || group.mentions.length !== size) return null;
    return sentence - group.sentence <= TOPIC_SENTENCES ? group.mentions : null;
  }
}

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

class Attacher {
  readonly attached: AttachedFigure[] = [];
  readonly #topics: Topics;
  #claimed = new Set<IndicatorMention>();
  #lastCountedOther = false;
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
    const fits = figureFor(only.indicator, figure.number) !== null;
    const isTotal = fits && isTotalInBrackets(this.tokens, before.figure, figure);
    return isTotal ? { ...only, rule: 'goes-on' } : null;
  }

  /** What stands behind the slash belongs to what stands before it: 高企66/66✔ 科小95/94. */
  #second(figure: Figure): readonly Attachment[] | null {
    const before = this.attached.at(-1);
    const [first, ...more] = before?.attachments ?? [];
    const follows = before?.figure.at === figure.at - 2 && isBehindSlash(this.tokens, figure.at);
    if (!follows || first === undefined || more.length > 0) return null;
    if (figure.number.sign !== null || figureFor(first.indicator, figure.number) === null)
      return null;
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
      const each = gap.some((token) => token.kind === 'cue' && EACH.has(token.cue));
      return each ? [{ figure: first, attachments: this.#toAll(first, group, counted) }] : null;
    }
    return run.length === group.length ? this.#inOrder(run, group, counted) : null;
  }

  #shareAgain(run: readonly Figure[]): AttachedFigure[] | null {
    const [first] = run;
    if (first === undefined || run.length < 2 || first.left.some(({ kind }) => kind === 'mention'))
      return null;
    const group = this.#topics.group(run.length, first.sentence) ?? this.#listed(first, run.length);
    return group === null ? null : this.#inOrder(run, group, 'indicator');
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
    const before = attachAfterName(figure);
    if (before !== null && !this.#claimed.has(before.mention)) return this.#take(before);
    const next = attachBeforeName(figure);
    const ours = next !== null && ownsNextName(this.tokens, figure.at);
    if (ours) return this.#take(this.#carryOther(figure, next));
    if (before !== null) return this.#take(before);
    const topics = [...this.#topics.current(figure.sentence), ...this.known.topics];
    const goingOn = attachGoingOn(figure, topics, {
      lexicon: this.known.lexicon,
      correcting: this.known.topics.length > 0,
    });
    if (goingOn !== null) {
      this.#topics.renew(goingOn.mention, figure.sentence);
      return [goingOn];
    }
    return next === null ? [] : this.#take(this.#carryOther(figure, next));
  }

  /** 看3家高企和1家众创空间: the second is what the first is. */
  #carryOther(figure: Figure, next: Attachment): Attachment {
    const joined = figure.left.some(({ text }) => text === '和' || text === '、');
    return joined && this.#lastCountedOther ? { ...next, counted: 'other' } : next;
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
