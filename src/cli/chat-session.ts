import { dateOf, instantAt, parseIsoDate } from '../kernel/dates.js';
import { asId } from '../kernel/ids.js';
import type { GroupId } from '../kernel/ids.js';
import type { Role } from '../understanding/understanding.js';
import type { ChatPerson } from './chat-host.js';
import { chatTexts } from './chat-texts.js';

/** Who speaks, where and when, in a chat at the terminal. */
export interface ChatSession {
  readonly person: ChatPerson;
  readonly group: GroupId | null;
  /** `null`: the machine's clock. */
  readonly now: Date | null;
}

/** What a line typed at the prompt does. */
export type TypedLine =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'change'; readonly session: ChatSession; readonly note: string }
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'quit' };

const ROLES: Readonly<Record<string, Role>> = {
  liaison: 'liaison',
  联络员: 'liaison',
  leader: 'leader',
  领导: 'leader',
  office: 'office',
  专班办: 'office',
  unknown: 'unknown',
  未绑定: 'unknown',
};

export const DEFAULT_GROUP = asId<GroupId>('terminal-group');

/** 2023-07-05 10:00, 2023-07-05, or an ISO instant. */
function readInstant(text: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2}))?$/u.exec(text);
  const date = match === null ? null : parseIsoDate(match[1] ?? '');
  if (match !== null) {
    return date === null ? null : instantAt(date, Number(match[2] ?? 9), Number(match[3] ?? 0));
  }
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function readAs(words: string, session: ChatSession): TypedLine {
  const [unit, roleWord, ...rest] = words.split(/\s+/u);
  const role = ROLES[roleWord ?? 'liaison'];
  if (unit === undefined || unit === '' || role === undefined) {
    return { kind: 'note', note: chatTexts.asUsage };
  }
  const name = rest.join(' ') || `${unit}联络员`;
  const person = { unit, role, name };
  return { kind: 'change', session: { ...session, person }, note: chatTexts.nowAs(person) };
}

function readNow(words: string, session: ChatSession): TypedLine {
  if (words === '') {
    return { kind: 'change', session: { ...session, now: null }, note: chatTexts.realClock };
  }
  const now = readInstant(words);
  if (now === null) return { kind: 'note', note: chatTexts.nowUsage };
  return {
    kind: 'change',
    session: { ...session, now },
    note: chatTexts.clockAt(dateOf(now)),
  };
}

/** Lines that begin with a slash change the scene; everything else is said. */
export function readTypedLine(line: string, session: ChatSession): TypedLine {
  const match = /^\/(\S*)\s*(.*)$/su.exec(line.trim());
  if (match === null) return { kind: 'say', text: line };
  const [, verb = '', words = ''] = match;
  switch (verb) {
    case 'as':
      return readAs(words, session);
    case 'now':
      return readNow(words, session);
    case 'group': {
      const group = words === '' ? DEFAULT_GROUP : asId<GroupId>(words);
      return { kind: 'change', session: { ...session, group }, note: chatTexts.inGroup };
    }
    case 'private':
      return {
        kind: 'change',
        session: { ...session, group: null },
        note: chatTexts.inPrivate,
      };
    case 'quit':
    case 'exit':
      return { kind: 'quit' };
    default:
      return { kind: 'note', note: chatTexts.help };
  }
}
