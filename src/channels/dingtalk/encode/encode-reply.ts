import type { Block, Button, Reply } from '../../../message/reply.js';
import { cardFits } from '../cards/card-limits.js';
import { texts } from '../texts.js';
import { jsonBytes } from './json-bytes.js';
import type { CardPart, Part, TextPart } from './part.js';
import { neutralText } from './neutral-text.js';
import { blockAsMarkdown, MARKDOWN_LINE } from './render-block.js';
import { splitText } from './split-text.js';
import { textPart } from './text-part.js';

/** `msgParam` as a JSON string; the platform's page on group messages. */
export const MAX_MESSAGE_BYTES = 15_000;
/** For `{"title":"…","text":"…"}` with 24 characters of title, the part's number, a repetition's mark. */
const FRAME_BYTES = 300;

export interface Encoding {
  /** Whether a template for cards is configured. */
  readonly cards: boolean;
  readonly inGroup: boolean;
  readonly botName: string;
  /** Links to it stay links; `null` where there is none. */
  readonly ownUrl: string | null;
  /** Bytes that the names of those who are called need before the first text. */
  readonly mentionBytes: number;
}

/** The reply as the platform's messages, in the order of its blocks. */
export function encodeReply(reply: Reply, encoding: Encoding): readonly Part[] {
  const parts = runsOf(reply.blocks).flatMap((run) => partsOfRun(run, encoding));
  if (reply.buttons.length === 0) return parts;
  const card = encoding.cards ? cardOf(parts.at(-1), reply.buttons, encoding) : null;
  if (card !== null) return [...parts.slice(0, card.replaces ? -1 : undefined), card.part];
  return partsWithHint(reply, encoding);
}

type Run = readonly Block[];

/** Blocks of words that follow each other become one text; pictures and files stand alone. */
function runsOf(blocks: readonly Block[]): readonly Run[] {
  const runs: Block[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (last !== undefined && isWords(block) && last.every(isWords)) last.push(block);
    else runs.push([block]);
  }
  return runs;
}

function isWords({ type }: Block): boolean {
  return type !== 'picture' && type !== 'file';
}

function partsOfRun(run: Run, { mentionBytes, ownUrl }: Encoding): readonly Part[] {
  const [first] = run;
  if (first?.type === 'picture') return [{ kind: 'picture', picture: first }];
  if (first?.type === 'file') return [{ kind: 'file', file: first }];
  const isMarkdown = run.some(({ type }) => type !== 'text');
  const line = isMarkdown ? MARKDOWN_LINE : '\n';
  const blocks = run.map((block) =>
    block.type === 'text' && !isMarkdown
      ? neutralText(block.text, ownUrl)
      : blockAsMarkdown(block, ownUrl),
  );
  const joints = { block: isMarkdown ? '\n\n' : '\n', line };
  const pieces = splitText(blocks, joints, MAX_MESSAGE_BYTES - FRAME_BYTES - mentionBytes);
  return pieces.map((text, index) =>
    textPart(
      text,
      isMarkdown,
      pieces.length === 1 ? '' : texts.nth(index + 1, pieces.length) + line,
    ),
  );
}

function hintFor(buttons: readonly Button[], { botName, inGroup }: Encoding): string {
  const answers = buttons.map(({ label, text }) => texts.answer(label, text));
  return texts.howToAnswer(botName, answers, inGroup);
}

/** Without cards the last words say how to answer. */
function partsWithHint({ blocks, buttons }: Reply, encoding: Encoding): readonly Part[] {
  const hint: Block = { type: 'text', text: hintFor(buttons, encoding) };
  return runsOf([...blocks, hint]).flatMap((run) => partsOfRun(run, encoding));
}

/** A card that takes the last text in, where it is short enough; else one that only asks. */
function cardOf(
  last: Part | undefined,
  buttons: readonly Button[],
  encoding: Encoding,
): { part: CardPart; replaces: boolean } | null {
  const hint = hintFor(buttons, encoding);
  if (last?.kind === 'text') {
    const part = makeCard(last.text, buttons, withHint(last, hint));
    if (cardFits(part) && fitsAsText(part.asText, encoding)) return { part, replaces: true };
  }
  const part = makeCard(texts.chooseBelow, buttons, textPart(hint, false));
  return cardFits(part) && fitsAsText(part.asText, encoding) ? { part, replaces: false } : null;
}

function makeCard(content: string, buttons: readonly Button[], asText: TextPart): CardPart {
  return { kind: 'card', title: asText.title, content, buttons, asText };
}

function withHint({ text, isMarkdown }: TextPart, hint: string): TextPart {
  return textPart(`${text}${isMarkdown ? '\n\n' : '\n'}${hint}`, isMarkdown);
}

function fitsAsText({ text }: TextPart, { mentionBytes }: Encoding): boolean {
  return jsonBytes(text) <= MAX_MESSAGE_BYTES - FRAME_BYTES - mentionBytes;
}
