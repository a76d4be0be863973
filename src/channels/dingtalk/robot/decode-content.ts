import type { InboundAttachment } from '../../../message/inbound-message.js';
import { sealTicket } from './attachment-ticket.js';
import type { RobotContent, RobotMessage } from './robot-message-schema.js';

export interface DecodedContent {
  readonly text: string;
  readonly attachments: readonly InboundAttachment[];
}

/** `null` for what the bot cannot read: video, speech that was not recognised, kinds of later days. */
export function decodeContent(message: RobotMessage, robotCode: string): DecodedContent | null {
  const { msgtype, text, content } = message;
  if (msgtype === 'text') return words(text?.content ?? '');
  if (msgtype === 'audio') {
    const recognized = content?.recognition?.trim() ?? '';
    return recognized === '' ? null : words(recognized);
  }
  return content === null || content === undefined
    ? null
    : decodeAttached(msgtype, content, robotCode);
}

/** Rich text, pictures and files, as they stand in messages and in quotes of them. */
export function decodeAttached(
  kind: string,
  content: RobotContent,
  robotCode: string,
): DecodedContent | null {
  switch (kind) {
    case 'richText':
      return decodeRichText(content, robotCode);
    case 'picture':
      return attached('picture', content, robotCode);
    case 'file':
      return attached('file', content, robotCode);
    default:
      return null;
  }
}

function decodeRichText({ richText }: RobotContent, robotCode: string): DecodedContent | null {
  if (richText === null || richText === undefined) return null;
  const text = richText.map((item) => item.text ?? '').join('');
  const attachments = richText.flatMap((item) =>
    ticketOf('picture', { ...item, fileName: null }, robotCode),
  );
  return { ...words(text), attachments };
}

function attached(
  kind: InboundAttachment['kind'],
  content: RobotContent,
  robotCode: string,
): DecodedContent | null {
  const attachments = ticketOf(kind, content, robotCode);
  return attachments.length === 0 ? null : { text: '', attachments };
}

function ticketOf(
  kind: InboundAttachment['kind'],
  content: Pick<RobotContent, 'downloadCode' | 'pictureDownloadCode' | 'fileName'>,
  robotCode: string,
): readonly InboundAttachment[] {
  const downloadCode = nonEmpty(content.downloadCode) ?? nonEmpty(content.pictureDownloadCode);
  if (downloadCode === null) return [];
  return [
    { kind, name: nonEmpty(content.fileName), ticket: sealTicket({ downloadCode, robotCode }) },
  ];
}

function words(text: string): DecodedContent {
  return { text: text.trim(), attachments: [] };
}

export function nonEmpty(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text;
}
