import type { ReadMessage } from '../read-message.js';
import { CharClass } from '../text/char-class.js';
import type { NumberToken } from '../text/number-token.js';
import { firstDayOf } from './first-day.js';
import { CLAUSE_MARKS, nextClause, rightOf, SENTENCE_MARKS } from './around-figure.js';
import { joinsNameAndFigure } from './joined-marks.js';
import { headsComparison } from './scope-around.js';
import { changed, closeScope, openScope } from './scope.js';
import { afterFigure, afterToken } from './scope-after.js';
import type { Scope } from './scope.js';
import { withAuthority } from './authority.js';
import { sectionScopes } from './sections.js';
import type { Token } from './tokens.js';
import { STATE } from './waiting-words.js';

/** A number with what stands around it in its clause. */
export interface Figure {
  readonly number: NumberToken;
  /** Index in the row of tokens. */
  readonly at: number;
  readonly clause: number;
  readonly sentence: number;
  /** From the number before it in the clause, or the clause's start. */
  readonly left: readonly Token[];
  /** From the clause's start. */
  readonly clauseLeft: readonly Token[];
  /** To the next number, or the clause's end. */
  readonly right: readonly Token[];
  /** The clause goes on to another number. */
  readonly moreFollow: boolean;
  /** The clause after this one, as far as it holds no number and no indicator; else empty. */
  readonly next: readonly Token[];
  readonly scope: Scope;
  /** Inside brackets. */
  readonly bracketed: boolean;
  /** What a pair with a slash makes of it. */
  readonly role: PairRole | null;
}

/** 55/66: reached and aim; under 新增/累计 the first is new and the second the total. */
export type PairRole = 'reached' | 'aim' | 'new' | 'total';

/** A figure with what stands before it. */
type Seen = Omit<Figure, 'right' | 'next' | 'moreFollow' | 'role'>;

interface Frame {
  clause: number;
  scope: Scope;
  /** Indexes of the tokens of the clause so far, brackets left out. */
  tokens: number[];
  lastNumber: number;
  /** The last target cue has been followed by a name but no number yet: 目标：高企66家，科小94家. */
  targetOpen: boolean;
}

/** A picture, or the second half of one, or what ends a friendly sentence (任务完成～). */
const emoji = new CharClass((char) => /^[\p{So}\p{Cs}~]$/u.test(char));
/** Nobody writes longer clauses; what lies further back is not looked at, so that reading takes linear time. */
const MAX_CLAUSE_TOKENS = 100;
/** 对比去年 has no more before its colon. */
const MAX_HEADING_TOKENS = 8;

class FigureReader {
  readonly figures: Seen[] = [];
  #frames: Frame[] = [];
  #frame: Frame;
  #clauses = 0;
  #sentence = 0;

  constructor(
    readonly message: ReadMessage,
    readonly tokens: readonly Token[],
    readonly sections: ReadonlyMap<number, Partial<Scope>>,
    readonly firstDay: string,
  ) {
    this.#frame = this.#freshFrame(changed(openScope, sections.get(0) ?? {}));
  }

  #freshFrame(scope: Scope): Frame {
    return { clause: this.#clauses, scope, tokens: [], lastNumber: -1, targetOpen: false };
  }

  read(): void {
    this.tokens.forEach((token, index) => {
      if (token.kind === 'mark') this.#mark(token, index);
      else this.#other(token, index);
    });
  }

  #mark(token: Token, index: number): void {
    if (token.text === '(') this.#open();
    else if (token.text === ')') this.#close();
    else if (joinsNameAndFigure(this.tokens, index)) this.#frame.tokens.push(index);
    else if (CLAUSE_MARKS.has(token.text)) this.#comma(index);
    else if (this.#setsOff(token, index)) this.#endClause('clause');
    else if (SENTENCE_MARKS.has(token.text)) this.#endSentence(token);
    else if (token.text === ':' && this.#compares()) this.#endClause('sentence');
    else this.#frame.tokens.push(index);
  }

  #open(): void {
    this.#frames.push(this.#frame);
    this.#clauses += 1;
    this.#frame = {
      ...this.#frame,
      tokens: this.#frame.tokens.slice(-MAX_CLAUSE_TOKENS),
      clause: this.#clauses,
    };
  }

  #close(): void {
    const outer = this.#frames.pop();
    if (outer !== undefined) this.#frame = outer;
  }

  #endClause(end: 'clause' | 'sentence'): void {
    this.#clauses += 1;
    this.#frame = this.#freshFrame(closeScope(this.#frame.scope, end));
  }

  /** 瞪羚尚在公示，1家: the figure alone behind the comma is of the state before it. */
  #comma(index: number): void {
    const { tokens, lastNumber, scope } = this.#frame;
    const last = this.tokens[tokens.at(-1) ?? -1];
    const waits = last?.kind === 'cue' && last.cue === 'pending' && STATE.test(last.text);
    const alone = lastNumber < 0 && this.tokens[index + 1]?.kind === 'number';
    this.#endClause('clause');
    if (waits && alone) this.#frame.scope = changed(this.#frame.scope, { pending: scope.pending });
  }

  #compares(): boolean {
    const { tokens, lastNumber } = this.#frame;
    if (lastNumber >= 0 || tokens.length > MAX_HEADING_TOKENS) return false;
    return headsComparison(tokens.map((at) => this.tokens[at]?.text ?? '').join(''));
  }

  /** An emoji before the next name parts as a comma does. */
  #setsOff(token: Token, index: number): boolean {
    if (this.#frame.lastNumber < 0 || !emoji.has(token.text, 0)) return false;
    const space = Number(this.tokens[index + 1]?.text === ' ');
    return this.tokens[index + 1 + space]?.kind === 'mention';
  }

  #endSentence(token: Token): void {
    if (token.text === '\n') this.#frames = [];
    this.#sentence += 1;
    this.#endClause('sentence');
    if (token.text !== '\n') return;
    const section = this.sections.get(token.span.end);
    if (section !== undefined) this.#frame.scope = changed(openScope, section);
  }

  #other(token: Token, index: number): void {
    const frame = this.#frame;
    if (token.kind === 'number') this.#figure(token.number, index);
    const text = this.message.text.text;
    if (token.kind === 'mention' && this.tokens[index + 1]?.text.startsWith('呢') === true)
      frame.scope = closeScope(frame.scope, 'sentence');
    if (token.kind === 'mention') this.#beginAnew(index);
    const before = frame.scope;
    frame.scope = afterToken(frame.scope, token, { text, firstDay: this.firstDay });
    if (before.target === 'none' && frame.scope.target === 'clause') frame.targetOpen = true;
    if (this.#looksBack(token, index) || this.#isMeanwhile(token, index)) frame.scope = before;
    if (token.kind === 'mention' && frame.targetOpen && frame.scope.target === 'clause') {
      frame.scope = changed(frame.scope, { target: 'sentence' });
    }
    frame.tokens.push(index);
  }

  /** 高企55家比去年同期多6家科小49家, 高企67家，去年52家，科小95家: the next name ends the comparison. */
  #beginAnew(index: number): void {
    const [now, then] = this.figures.slice(-2);
    const beside = this.tokens[index - 1];
    const follows = beside?.kind === 'number' || beside?.text === '，';
    if (then === undefined || now?.sentence !== this.#sentence || !follows) return;
    if (then.left.some(({ kind }) => kind === 'mention')) return;
    const { scope } = this.#frame;
    if (now.scope.past === 'none' && then.scope.past !== 'none')
      this.#frame.scope = changed(scope, { past: 'none', versus: null, change: 'none' });
  }

  /** 还有一个在走流程: says something of the figure before, nothing of those to come. */
  #looksBack(token: Token, index: number): boolean {
    if (token.kind !== 'cue' || token.cue !== 'pending') return false;
    const { lastNumber } = this.#frame;
    if (lastNumber < 0 || !(STATE.test(token.text) || this.#closesItem(index))) return false;
    return !this.tokens
      .slice(lastNumber + 1, index)
      .some(
        (between) =>
          between.kind === 'mention' || (between.kind === 'cue' && between.cue === 'part'),
      );
  }

  /** 12家已提交待审、57家已入库: the last words before the next figure of a list. */
  #closesItem(index: number): boolean {
    let at = index + 1;
    while (this.tokens[at]?.cue === 'pending') at += 1;
    return this.tokens[at]?.text === '、' && this.tokens[at + 1]?.kind === 'number';
  }

  /** …；同期科小入库45家: in the same time, unless the name had a figure before to be compared with. */
  #isMeanwhile(token: Token, index: number): boolean {
    if (token.text !== '同期' || this.#frame.tokens.length > 0) return false;
    const said = this.tokens.slice(index + 1, index + 4);
    // 同期全县技合登记50个.
    const [verb, named] = said.filter(({ kind, cue }) => kind !== 'unit' && cue !== 'here');
    const next = verb?.kind === 'cue' && verb.cue === 'delta' ? named : verb;
    if (next?.kind !== 'mention') return false;
    const ids = new Set(next.mention.candidates.map(({ id }) => id));
    return (
      this.figures.length > 0 &&
      !this.tokens
        .slice(0, index)
        .some(
          (known) =>
            known.kind === 'mention' && known.mention.candidates.some(({ id }) => ids.has(id)),
        )
    );
  }

  #figure(number: NumberToken, index: number): void {
    const frame = this.#frame;
    const clauseLeft: Token[] = [];
    for (const at of frame.tokens.slice(-MAX_CLAUSE_TOKENS)) {
      const left = this.tokens[at];
      if (left !== undefined) clauseLeft.push(left);
    }
    const since = frame.tokens.findLastIndex((at) => at <= frame.lastNumber);
    const fresh = frame.tokens.length - since - 1;
    this.figures.push({
      number,
      at: index,
      clause: frame.clause,
      sentence: this.#sentence,
      left: fresh < clauseLeft.length ? clauseLeft.slice(clauseLeft.length - fresh) : clauseLeft,
      clauseLeft,
      scope: frame.scope,
      bracketed: this.#frames.length > 0,
    });
    frame.lastNumber = index;
    frame.targetOpen = false;
    const follower = this.tokens[index + 1];
    frame.scope = afterFigure(
      frame.scope,
      follower?.text === '、' || isOneOf(number, this.tokens[index + 1]),
    );
  }
}

/** 漏了一笔400万的: the first number only says how many such there are. */
function isOneOf(number: NumberToken, next: Token | undefined): boolean {
  return next?.kind === 'number' && /^[笔单项宗]$/.test(number.unit ?? '');
}

function whole(seen: Seen, tokens: readonly Token[]): Figure {
  const { right, moreFollow } = rightOf(tokens, seen.at);
  return {
    number: seen.number,
    at: seen.at,
    clause: seen.clause,
    sentence: seen.sentence,
    left: seen.left,
    clauseLeft: seen.clauseLeft,
    right,
    moreFollow,
    next: nextClause(tokens, seen.at),
    scope: seen.scope,
    bracketed: seen.bracketed,
    role: null,
  };
}

/** All figures of a message, each with its surroundings. */
export function readFigures(message: ReadMessage, tokens: readonly Token[]): readonly Figure[] {
  const firstDay = firstDayOf(message);
  const sections = sectionScopes(message.text.text);
  const reader = new FigureReader(message, tokens, sections, firstDay);
  reader.read();
  return withAuthority(reader.figures, message.text.text).map((seen) => whole(seen, tokens));
}
