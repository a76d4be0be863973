import type { Outgoing } from '../../../message/outgoing.js';
import type { Block } from '../../../message/reply.js';
import { cardPart } from '../cards/card-part.js';
import { answerHint, CALLED, partMarker, REPEATED, tooBig } from '../texts.js';
import { byteLength, cutToBytes } from './byte-length.js';
import { visibleName } from './neutral-text.js';
import type { MediaPart, Part, TextPart } from './part.js';
import { splitText } from './split-text.js';
import type { Style } from './style.js';
import { textPiece } from './text-pieces.js';

/** Longest file name that the platform takes, with room for the mark of a repetition. */
const MAX_NAME_BYTES = 220;
/** Smaller uploads are refused; nothing real is that small. */
const MIN_FILE_BYTES = 6;
/** Room for （重发） and a line break. */
const REPEAT_BYTES = byteLength(`${REPEATED}\n`);
/** Room for （12/34） and an empty line. */
const MARKER_BYTES = 20;

export interface EncodeOptions {
  readonly style: Style;
  readonly ownUrl: string | null;
  readonly botName: string;
  /** The part from which on readers may have seen it before; `null` at a first attempt. */
  readonly repeatedFrom: number | null;
}

/** The platform's messages that one outgoing message becomes, always the same for the same style. */
export function encodeOutgoing(outgoing: Outgoing, options: EncodeOptions): readonly Part[] {
  const { style, botName, repeatedFrom } = options;
  const mustMention = outgoing.to.kind === 'group' ? botName : null;
  const card = style.cards ? cardPart(outgoing, mustMention) : null;
  const unpressed = outgoing.reply.buttons.slice(card?.buttons.length ?? 0);
  const hint = unpressed.length === 0 ? [] : [textBlock(answerHint(unpressed, mustMention))];
  const blocks = [...calledByName(outgoing, style), ...outgoing.reply.blocks, ...hint];
  const parts = runsOf(blocks, style).flatMap((run) => encodeRun(run, outgoing, options));
  const whole = [...ringing(parts, outgoing, style), ...(card === null ? [] : [card])];
  return repeatedFrom === null ? whole : markedFrom(whole, repeatedFrom);
}

const textBlock = (text: string): Block => ({ type: 'text', text });

/** Where no @ rings, people are called by name. */
function calledByName({ mentions, to }: Outgoing, style: Style): readonly Block[] {
  if (mentions.length === 0 || style.mentionFormat !== null || to.kind === 'person') return [];
  return [textBlock(mentions.map(({ name }) => `@${visibleName(name)}`).join(' '))];
}

/** Neighbouring blocks that share messages; what the way carries as a file stands alone. */
function runsOf(blocks: readonly Block[], style: Style): readonly (readonly Block[])[] {
  const runs: Block[][] = [];
  let isOpen = false;
  for (const block of blocks) {
    const isAlone = isFile(block, style);
    if (isOpen && !isAlone) runs.at(-1)?.push(block);
    else runs.push([block]);
    isOpen = !isAlone;
  }
  return runs;
}

const isFile = ({ type }: Block, style: Style): boolean =>
  (type === 'picture' && style.maxPictureBytes > 0) || (type === 'file' && style.maxFileBytes > 0);

function encodeRun(
  run: readonly Block[],
  outgoing: Outgoing,
  options: EncodeOptions,
): readonly Part[] {
  const [first] = run;
  if (first !== undefined && isFile(first, options.style)) {
    const part = filePart(first, options.style);
    return part === null
      ? encodeText([textBlock(tooBig(nameOf(first)))], outgoing, options)
      : [part];
  }
  return encodeText(run, outgoing, options);
}

function encodeText(
  run: readonly Block[],
  { mentions }: Outgoing,
  { style, ownUrl }: EncodeOptions,
): readonly TextPart[] {
  const { format, maxBytes } = style.format(run, mentions.length > 0);
  const showsTables = style.tableFormats.includes(format);
  const pieces = run.map((block) => textPiece(block, { format, showsTables, ownUrl }));
  const part = (text: string): TextPart => ({ kind: 'text', format, text, mentions: [] });
  const [single, ...more] = splitText(pieces, maxBytes - REPEAT_BYTES);
  if (single === undefined || single.trim() === '') return [];
  if (more.length === 0) return [part(single)];
  const pages = splitText(pieces, maxBytes - REPEAT_BYTES - MARKER_BYTES);
  return pages.map((page, index) => part(onTop(partMarker(index + 1, pages.length), page)));
}

/** A table needs an empty line above it. */
const onTop = (line: string, page: string): string =>
  page.startsWith('|') ? `${line}\n\n${page}` : `${line}\n${page}`;

function filePart(block: Block, style: Style): MediaPart | null {
  if (block.type !== 'picture' && block.type !== 'file') return null;
  const content = block.type === 'picture' ? block.png : block.content;
  const name = nameOf(block);
  if (content.length < MIN_FILE_BYTES) return null;
  if (block.type === 'picture' && content.length <= style.maxPictureBytes) {
    return { kind: 'picture', name, content };
  }
  return content.length <= style.maxFileBytes ? { kind: 'file', name, content } : null;
}

/** Quotes and slashes have a meaning where names are put into headers and paths. */
function nameOf(block: Block): string {
  const given = block.type === 'picture' || block.type === 'file' ? block.name : '';
  const name = visibleName(given).replace(/["\\/:*?<>|]/g, '_');
  if (byteLength(name) <= MAX_NAME_BYTES) return name === '' ? '附件' : name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return cutToBytes(name.slice(0, name.length - ending.length), MAX_NAME_BYTES - 10) + ending;
}

/** Puts the real @ on the first text that can carry it, or on a text of its own. */
function ringing(
  parts: readonly Part[],
  { mentions, to }: Outgoing,
  style: Style,
): readonly Part[] {
  if (mentions.length === 0 || style.mentionFormat === null || to.kind === 'person') return parts;
  const userIds = mentions.map(({ userId }) => userId);
  const format = style.mentionFormat;
  const place = parts.findIndex((part) => part.kind === 'text' && part.format === format);
  if (place < 0) return [{ kind: 'text', format, text: CALLED, mentions: userIds }, ...parts];
  return parts.map((part, index) =>
    index === place && part.kind === 'text' ? { ...part, mentions: userIds } : part,
  );
}

/** The first message of words or file from there on says that it is there once more. */
function markedFrom(parts: readonly Part[], from: number): readonly Part[] {
  const place = parts.findIndex(
    ({ kind }, index) => index >= from && (kind === 'text' || kind === 'file'),
  );
  return parts.map((part, index) => {
    if (index !== place) return part;
    if (part.kind === 'text') return { ...part, text: onTop(REPEATED, part.text) };
    return part.kind === 'file' ? { ...part, name: REPEATED + part.name } : part;
  });
}
