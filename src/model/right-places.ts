import { isOverall, isTask, OPENING, wordsOf } from './place-words.js';
import type { PlaceWords } from './place-words.js';
import { isPlainClause, NAME_MARK } from './plain-clause.js';

/** `misplaced`: words or name before a place do not fit it. `wording`: a clause claims something by itself. */
type Judgement = 'fits' | 'misplaced' | 'wording';

/** What a text is judged by: names, and titles of tasks by what stands for them. */
interface Known {
  /** Longest first. */
  readonly names: readonly string[];
  /** 强化人才引育 → 任务3. */
  readonly taskOfTitle: ReadonlyMap<string, string>;
}

const BREAK = /[，。；！？\n]/u;
/** Say nothing, and may stand anywhere. */
const ORNAMENT = /[“”‘’"'《》「」（）\s]/gu;
/** Between two places of a clause. */
const LINK = /^(?:、|以及|和|及|并|但|而|且)/u;

type Token =
  | { readonly kind: 'place'; readonly subject: string; readonly part: string }
  | { readonly kind: 'name'; readonly subject: string }
  | { readonly kind: 'words'; readonly text: string };

function tokensOf(clause: string, { names, taskOfTitle }: Known): readonly Token[] {
  const tokens: Token[] = [];
  let words = '';
  const flush = (): void => {
    const text = words.replace(ORNAMENT, '');
    if (text !== '') tokens.push({ kind: 'words', text });
    words = '';
  };
  let at = 0;
  while (at < clause.length) {
    const end = clause[at] === '{' ? clause.indexOf('}', at) : -1;
    const name = names.find((one) => clause.startsWith(one, at));
    if (end !== -1) {
      flush();
      const key = clause.slice(at + 1, end);
      const dot = key.lastIndexOf('.');
      tokens.push({ kind: 'place', subject: key.slice(0, dot), part: key.slice(dot + 1) });
      at = end + 1;
    } else if (name !== undefined) {
      flush();
      tokens.push({ kind: 'name', subject: taskOfTitle.get(name) ?? name });
      at += name.length;
    } else {
      words += clause.charAt(at);
      at += 1;
    }
  }
  flush();
  return tokens;
}

/** Whether words are a lead of their kind, with an opening before it or none. */
function leadsTo(text: string, { lead, isBare }: PlaceWords, mayBeBare: boolean): boolean {
  for (let at = 0; at <= text.length; at += 1) {
    const rest = text.slice(at);
    const isLead = lead.test(rest) && (mayBeBare || isBare?.test(rest) !== true);
    if (isLead && OPENING.test(text.slice(0, at))) return true;
  }
  return false;
}

function wordsIn(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.kind === 'words' ? token.text : NAME_MARK)).join('');
}

/** Walks a text and keeps the subject named last: a true figure under a wrong name is a wrong one. */
class PlaceReader {
  #subject: string | null = null;

  judge(tokens: readonly Token[]): Judgement {
    if (!tokens.some(({ kind }) => kind === 'place')) return this.#judgePlain(tokens);
    let before: Token[] = [];
    let last: { readonly words: PlaceWords; readonly part: string } | null = null;
    for (const token of tokens) {
      if (token.kind !== 'place') {
        before.push(token);
        continue;
      }
      const words = wordsOf(token.subject, token.part);
      if (words === null || !this.#fits(token, words, before, last?.part ?? null)) {
        return 'misplaced';
      }
      last = { words, part: token.part };
      before = [];
    }
    return (last?.words.tail ?? /^$/u).test(wordsIn(before)) ? 'fits' : 'wording';
  }

  #judgePlain(tokens: readonly Token[]): Judgement {
    for (const token of tokens) if (token.kind === 'name') this.#subject = token.subject;
    return isPlainClause(wordsIn(tokens)) ? 'fits' : 'wording';
  }

  #fits(
    { subject, part }: { readonly subject: string; readonly part: string },
    words: PlaceWords,
    before: readonly Token[],
    lastPart: string | null,
  ): boolean {
    const at = before.findIndex(({ kind }) => kind === 'name');
    const name = before[at];
    const isLinked = lastPart !== null;
    if (name?.kind === 'name') {
      if (isOverall(subject)) return false;
      this.#subject = name.subject;
      const opening = wordsIn(before.slice(0, at));
      if (!OPENING.test(isLinked ? opening.replace(LINK, '') : opening)) return false;
      return this.#isOf(subject, part) && words.lead.test(wordsIn(before.slice(at + 1)));
    }
    const lead = isLinked ? wordsIn(before).replace(LINK, '') : wordsIn(before);
    const mayBeBare = lastPart === 'asOf' || lastPart === 'title';
    return this.#isOf(subject, part) && leadsTo(lead, words, mayBeBare);
  }

  /** Whether the subject named last is that of a place; a place may name one itself, or many. */
  #isOf(subject: string, part: string): boolean {
    if (isOverall(subject)) {
      this.#subject = null;
      return true;
    }
    if (isTask(subject) && part === 'title') this.#subject = subject;
    return this.#subject === subject;
  }
}

/**
 * Whether each place stands under the name of what it is a figure of and in words that state it, and whether nothing
 * is claimed beside places: 科技型中小企业现有{高新技术企业.current}, 不满{高新技术企业.current} and 各项指标均达标 would
 * all be wrong.
 */
export function judgePlaces(
  text: string,
  { names, taskOfTitle }: { names: readonly string[]; taskOfTitle: ReadonlyMap<string, string> },
): Judgement {
  const known = {
    names: names.filter((name) => name.length > 1).sort((a, b) => b.length - a.length),
    taskOfTitle,
  };
  const reader = new PlaceReader();
  for (const clause of text.split(BREAK)) {
    const judgement = reader.judge(tokensOf(clause, known));
    if (judgement !== 'fits') return judgement;
  }
  return 'fits';
}
