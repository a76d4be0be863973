import { dateOf } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import type { DateKind, DatePhrase } from '../dates/date-phrase.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import type { ReadMessage } from '../read-message.js';
import type { Span } from '../understanding.js';
import { bracketsOfFigures } from './brackets-of-figures.js';
import { readDatesApart } from './dates-apart.js';
import type { DatesApart } from './dates-apart.js';
import type { Figure } from './figures.js';
import { firstDayOf } from './first-day.js';
import { CLOSES_ALL, isNumberOfDay, isOfAllBefore, LOOKS_BACK, saysWhenOnly } from './says-when.js';
import type { Token } from './tokens.js';
import { isUsable } from './usable-date.js';

const ENDS_SENTENCE: ReadonlySet<string> = new Set(['。', ';', '!', '?', '\n']);

const NOW = /目前|现在|当前/;

/** Not so in 11月调度：高企65家: there the month belongs to the heading. */
function datesClause({ clauseLeft }: Figure): boolean {
  const colon = clauseLeft.findLastIndex(({ text }) => text === ':');
  const heads = colon > 0 && clauseLeft[colon - 1]?.kind !== 'date';
  return clauseLeft.slice(heads ? colon : 0).some(({ kind }) => kind === 'date');
}

type DateToken = Extract<Token, { kind: 'date' }>;

function isNowWithin(token: DateToken, current: DatePhrase): boolean {
  const isNow = token.date.kind === 'point' && NOW.test(token.text);
  return isNow && current.kind === 'period' && current.asOf === token.date.asOf;
}

/** Few messages part their figures so. */
const PARTS = /其[余他它]|别的|余下|剩[下余]/;

const RUNS: ReadonlySet<DateKind> = new Set(['period', 'year-to-date', 'weak']);

/** 硕士25名，截至10月底，其中…: parts, comparisons and shares are of what was told before. */
const OF_WHAT_WAS_TOLD = /^，(?:其中|[里当]中|里面|同比|较|比[上去]|完成率|占|[还仅只]?差|距|离)/;

interface Closing {
  readonly date: DatePhrase;
  readonly coversAll: boolean;
}

/** Finds for each figure the date phrase that covers it. Source: the evaluation set's README, "asOf". */
export class DateGovernor {
  readonly #usable: readonly { readonly token: DateToken; readonly at: number }[];
  readonly #text: string;
  readonly #today: IsoDate;
  #covering: readonly (DatePhrase | null)[] | null = null;
  #apart: { readonly found: DatesApart | null } | null = null;
  #back: readonly { readonly token: DateToken; readonly at: number }[] | null = null;
  #closingFound: { readonly closing: Closing | null } | null = null;

  /**
   * @param lastFact index of the last token that is a figure of some indicator
   */
  constructor(
    message: ReadMessage,
    readonly tokens: readonly Token[],
    readonly lastFact: number,
    tables: readonly Span[] = [],
  ) {
    const firstDay = firstDayOf(message);
    this.#text = message.text.text;
    this.#today = dateOf(message.input.now);
    const usable: { token: DateToken; at: number }[] = [];
    tokens.forEach((token, at) => {
      if (token.kind !== 'date' || !isUsable(token.date, token.text, firstDay)) return;
      const { start, end } = token.span;
      if (!tables.some((table) => start >= table.start && end <= table.end))
        usable.push({ token, at });
    });
    this.#usable = usable;
  }

  /** The phrase that dates a figure of the indicator, or `null` for the message's day. */
  dateFor(figure: Figure, indicator: LexiconIndicator['id']): DatePhrase | null {
    this.#apart ??= { found: PARTS.test(this.#text) ? readDatesApart(this.tokens) : null };
    const { found } = this.#apart;
    return found === null ? this.#dateOf(figure) : (found.named.get(indicator) ?? found.others);
  }

  #dateOf(figure: Figure): DatePhrase | null {
    const closing = this.#closing();
    const before = this.#before(figure);
    const own =
      this.#start(figure) ??
      this.#comparedWith(figure) ??
      this.#right(figure) ??
      this.#bracketed(figure) ??
      this.#lookingBack(figure);
    if (own !== null) return own;
    if (closing?.coversAll === true && !datesClause(figure)) return closing.date;
    return this.#until(before, closing) ?? closing?.date ?? this.#alone(figure);
  }

  /** 三季度以来新认定4家。（截至9月19日）: a stretch that still runs ends on the day that closes the message. */
  #until(stretch: DatePhrase | null, closing: Closing | null): DatePhrase | null {
    if (stretch === null || closing?.date.closing !== true) return stretch;
    // 现在59家…就到昨天为止的: how it stands now is how it stood on the last day of all.
    const isNow = stretch.kind === 'point' && NOW.test(this.#wordsOf(stretch));
    if (isNow && /[截止]/.test(this.#wordsOf(closing.date))) return closing.date;
    if (!RUNS.has(stretch.kind) || stretch.closing || stretch.asOf !== this.#today) return stretch;
    const { asOf } = closing.date;
    return asOf < stretch.from || asOf > stretch.asOf ? stretch : { ...stretch, asOf, to: asOf };
  }

  #wordsOf({ span }: DatePhrase): string {
    return this.#text.slice(span.start, span.end);
  }

  /** The phrase that dates a cell of a table: the last one before it, else one that closes the message. */
  dateAt(at: number): DatePhrase | null {
    return this.#before({ at }) ?? this.#closing()?.date ?? this.#alone({ at });
  }

  /**
   * For each token the last date named before it. 今年 and the like give way to a day named just before them, and
   * 目前 to a week or month that still runs (本周截至目前).
   */
  #sweep(): readonly (DatePhrase | null)[] {
    const usable = new Set(this.#usable.map(({ at }) => at));
    let current: DatePhrase | null = null;
    let numberSince = false;
    let sentenceSince = false;
    const outside: (DatePhrase | null)[] = [];
    const beside = bracketsOfFigures(this.tokens);
    return this.tokens.map((token, at) => {
      if (token.kind === 'number') numberSince = true;
      if (ENDS_SENTENCE.has(token.text)) sentenceSince = true;
      if (beside.has(at)) {
        if (token.text === '(') outside.push(current);
        else current = outside.pop() ?? null;
      }
      if (token.kind !== 'date' || !usable.has(at)) return current;
      const yields =
        current !== null &&
        (!numberSince || (current.closing && !sentenceSince)) &&
        (token.date.kind === 'weak' || isNowWithin(token, current));
      if (yields) return current;
      current = token.date;
      numberSince = sentenceSince = false;
      return current;
    });
  }

  #before({ at }: Pick<Figure, 'at'>): DatePhrase | null {
    this.#covering ??= this.#sweep();
    return this.#covering[at] ?? null;
  }

  /** 从上月底的57家涨到59家: the day on which it stood so. */
  #start({ left }: Figure): DatePhrase | null {
    const from = left.findLastIndex(({ text }) => text === '从' || text === '由');
    const day = from < 0 ? undefined : left[from + 1];
    if (day?.kind !== 'date' || !day.date.compared || day.date.doubt !== null) return null;
    return left.slice(from + 2).every(({ text }) => text === '的') ? day.date : null;
  }

  /** 较6月底的7.05亿元净增1.37亿元: what it is compared with stood so on that day. */
  #comparedWith({ left }: Figure): DatePhrase | null {
    const [day, particle] = left.slice(-2);
    if (day?.kind !== 'date' || particle?.text !== '的') return null;
    return day.date.compared && day.date.doubt === null ? day.date : null;
  }

  /** 58家是截至9月底的数: a date after the figure in its clause, before any other name or number. */
  #right(figure: Figure): DatePhrase | null {
    if (figure.moreFollow) return this.#behindList(figure);
    const at = figure.right.findIndex((token) => token.kind === 'date' && this.#isUsable(token));
    const token = figure.right[at];
    if (token?.kind !== 'date') return null;
    const free = !figure.right.slice(at + 1).some(({ kind }) => kind === 'mention');
    const ofDay = at === 1 && /^[是为]$/.test(figure.right[0]?.text ?? '');
    const isOwn = ofDay && figure.right.length <= 4 && figure.right.at(-1)?.text === '的';
    return free && (token.date.closing || isOwn) ? token.date : null;
  }

  /** 223个、14.46亿是12月5日的: the day behind the last of a list is said of all of it. */
  #behindList(figure: Figure): DatePhrase | null {
    if (figure.clauseLeft.some(({ kind }) => kind === 'date')) return null;
    let { at } = figure;
    while (this.tokens[at + 1]?.text === '、' && this.tokens[at + 2]?.kind === 'number') at += 2;
    const [copula, day, end] = this.tokens.slice(at + 1, at + 4);
    if (at === figure.at || !/^[是为]$/.test(copula?.text ?? '') || end?.text !== '的') return null;
    return day?.kind === 'date' && this.#isUsable(day) ? day.date : null;
  }

  /** 58家（截至6月底）. */
  #bracketed(figure: Figure): DatePhrase | null {
    if (this.tokens[figure.at + 1]?.text !== '(') return null;
    const inside: Token[] = [];
    for (
      let at = figure.at + 2;
      at < this.tokens.length && this.tokens[at]?.text !== ')';
      at += 1
    ) {
      const token = this.tokens[at];
      if (token === undefined || token.kind === 'number' || token.kind === 'mention') return null;
      inside.push(token);
    }
    const date = inside.find(
      (token): token is DateToken => token.kind === 'date' && this.#isUsable(token),
    );
    return date?.date ?? null;
  }

  /** 高企60、科小79，均截至8月10日，对应任务66、94: a clause that only says when dates the list before it. */
  #lookingBack(figure: Figure): DatePhrase | null {
    this.#back ??= this.#usable.filter(({ token }) => {
      const around = this.#clauseAround(token);
      const clause = around.join('');
      if (LOOKS_BACK.test(clause) && saysWhenOnly(clause)) return true;
      if (isNumberOfDay(...around)) return true;
      return this.#closesSentence(token) || isOfAllBefore(this.#text, token.span);
    });
    if (this.#back.length === 0 || figure.clauseLeft.some(({ kind }) => kind === 'date'))
      return null;
    const next = this.#back.find(({ at }) => at > figure.at);
    if (next === undefined) return null;
    const between = this.tokens.slice(figure.at + 1, next.at);
    const apart = between.some(
      (token) => (token.kind === 'date' && this.#isUsable(token)) || ENDS_SENTENCE.has(token.text),
    );
    return apart ? null : next.token.date;
  }

  /** 高企58家、科小71家，截至8月底；硕士18名: alone at the end of what it dates, or before what is told further of that. */
  #closesSentence({ span, date }: DateToken): boolean {
    const [before, after] = [this.#text.charAt(span.start - 1), this.#text.charAt(span.end)];
    const goesOnWithIt = OF_WHAT_WAS_TOLD.test(this.#text.slice(span.end, span.end + 4));
    return date.closing && before === '，' && (ENDS_SENTENCE.has(after) || goesOnWithIt);
  }

  #isUsable(token: Token): boolean {
    return this.#usable.some((item) => item.token === token);
  }

  /** A date after the last figure closes the message. */
  #closing(): Closing | null {
    this.#closingFound ??= { closing: this.#findClosing() };
    return this.#closingFound.closing;
  }

  #findClosing(): Closing | null {
    const last = this.#usable.findLast(
      ({ at, token }) => at > this.lastFact && this.#isClosing(token),
    );
    if (last === undefined) return null;
    const { start } = last.token.span;
    const before =
      this.#text
        .slice(Math.max(0, start - 12), start)
        .split(/[。\n]/)
        .at(-1) ?? '';
    const clause = this.#clauseAround(last.token).join('');
    const saysWhen = saysWhenOnly(clause);
    const { date } = last.token;
    const isDay = date.kind === 'point' || date.kind === 'event';
    return {
      date: saysWhen && isDay ? { ...date, closing: true } : date,
      coversAll: CLOSES_ALL.test(before) || (saysWhen && CLOSES_ALL.test(clause)),
    };
  }

  /** The words before and after a date in its clause. */
  #clauseAround({ span }: DateToken): readonly [string, string] {
    const before = this.#text.slice(Math.max(0, span.start - 24), span.start);
    const after = this.#text.slice(span.end, span.end + 24);
    return [before.split(/[，。;\n]/).at(-1) ?? '', after.split(/[，。;\n]/)[0] ?? ''];
  }

  /** A day on which something will be done or was discussed does not close a message, a bare or 截至 date does. */
  #isClosing(token: DateToken): boolean {
    if (token.date.closing || token.date.kind === 'point') return true;
    if (saysWhenOnly(this.#clauseAround(token).join(''))) return true;
    const at = this.tokens.indexOf(token);
    const around = [this.tokens[at - 1], this.tokens[at + 1]];
    return around.every(
      (other) => other === undefined || other.kind === 'mark' || /的|数|数据|情况/.test(other.text),
    );
  }

  /** A date that stands alone in brackets. */
  #alone(figure: Pick<Figure, 'at'>): DatePhrase | null {
    const found = this.#usable.find(
      ({ at }) =>
        at > figure.at && this.tokens[at - 1]?.text === '(' && this.tokens[at + 1]?.text === ')',
    );
    return found?.token.date ?? null;
  }
}
