import type { Lexicon, LexiconIndicator } from '../../plan/lexicon.js';
import { CharClass } from '../text/char-class.js';
import { oncePer } from '../once-per.js';
import { normalizeName } from '../text/normalize.js';
import type { NumberToken } from '../text/number-token.js';
import { MAX_SOUNDS, soundOfName, soundsOf } from '../text/sound.js';
import type { Span } from '../understanding.js';
import { cueWordAt } from './cue-words.js';
import type { CueKind } from './cue-words.js';
import type { IndicatorMention } from './mention.js';
import { Pattern } from '../text/pattern.js';

/** A name that may be heard; how it is said is worked out when something in a text may sound like it. */
class Heard {
  #sounds: readonly number[] | null | undefined = undefined;

  constructor(
    readonly name: string,
    readonly candidates: LexiconIndicator[],
  ) {}

  /** One sound a character; `null` when nobody can say it. */
  get sounds(): readonly number[] | null {
    if (this.#sounds === undefined) this.#sounds = soundOfName(this.name);
    return this.#sounds;
  }
}

/** Names by all ways to say their first two characters (`keyOf`), longest name first. */
type SoundIndex = ReadonlyMap<number, readonly Heard[]>;

/** Of the names of one indicator, the shortest: what is said, and what bounds the time of a large plan. */
const MAX_SOUNDED = 12;

const keyOf = (first: number, second: number): number => first * MAX_SOUNDS + second;

function soundedNames({ indicators }: Lexicon): Iterable<Heard> {
  const byName = new Map<string, Heard>();
  for (const indicator of indicators) {
    for (const written of [indicator.shortName, ...indicator.names.slice(-MAX_SOUNDED)]) {
      const name = normalizeName(written);
      const known = byName.get(name);
      if (known === undefined) byName.set(name, new Heard(name, [indicator]));
      else if (!known.candidates.includes(indicator)) known.candidates.push(indicator);
    }
  }
  return byName.values();
}

const soundIndex = oncePer((lexicon: Lexicon): SoundIndex => {
  const index = new Map<number, Heard[]>();
  for (const heard of soundedNames(lexicon)) {
    if (heard.name.length < 2) continue;
    for (const first of soundsOf(heard.name.charCodeAt(0))) {
      for (const second of soundsOf(heard.name.charCodeAt(1))) {
        const list = index.get(keyOf(first, second));
        if (list === undefined) index.set(keyOf(first, second), [heard]);
        else list.push(heard);
      }
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.name.length - a.name.length);
  return index;
});

function sharedCharacters(written: string, name: string): number {
  let shared = 0;
  for (let at = 0; at < written.length; at += 1)
    if (written.charCodeAt(at) === name.charCodeAt(at)) shared += 1;
  return shared;
}

/** Shorter names are mistaken too easily. */
const TELLING_LENGTH = 4;

/** 研发规集: so much of it is written right that words may follow (研发规集初步汇总1.21亿). */
function isUnmistakable(written: string, name: string): boolean {
  return name.length >= TELLING_LENGTH && 2 * sharedCharacters(written, name) > name.length;
}

/** Words of the language itself (搞起, 集合) are not names that were heard wrong. */
const words = new Intl.Segmenter('zh', { granularity: 'word' });

function isOrdinary(written: string, name: string): boolean {
  if (2 * sharedCharacters(written, name) > name.length) return false;
  const parts = [...words.segment(written)].map(({ segment }) => segment);
  return parts.some((part) => part.length > 1 && !name.includes(part));
}

/** Where a name ends that a figure or question speaks of: only words without a meaning of their own lie between. */
const BETWEEN: ReadonlySet<CueKind> = new Set<CueKind>([
  ...(['delta', 'total', 'sum', 'done', 'actual', 'light', 'change'] as const),
]);
/** Longest name and longest gap that are looked at. */
const REACH = 24;
const MAX_GAP = 8;
/** What a question about a figure asks with. */
const ASKED = new Pattern(
  /多少|几[家个名项户人]|怎么样|咋样|还差|差多少|什么进度|进度|进展|完成[了得]?/g,
);
const BREAK = /[，。;!?\n\t:|]/;
const breaks = new CharClass((char) => BREAK.test(char));
/** Before a name that was heard wrong: the start of a clause, the figure before it, a date, or a light word. */
const STARTS =
  /(?:^|[\p{P}\p{S}\p{Z}\p{Cc}]|[\d一二三四五六七八九十百万亿][家个项名户人件元%]{0,2}|[的了是有达到共周月日底天年增计前在里还把个呢啊嗯那]|然后|完成|现有|我们|全县)$/u;

/** Whether only light words stand between `from` and `to`. */
function isLight(text: string, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const cue = cueWordAt(text, at, to);
    if (cue === null) {
      if (!/[ :~]/.test(text.charAt(at))) return false;
      at += 1;
    } else {
      if (!BETWEEN.has(cue.kind)) return false;
      at += cue.word.length;
    }
  }
  return true;
}

interface Search {
  readonly text: string;
  readonly index: SoundIndex;
}

/** What comes before 数 in the name of a count. */
const COUNTED = /[个家户人件项]/;

/** Whether a name, said in these two ways at its start, is what the text sounds like here. */
function soundsLike(text: string, at: number, { name, sounds }: Heard): boolean {
  if (sounds?.every((sound, step) => soundsOf(text.charCodeAt(at + step)).includes(sound)) !== true)
    return false;
  const written = text.slice(at, at + name.length);
  if (written === name || isOrdinary(written, name)) return false;
  // 个数是72, which sounds like 硕士.
  if (written.startsWith('数') && COUNTED.test(text.charAt(at - 1))) return false;
  return sharedCharacters(written, name) > 0 || STARTS.test(text.slice(Math.max(0, at - 4), at));
}

/** The name said from `at` on, right before `anchor`; `null` when nothing there sounds like one. */
function nameAt({ text, index }: Search, at: number, anchor: number): Heard | null {
  for (const first of soundsOf(text.charCodeAt(at))) {
    for (const second of soundsOf(text.charCodeAt(at + 1))) {
      for (const heard of index.get(keyOf(first, second)) ?? []) {
        const end = at + heard.name.length;
        if (end > anchor) continue;
        const isNear = anchor - end <= MAX_GAP && isLight(text, end, anchor);
        if (!isNear && heard.name.length < TELLING_LENGTH) continue;
        if (heard.sounds?.[0] !== first || heard.sounds[1] !== second) continue;
        if (!isNear && !isUnmistakable(text.slice(at, end), heard.name)) continue;
        if (soundsLike(text, at, heard)) return heard;
      }
    }
  }
  return null;
}

/** The first name said before `anchor`, from `from` on; `null` when nothing there sounds like one. */
function nameBefore(search: Search, from: number, anchor: number): IndicatorMention | null {
  for (let at = from; at + 1 < anchor; at += 1) {
    const heard = nameAt(search, at, anchor);
    if (heard === null) continue;
    const { candidates, name } = heard;
    const span = { start: at, end: at + name.length };
    return { candidates, name, span, bySound: true, around: false };
  }
  return null;
}

/** The start of what may hold the name: the end of the figure or name before, or a mark. */
function windowStart(text: string, anchor: number, floor: number): number {
  for (let at = anchor - 1; at >= Math.max(floor, anchor - REACH); at -= 1) {
    if (at < anchor - 1 && breaks.has(text, at)) return at + 1;
  }
  return Math.max(floor, anchor - REACH);
}

/** Places that a name may stand right before, in order: figures, and what questions ask with. */
function anchorsOf(text: string, numbers: readonly NumberToken[]): readonly Span[] {
  const figures = numbers.filter(({ percent }) => !percent).map(({ span }) => span);
  const asked = ASKED.findAll(text).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return asked.length === 0 ? figures : [...figures, ...asked].sort((a, b) => a.start - b.start);
}

/**
 * Names that were heard or typed wrong but sound right (高起58家 for 高企): only right before a figure or in a
 * question, so that ordinary words become none. `named` are those written right, in the order of the text.
 */
export function findBySound(
  text: string,
  lexicon: Lexicon,
  known: { readonly numbers: readonly NumberToken[]; readonly named: readonly IndicatorMention[] },
): readonly IndicatorMention[] {
  const search = { text, index: soundIndex(lexicon) };
  const found: IndicatorMention[] = [];
  let floor = 0;
  let next = 0;
  for (const anchor of anchorsOf(text, known.numbers)) {
    while ((known.named[next]?.span.start ?? Infinity) < anchor.start) next += 1;
    const from = windowStart(text, anchor.start, floor);
    floor = Math.max(floor, anchor.end);
    const named = known.named[next - 1]?.span.end ?? -1;
    if (named > from && isLight(text, named, anchor.start)) continue;
    const heard = nameBefore(search, from, anchor.start);
    if (heard !== null) found.push(heard);
  }
  return found;
}

/** All names in order; one that was heard takes the place of a shorter one within it (小巨人 in 小巨人器业). */
export function withHeard(
  named: readonly IndicatorMention[],
  heard: readonly IndicatorMention[],
): readonly IndicatorMention[] {
  if (heard.length === 0) return named;
  const covered = ({ span }: IndicatorMention): boolean =>
    heard.some((other) => span.start < other.span.end && other.span.start < span.end);
  return [...named.filter((mention) => !covered(mention)), ...heard].sort(
    (a, b) => a.span.start - b.span.start,
  );
}
