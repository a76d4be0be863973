import { z } from 'zod';
import { AppError } from '../kernel/errors.js';
import { asId, newId } from '../kernel/ids.js';
import type { GroupId, MemberId, MessageId } from '../kernel/ids.js';
import { renderText } from '../message/render-text.js';
import type { Recipient, Reply } from '../message/reply.js';
import { CHAT_CHANNEL, userIdOf } from './chat-host.js';
import type { ChatHost } from './chat-host.js';

const lineSchema = z.object({
  now: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  group: z.string().min(1).nullish(),
  member: z.object({
    name: z.string().min(1),
    unit: z.string().nullish(),
    role: z.enum(['liaison', 'leader', 'office', 'unknown']),
  }),
  text: z.string(),
  /** The text of the bot's message that this one quotes. */
  quotedText: z.string().nullish(),
});

type Line = z.infer<typeof lineSchema>;

/** Said of a failure that nobody foresaw: the script goes on, and sees which line it was. */
const FAILED = '处理这一行时出错';

interface ReplyLine {
  readonly to: 'group' | 'member';
  readonly text: string;
  readonly buttons: readonly string[];
}

function replyLine(reply: Reply): ReplyLine {
  return {
    to: reply.to.kind === 'group' ? 'group' : 'member',
    text: renderText(reply),
    buttons: reply.buttons.map(({ text }) => text),
  };
}

function parseLine(text: string): Line | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return '不是有效的 JSON';
  }
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return `字段有误：${parsed.error.issues.map(({ path }) => path.join('.') || '整行').join('、')}`;
}

/** What goes privately to others is in the outbox and no answer to this line. */
function isForLine(to: Recipient, self: MemberId): boolean {
  return to.kind !== 'member' || to.memberId === self;
}

async function handleLine(host: ChatHost, line: Line): Promise<readonly ReplyLine[]> {
  const person = {
    name: line.member.name,
    unit: line.member.unit ?? null,
    role: line.member.role,
  };
  const userId = userIdOf(person);
  const group = line.group == null ? null : asId<GroupId>(line.group);
  if (group !== null) await host.ensureGroup(group);
  const self = await host.ensurePerson(person, userId, line.now);
  const replies = await host.handle({
    id: newId<MessageId>(),
    channel: CHAT_CHANNEL,
    group,
    sender: { userId, displayName: person.name },
    text: line.text,
    sentAt: line.now,
    quotedMessageId: null,
    quotedText: line.quotedText ?? null,
  });
  return replies.filter(({ to }) => isForLine(to, self)).map(replyLine);
}

/**
 * Reads one JSON line per message, handles it completely, and writes one line of replies before it
 * reads the next. A line that cannot be used is answered by `{"error": …}` and the rest goes on, so
 * that lines in and out can be paired; blank lines, as at the end of a file, are no lines.
 * @returns the number of lines that could not be used
 */
export async function chatJsonl(
  host: ChatHost,
  lines: AsyncIterable<string>,
  write: (line: string) => void,
): Promise<number> {
  let failures = 0;
  const fail = (error: string): void => {
    failures += 1;
    write(JSON.stringify({ error }));
  };
  for await (const text of lines) {
    if (text.trim() === '') continue;
    const line = parseLine(text.replace(/^\uFEFF/u, ''));
    if (typeof line === 'string') {
      fail(line);
      continue;
    }
    try {
      write(JSON.stringify({ replies: await handleLine(host, line) }));
    } catch (error) {
      fail(error instanceof AppError ? error.userText : FAILED);
    }
  }
  return failures;
}
