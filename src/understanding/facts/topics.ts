import type { Figure } from './figures.js';
import type { IndicatorMention } from './mention.js';
import type { Token } from './tokens.js';
import { words } from './words.js';

const SENTENCE_MARKS = new Set(['。', ';', '!', '?', '\n', '【', '】']);
/** Sentences after which a name no longer carries figures without one. */
const TOPIC_SENTENCES = 2;
/** Names that a figure without one may go on with. */
const MAX_TOPICS = 6;

/** Lists hold the named things themselves, and 科小退出1家 speaks of them too. */
const NO_QUALITY =
  /名单|名录|^(?:退出|取消|撤销|注销|重复|剔除|停产|倒闭|迁出|流失|离职|辞职|清退|复核掉了?|核减?掉了?|摘掉了?|取消掉|失效|退库|出库|核减|到期|没过|重新认定|复审)$/;

/** 高企认定奖补, 高企研发奖补: a word of what it is given for. */
function isGivenFor(token: Token | undefined): boolean {
  if (token?.kind === 'word') return token.text.length === 2;
  // 研发后补助, 高企研发奖补.
  if (token?.kind === 'mention' || token?.text === '后') return true;
  return token?.kind === 'cue' && token.cue === 'done';
}

/** 研发项目61个, 研发监测: what is called after the money, not the money. */
const CALLED_AFTER = /^(?:项目|活动|统计|监测|人员|机构|平台|中心|团队|课题|培训|调查)/;
const MAX_CALLED = 3;

interface Topic {
  readonly mention: IndicatorMention;
  readonly at: number;
  readonly sentence: number;
  /** It only says what kind of thing another is (研发归集辅导). */
  readonly qualifies: boolean;
}

/** 研发归集辅导…已审定归集1.02亿元: a verb out of a name brings back what only qualified. */
function isVerbOf({ names }: { readonly names: readonly string[] }, left: readonly Token[]) {
  const last = left.at(-1);
  return last?.cue === 'done' && last.text.length > 1 && names.some((it) => it.includes(last.text));
}

/** Names in the order of speech, newest first, without those that only qualify a noun (高企奖补资金). */
export class Topics {
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
      if (token.kind === 'mark' && SENTENCE_MARKS.has(token.text)) this.#sentence += 1;
      if (token.kind !== 'mention') continue;
      const qualifies = this.#qualifies(this.#next);
      const { mention } = token;
      const topic = { mention, at: this.#next, sentence: this.#sentence, qualifies };
      this.#topics = [topic, ...this.#topics.slice(0, MAX_TOPICS - 1)];
    }
  }

  /** 剔除没签合同的: only tells which of those that are spoken of. */
  #isOfThoseWithout(before: readonly Token[], at: number): boolean {
    const [verb, lack] = [before.at(-1), before.at(-2)];
    const lacks = /[没未]$/.test(lack?.text ?? '') && verb?.kind === 'cue' && verb.cue === 'done';
    return lacks && this.tokens[at + 1]?.text === '的';
  }

  #isCalledAfter(at: number): boolean {
    const token = this.tokens[at];
    if (token?.kind !== 'mention' || token.text.length > MAX_CALLED) return false;
    if (!token.mention.candidates.every(({ unit }) => unit.endsWith('元'))) return false;
    const behind = this.tokens.slice(at + 1, at + 3);
    return CALLED_AFTER.test(words(behind));
  }

  #qualifies(at: number): boolean {
    const before = this.tokens.slice(Math.max(0, at - 4), at);
    const applied = before.some((token) => token.kind === 'cue' && token.cue === 'pending');
    if (applied && /名单|名录/.test(this.tokens[at + 1]?.text ?? '')) return true;
    const rest = this.tokens.slice(at + 1, at + 3);
    if (this.#isCalledAfter(at) || this.#isOfThoseWithout(before, at)) return true;
    const nounAt = rest.findIndex(
      (token) =>
        token.kind === 'cue' &&
        (token.cue === 'noun' || token.cue === 'other') &&
        !NO_QUALITY.test(token.text),
    );
    const [between] = rest;
    return nounAt === 0 || (nounAt === 1 && isGivenFor(between));
  }

  /** A figure that went on with it keeps a name known. */
  renew(mention: IndicatorMention, sentence: number): void {
    this.#topics = this.#topics.map((topic) =>
      topic.mention === mention ? { ...topic, sentence } : topic,
    );
  }

  current({ sentence, left }: Figure): readonly IndicatorMention[] {
    return this.#topics
      .filter((topic) => sentence - topic.sentence <= TOPIC_SENTENCES)
      .filter(
        ({ qualifies, mention }) =>
          !qualifies || mention.candidates.some((item) => isVerbOf(item, left)),
      )
      .map(({ mention }) => mention);
  }

  /** Whether a name stood in the sentence so far. */
  isNamedIn(sentence: number): boolean {
    return this.#topics.some((topic) => topic.sentence === sentence);
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
