import { createInterface } from 'node:readline';
import { loadConfig } from '../config.js';
import { AppError } from '../kernel/errors.js';
import { chatJsonl } from './chat-jsonl.js';
import { DEFAULT_GROUP } from './chat-session.js';
import type { ChatSession } from './chat-session.js';
import { chatTerminal } from './chat-terminal.js';
import { chatTexts } from './chat-texts.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_INPUT, EXIT_OK } from './exit-codes.js';
import { readLines } from './read-lines.js';
import { openExistingChat, openFreshChat } from './open-chat-host.js';
import type { OpenedChat } from './open-chat-host.js';

type Options = Readonly<Record<string, string | true | undefined>>;

async function open(options: Options, context: CommandContext): Promise<OpenedChat> {
  const config = loadConfig(context.env);
  const planFile = typeof options['plan'] === 'string' ? options['plan'] : null;
  if (options['fresh'] === true) return openFreshChat(config, planFile);
  if (planFile !== null) {
    throw new AppError('input-invalid', '--plan without --fresh', {
      userText: '--plan 要和 --fresh 一起用。',
    });
  }
  return openExistingChat(config, (line) => {
    printLine(context.stderr, line);
  });
}

function startOf(now: Date | null): ChatSession {
  const person = { name: '甲', unit: '县科工信局', role: 'liaison' as const };
  return { person, group: DEFAULT_GROUP, now };
}

async function talk(chat: OpenedChat, context: CommandContext): Promise<void> {
  const lines = createInterface({ input: context.stdin, crlfDelay: Infinity });
  if (context.interactive) printLine(context.stdout, chatTexts.welcome);
  try {
    await chatTerminal(chat.host, startOf(chat.now), {
      lines,
      write: (text) => context.stdout.write(text),
      prompt: (text) => {
        if (context.interactive) context.stdout.write(text);
      },
    });
  } finally {
    lines.close();
  }
}

/** `zhanbao chat`: the bot in a terminal, or line by line in JSON for scripts. */
export async function chatCommand(options: Options, context: CommandContext): Promise<number> {
  const chat = await open(options, context);
  try {
    if (options['jsonl'] === true) {
      const failures = await chatJsonl(chat.host, readLines(context.stdin), (line) => {
        printLine(context.stdout, line);
      });
      return failures === 0 ? EXIT_OK : EXIT_INPUT;
    }
    await talk(chat, context);
    return EXIT_OK;
  } finally {
    await chat.close();
  }
}
