import type { FileBlock } from '../../../message/reply.js';
import { neutralLine } from '../encode/neutral-text.js';
import type { Part } from '../encode/part.js';
import type { Failure } from '../open-api/answer.js';
import type { OpenApi } from '../open-api/open-api.js';
import { MAX_UPLOAD_BYTES, uploadMedia } from '../open-api/upload-media.js';
import { rowOfCode } from '../codes.js';
import { texts } from '../texts.js';
import { asTextPart, textWithMentions, words } from './mentions.js';
import type { PartJob } from './way.js';

/** What `sampleFile` takes. */
const FILE_TYPES = new Set(['xlsx', 'pdf', 'zip', 'rar', 'doc', 'docx']);

export interface RobotMessage {
  readonly msgKey: string;
  /** JSON as a string. */
  readonly msgParam: string;
}

/** A part as the robot API takes it, with its picture or file brought to the platform before. */
export async function robotMessage(
  api: OpenApi,
  job: PartJob,
): Promise<{ readonly kind: 'message'; readonly message: RobotMessage } | Failure> {
  const { part } = job;
  if (part.kind === 'text' || part.kind === 'card') return textMessage(job, part);
  const why = whyNotSent(part);
  if (why !== null) return textMessage(job, words(neutralLine(why)));
  const uploaded = await uploadMedia(api, mediaOf(part));
  if (uploaded.kind === 'uploaded') return media(part, uploaded.mediaId);
  if (uploaded.kind === 'ok' || isRefusal(uploaded)) return textMessage(job, part);
  return notYet(uploaded);
}

type MediaPart = Extract<Part, { kind: 'picture' | 'file' }>;

/** Also with a code that is not known: the text after the picture must not wait for it for ever. */
function isRefusal(failure: Failure): boolean {
  if (failure.kind !== 'error') return false;
  const action = rowOfCode(failure.code)?.action;
  return action === undefined || action === 'refused';
}

/** An upload without an answer shows nothing to anybody: it can be done again. */
function notYet(failure: Failure): Failure {
  return failure.kind === 'unclear' ? { kind: 'unreachable', reason: failure.reason } : failure;
}

function textMessage(job: PartJob, part: Part): { kind: 'message'; message: RobotMessage } {
  const text = asTextPart(part);
  const content = textWithMentions(job, text, false);
  return text.isMarkdown
    ? message('sampleMarkdown', { title: text.title, text: content })
    : message('sampleText', { content });
}

function media(part: MediaPart, mediaId: string): { kind: 'message'; message: RobotMessage } {
  if (part.kind === 'picture') return message('sampleImageMsg', { photoURL: mediaId });
  const { name } = part.file;
  return message('sampleFile', { mediaId, fileName: name, fileType: fileType(part.file) });
}

function message(
  msgKey: string,
  param: Readonly<Record<string, string>>,
): { kind: 'message'; message: RobotMessage } {
  return { kind: 'message', message: { msgKey, msgParam: JSON.stringify(param) } };
}

function whyNotSent(part: MediaPart): string | null {
  if (part.kind === 'picture') {
    return part.picture.png.byteLength > MAX_UPLOAD_BYTES ? texts.picture(part.picture.alt) : null;
  }
  const { file } = part;
  if (!FILE_TYPES.has(fileType(file))) return texts.fileKindNotSent(file.name);
  return file.content.byteLength > MAX_UPLOAD_BYTES ? texts.fileTooLarge(file.name) : null;
}

function mediaOf(part: MediaPart): { kind: 'image' | 'file'; name: string; bytes: Uint8Array } {
  return part.kind === 'picture'
    ? { kind: 'image', name: part.picture.name, bytes: part.picture.png }
    : { kind: 'file', name: part.file.name, bytes: part.file.content };
}

function fileType({ name }: FileBlock): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
