/** How WeCom sets the message that one answers: 「张三：…」, a line of dashes, then the answer. */
const ANSWERED = /^\s{0,4}「([^」]{1,4000})」[ \t\r]{0,4}\n[-—–─=\s]{5,80}\n/;
const SPEAKER = /^([^：:\n]{1,24})[：:]\s?/;

/** A message that answers another, whose text stands above its own. */
export interface QuotingMessage {
  readonly speaker: string;
  /** What was said before, without its speaker. */
  readonly quoted: string;
  /** Where the answer begins in the original text. */
  readonly start: number;
}

/** The quotation above an answer; `null` when there is none, or nothing below it. */
export function quotationAbove(original: string): QuotingMessage | null {
  if (!original.includes('「')) return null;
  const match = ANSWERED.exec(original);
  if (match === null || original.slice(match[0].length).trim() === '') return null;
  const words = match[1] ?? '';
  const speaker = SPEAKER.exec(words)?.[1] ?? '';
  return { speaker, quoted: words.replace(SPEAKER, ''), start: match[0].length };
}
