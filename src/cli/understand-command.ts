import { createInterface } from 'node:readline';
import { z } from 'zod';
import { loadConfig } from '../config.js';
import { AppError } from '../kernel/errors.js';
import { buildLexicon } from '../plan/build-lexicon.js';
import type { Lexicon } from '../plan/lexicon.js';
import { understand } from '../understanding/understand.js';
import type { UnderstandInput } from '../understanding/understanding.js';
import { loadGlossary } from '../wire-glossary.js';
import { printLine, type CommandContext } from './command-context.js';
import { EXIT_INPUT, EXIT_OK } from './exit-codes.js';
import { loadPlanFile } from './load-plan.js';
import { understandingLabel } from './understanding-label.js';
import { understandingText } from './understanding-text.js';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.string(),
  now: z.coerce.date(),
  sender: z
    .object({
      unit: z.string().nullish(),
      role: z.enum(['liaison', 'leader', 'office', 'unknown']).catch('liaison'),
    })
    .nullish(),
  context: z
    .array(z.object({ role: z.enum(['user', 'bot']).catch('bot'), text: z.string() }))
    .nullish(),
});

function toInput(line: z.infer<typeof lineSchema>): UnderstandInput {
  return {
    text: line.text,
    now: line.now,
    sender: { unit: line.sender?.unit ?? null, role: line.sender?.role ?? 'liaison' },
    context: line.context ?? [],
  };
}

function parseLine(text: string): z.infer<typeof lineSchema> | null {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function understandLines(context: CommandContext, lexicon: Lexicon): Promise<number> {
  let exitCode = EXIT_OK;
  let lineNo = 0;
  for await (const text of createInterface({ input: context.stdin, crlfDelay: Infinity })) {
    lineNo += 1;
    if (text.trim() === '') continue;
    const line = parseLine(text);
    if (line === null) {
      exitCode = EXIT_INPUT;
      printLine(context.stdout, JSON.stringify({ id: null, error: `第${lineNo}行格式不正确` }));
      continue;
    }
    const label = understandingLabel(understand(toInput(line), lexicon), lexicon.indicators);
    printLine(context.stdout, JSON.stringify({ id: line.id ?? null, ...label }));
  }
  return exitCode;
}

function parseNow(text: string | undefined): Date {
  const now = text === undefined ? new Date() : new Date(text);
  if (Number.isNaN(now.getTime())) {
    throw new AppError('input-invalid', 'invalid --now', {
      userText: '--now 的时间看不懂，请写成 2023-07-05T10:00:00+08:00 的样子。',
    });
  }
  return now;
}

/** `zhanbao understand`: what a message is taken to mean, without any database. */
export async function understandCommand(
  text: string | undefined,
  options: Readonly<Record<string, string | true | undefined>>,
  context: CommandContext,
): Promise<number> {
  const planFile = typeof options['plan'] === 'string' ? options['plan'] : null;
  const plan = await loadPlanFile(planFile);
  const { botName, glossaryFile } = loadConfig(context.env);
  const glossary = await loadGlossary(glossaryFile);
  const lexicon = buildLexicon([plan], { botName, glossary });
  if (options['jsonl'] === true) return understandLines(context, lexicon);
  if (text === undefined) {
    throw new AppError('input-invalid', 'no text given', {
      userText: '请在命令后面写上要理解的一句话，或用 --jsonl 从标准输入读取。',
    });
  }
  const now = parseNow(typeof options['now'] === 'string' ? options['now'] : undefined);
  const understanding = understand(
    { text, now, sender: { unit: null, role: 'liaison' }, context: [] },
    lexicon,
  );
  printLine(
    context.stdout,
    options['json'] === true
      ? JSON.stringify(understandingLabel(understanding, lexicon.indicators), null, 2)
      : understandingText(text, understanding, lexicon.indicators),
  );
  return EXIT_OK;
}
