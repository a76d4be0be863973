import { minuteOfDay, dateOf } from '../kernel/dates.js';
import { AppError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import type { MessageId } from '../kernel/ids.js';
import { renderText } from '../message/render-text.js';
import type { Reply } from '../message/reply.js';
import { CHAT_CHANNEL, userIdOf } from './chat-host.js';
import type { ChatHost } from './chat-host.js';
import { readTypedLine } from './chat-session.js';
import type { ChatSession } from './chat-session.js';
import { chatTexts } from './chat-texts.js';

/** The terminal as this chat sees it: lines in, text out. */
export interface TerminalStreams {
  readonly lines: AsyncIterable<string>;
  write(text: string): void;
  /** Shows a prompt; nothing when no person sits there. */
  prompt(text: string): void;
}

function promptOf({ person, group, now }: ChatSession): string {
  const clock = now ?? new Date();
  const minutes = minuteOfDay(clock);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${dateOf(clock)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${time} ${group === null ? '私聊' : '群'} ${person.name}> `;
}

export function replyText(reply: Reply): string {
  const where = reply.to.kind === 'group' ? '' : chatTexts.private;
  const buttons = reply.buttons.map(({ text }) => `［${text}］`).join(' ');
  return [`${where}${renderText(reply)}`, ...(buttons === '' ? [] : [buttons])].join('\n');
}

async function say(host: ChatHost, session: ChatSession, text: string): Promise<string> {
  const sentAt = session.now ?? new Date();
  const userId = userIdOf(session.person);
  try {
    if (session.group !== null) await host.ensureGroup(session.group);
    await host.ensurePerson(session.person, userId, sentAt);
    const replies = await host.handle({
      id: newId<MessageId>(),
      channel: CHAT_CHANNEL,
      group: session.group,
      sender: { userId, displayName: session.person.name },
      text,
      sentAt,
      quotedMessageId: null,
      quotedText: null,
    });
    return replies.length === 0 ? chatTexts.silence : replies.map(replyText).join('\n');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.userText;
  }
}

/** A conversation at the terminal; with a pipe, one message a line. */
export async function chatTerminal(
  host: ChatHost,
  start: ChatSession,
  streams: TerminalStreams,
): Promise<void> {
  let session = start;
  streams.prompt(promptOf(session));
  for await (const line of streams.lines) {
    const typed = readTypedLine(line, session);
    if (typed.kind === 'quit') return;
    if (typed.kind === 'change') session = typed.session;
    if (typed.kind === 'say') {
      if (line.trim() !== '') streams.write(`${await say(host, session, typed.text)}\n`);
    } else {
      streams.write(`${typed.note}\n`);
    }
    streams.prompt(promptOf(session));
  }
}
