import { addDays, dateOf } from '../../kernel/dates.js';
import type { IsoDate } from '../../kernel/dates.js';
import { figureEvidence } from '../confidence/figure-evidence.js';
import { valueEvidence } from '../confidence/value-evidence.js';
import type { DatePhrase } from '../dates/date-phrase.js';
import type { ReadMessage } from '../read-message.js';
import type { LexiconIndicator } from '../../plan/lexicon.js';
import { originalSpan, originalWords } from '../text/normalize.js';
import type { NumberToken } from '../text/number-token.js';
import type { Doubt, OmissionReason, Measure, OmittedFigure, Span } from '../understanding.js';
import { pick, twinsOf } from './attach.js';
import type { Attachment } from './attach.js';
import type { AttachedFigure } from './attach-all.js';
import { chanceOfProgress } from './chance-of-progress.js';
import type { MeasureDecision } from './circumstances.js';
import { figureFor } from './convert-value.js';
import { declaredUnit, inDeclaredUnit } from './declared-unit.js';
import { decideMeasure, saysMeasure } from './decide-measure.js';
import type { Figure } from './figures.js';
import { firstFrom } from './first-within.js';
import type { DraftFact } from './draft-fact.js';
import type { DateGovernor } from './govern-dates.js';
import { judgeFigure } from './judge-figure.js';
import { inheritedReason, isDifferenceFromLastYear, wholeLeftOut, wholeOf } from './left-out.js';
import type { LeftOut, Whole } from './left-out.js';
import { isOfLowerLevel } from './level.js';
import {
  goesOnWith,
  isPartOfFact,
  isSameOfOther,
  namesDate,
  standsBeside,
} from './previous-figure.js';
import type { Previous } from './previous-figure.js';
import { rivalsOf } from './rivals.js';
import { isDateOfEarlier, wordsBeforeName } from './name-and-date.js';
import { namesOwner, ownerOf } from './owner.js';
import { tableFact } from './table-fact.js';
import type { TableFigure } from './tables.js';
import type { Token } from './tokens.js';

/** Below this chance the words around a figure are not those of progress. See docs/adr/0016-classifier.md. */
const LIKELY = 0.5;

/** A figure that was tied to an indicator, and why the rules leave it out, if they do. */
export interface JudgedFigure {
  readonly figure: Figure;
  readonly attachment: Attachment;
  readonly reason: OmissionReason | null;
}

/** Facts and what was left out, in the order of the text. */
export class FactMaker {
  readonly facts: DraftFact[] = [];
  readonly omitted: OmittedFigure[] = [];
  readonly doubts: Doubt[] = [];
  /** All figures that were tied to an indicator, with what the rules say of them. */
  readonly judged: JudgedFigure[] = [];
  /** Facts but for a date or a number that nobody can read: never taken, though they show what the message is. */
  readonly withheld: DraftFact[] = [];
  readonly #stated = new Map<string, Measure>();
  readonly #today: IsoDate;
  /** 单位：万元. */
  readonly #declared: string | null;
  #previous: Previous | null = null;
  /** The last figure outside brackets: what a bracket adds (64家（新增2家）) ends with it. */
  #outside: Previous | null = null;
  /** The last figure that was left out. */
  #leftOut: LeftOut | null = null;
  /** The last figure that is no part itself. */
  #whole: Whole | null = null;

  constructor(
    readonly message: ReadMessage,
    readonly tokens: readonly Token[],
    readonly dates: DateGovernor,
  ) {
    this.#today = dateOf(message.input.now);
    this.#declared = declaredUnit(message.text.text);
  }

  add({ figure, attachments }: AttachedFigure): void {
    if (attachments.length === 0) this.#unattached(figure);
    for (const attachment of attachments) this.#judge(figure, attachment);
  }

  /** 14.1/15.5亿元: reached, and to be reached. */
  #isAimAfterSlash(figure: Figure, { rule, indicator }: Attachment): boolean {
    if (figure.role !== null) return figure.role === 'aim';
    const [mark, ...more] = figure.left;
    const same = this.#previous?.attachment.indicator.id === indicator.id;
    return rule === 'goes-on' && same && mark?.text === '/' && more.length === 0;
  }

  /** A cell of a table: its column says what it is. */
  addCell(cell: TableFigure): void {
    const { mention, number, column, span } = cell;
    const indicator = pick(mention.candidates, number);
    if (indicator === null || column.kind === 'omit') {
      const wrongUnit = number.percent ? 'percent' : 'other_quantity';
      const reason = column.kind === 'omit' ? column.reason : wrongUnit;
      this.#leaveOut(reason, span, indicator?.id ?? mention.candidates[0]?.id ?? null);
      return;
    }
    const at = firstFrom(this.tokens, number.span.start);
    const date = column.date ?? this.dates.dateAt(at);
    const fact = tableFact(cell, { indicator, column, date, today: this.#today });
    if (fact === null) return;
    this.#put({ ...fact, span: originalSpan(this.message.text, span) }, number, date);
  }

  /** Takes a fact, or holds it back when its date does not exist or its number cannot be read. */
  #put(fact: DraftFact, number: NumberToken, date: DatePhrase | null): void {
    if (date !== null && date.doubt !== null) this.#doubt(date.doubt, date.span);
    if (number.unclear) this.#doubt('unreadable-number', number.span);
    const taken = !number.unclear && date?.doubt !== 'impossible-date';
    (taken ? this.facts : this.withheld).push(fact);
  }

  #leaveOut(reason: OmissionReason, span: Span, indicatorId: OmittedFigure['indicatorId']): void {
    this.omitted.push({
      reason,
      text: originalWords(this.message.text, span),
      span: originalSpan(this.message.text, span),
      indicatorId,
    });
  }

  #judge(figure: Figure, attachment: Attachment): void {
    const reason = this.#ruled(figure, attachment);
    this.judged.push({ figure, attachment, reason });
    if (reason !== null) {
      this.#omit(figure, attachment, reason);
      return;
    }
    const isPart = isPartOfFact(this.#previous, figure, attachment);
    const chance = isPart ? 1 : chanceOfProgress(this.message, figure, attachment);
    if (chance < LIKELY) this.#omit(figure, attachment, 'unlikely');
    else this.#fact(figure, attachment, chance);
  }

  #ruled(figure: Figure, attachment: Attachment): OmissionReason | null {
    const { text } = this.message.text;
    const reason =
      judgeFigure(figure, attachment, { stated: this.#stated, text }) ??
      inheritedReason(figure, attachment, {
        before: this.#leftOut,
        whole: this.#whole,
        tokens: this.tokens,
        lexicon: this.message.lexicon,
      });
    if (reason !== null) return reason;
    if (isDifferenceFromLastYear(figure, attachment, this.#leftOut)) return 'last_year';
    if (isOfLowerLevel(figure, attachment, text)) return 'other_scope';
    return this.#isAimAfterSlash(figure, attachment) ? 'target' : null;
  }

  #omit(figure: Figure, attachment: Attachment, reason: OmissionReason): void {
    if (figure.scope.part === 'none' && !figure.number.percent)
      this.#whole = wholeLeftOut(figure, reason);
    this.#leftOut = { at: figure.at, sentence: figure.sentence, attachment, reason };
    this.#leaveOut(reason, this.#spanOf(figure, attachment), attachment.indicator.id);
  }

  /** A figure near an indicator that its unit shows to be something else (奖补资金340万元, 完成率81.9%). */
  #unattached(figure: Figure): void {
    if (figure.scope.part === 'none' && !figure.number.percent) this.#whole = wholeOf(figure);
    const name = figure.left.find(({ kind }) => kind === 'mention');
    const { percent } = figure.number;
    const spokenOf =
      this.#previous?.sentence === figure.sentence ? this.#previous.attachment.indicator.id : null;
    if (name?.kind === 'mention') {
      const id = name.mention.candidates[0]?.id ?? null;
      this.#leaveOut(percent ? 'percent' : 'other_quantity', figure.number.span, id);
    } else if (percent && spokenOf !== null) {
      this.#leaveOut('percent', this.#withCue(figure), spokenOf);
    }
  }

  /** From the indicator's name to the figure when they stand close, else the figure alone. */
  #spanOf(figure: Figure, attachment: Attachment): Span {
    const { span } = figure.number;
    if (attachment.rule === 'goes-on') return this.#withCue(figure);
    const name = attachment.mention.span;
    return { start: Math.min(span.start, name.start), end: Math.max(span.end, name.end) };
  }

  #withCue(figure: Figure): Span {
    const { span } = figure.number;
    const last = figure.left.at(-1);
    return last?.kind === 'cue' ? { start: last.span.start, end: span.end } : span;
  }

  #wholeOf({ sentence, scope }: Figure): MeasureDecision | null {
    const { measure = null } = this.#whole ?? {};
    if (this.#whole?.sentence !== sentence || scope.part === 'none' || measure === null)
      return null;
    return { measure, carries: true };
  }

  /** The figure that this one follows in its sentence, unless another date parts them. */
  #followed(figure: Figure): Previous | null {
    const previous = figure.bracketed ? this.#previous : this.#outside;
    if (previous?.sentence !== figure.sentence) return null;
    return !namesDate(figure) || isSameOfOther(figure, previous.date) ? previous : null;
  }

  #isTwin(indicator: LexiconIndicator, { attachment }: Previous): boolean {
    return twinsOf(indicator, this.message.lexicon).includes(attachment.indicator);
  }

  #decide(figure: Figure, attachment: Attachment, date: DatePhrase | null): Previous {
    const { indicator } = attachment;
    const previous = this.#followed(figure);
    const twin = previous !== null && this.#isTwin(indicator, previous);
    const twinBeside = twin && standsBeside(previous, figure);
    const decision = decideMeasure({
      figure,
      indicator,
      rule: attachment.rule,
      date,
      dateWords: date === null ? '' : this.message.text.text.slice(date.span.start, date.span.end),
      dateOfEarlier: isDateOfEarlier(this.tokens, figure, date),
      beforeName: wordsBeforeName(this.tokens, figure, attachment.mention),
      before: previous === null ? this.#wholeOf(figure) : previous.decision,
      goesOn: twinBeside || (previous !== null && goesOnWith(figure, previous)),
    });
    const goesOn = twin || attachment.rule !== 'goes-on';
    const inherits = previous !== null && goesOn && !namesOwner(figure);
    const owner = inherits ? previous.owner : ownerOf(figure, this.message, decision.measure);
    const { sentence, bracketed } = figure;
    const measured = saysMeasure(figure) || (twinBeside && previous.measured);
    const { at } = figure;
    const decided = { at, sentence, bracketed, attachment, decision, owner, date, measured };
    this.#previous = decided;
    if (!bracketed) this.#outside = decided;
    return decided;
  }

  #fact(figure: Figure, attachment: Attachment, chance: number): void {
    const { indicator, mention } = attachment;
    const { text } = this.message.text;
    const written = { text, name: mention.span, declared: this.#declared };
    const value = figureFor(indicator, inDeclaredUnit(figure.number, indicator, written));
    if (value === null) return;
    const date = this.dates.dateFor(figure, indicator.id);
    const { decision, owner, measured } = this.#decide(figure, attachment, date);
    const { measure } = decision;
    const asOf = date?.asOf ?? this.#today;
    this.#stated.set(indicator.shortName, measure);
    if (figure.scope.part === 'none') this.#whole = null;
    if (measure === 'delta' && Number(value) === 0) return;
    const fact: DraftFact = {
      indicatorId: indicator.id,
      indicator: indicator.shortName,
      measure,
      value,
      unit: indicator.unit,
      from: measure === 'delta' ? this.#from(figure, date, asOf) : null,
      asOf,
      approx: figure.number.approx,
      scope: owner.scope,
      onBehalfOf: owner.onBehalfOf,
      span: originalSpan(this.message.text, this.#spanOf(figure, attachment)),
      evidence: [
        ...figureEvidence({
          figure,
          attachment,
          date,
          measure,
          chance,
          saysMeasure: saysMeasure(figure),
          message: this.message,
        }),
        ...valueEvidence(indicator, value),
      ],
      rivals: rivalsOf(figure, attachment),
      rule: attachment.rule,
      dated: date !== null,
      happened: decision.happened === true,
      bracketed: figure.bracketed,
      measured,
      periodFrom: date?.kind === 'period' && !date.closing ? date.from : null,
    };
    this.#put(fact, figure.number, date);
  }

  /** First day of a delta: of its period, the day after what it is compared with, or the day itself. */
  #from(figure: Figure, date: DatePhrase | null, asOf: IsoDate): IsoDate {
    const { versus } = figure.scope;
    if (versus !== null && versus !== true && versus.asOf < asOf) return addDays(versus.asOf, 1);
    return date === null || date.closing || date.from > asOf ? asOf : date.from;
  }

  #doubt(kind: Doubt['kind'], span: Span): void {
    const original = originalSpan(this.message.text, span);
    if (this.doubts.some((doubt) => doubt.span.start === original.start)) return;
    this.doubts.push({ kind, text: originalWords(this.message.text, span), span: original });
  }
}
