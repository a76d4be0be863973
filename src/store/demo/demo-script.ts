import { parse } from 'yaml';
import { z } from 'zod';
import type { Posting } from '../../conversation/workspace.js';
import { AppError } from '../../kernel/errors.js';

/** Half a year of invented messages (`plans/youxian-2023/demo-messages.yaml`). */
export interface DemoScript {
  /** Where the demonstration's clock stands when all has been said. */
  readonly clock: Date;
  readonly workspace: string;
  readonly group: string;
  readonly importedAt: Date;
  /** In the order of their times. */
  readonly messages: readonly DemoMessage[];
}

export interface DemoMessage {
  readonly at: Date;
  readonly speaker: Posting;
  readonly text: string;
}

/** A person reads the receipt before confirming it. */
const CONFIRMS_AFTER_MS = 2 * 60_000;

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const scriptSchema = z.strictObject({
  clock: instant,
  workspace: z.string(),
  group: z.string(),
  importedAt: instant,
  messages: z.array(
    z.strictObject({
      now: instant,
      unit: z.string(),
      role: z.enum(['liaison', 'leader', 'office']).default('liaison'),
      text: z.string(),
      confirm: z.boolean().default(false),
    }),
  ),
});

/** @throws AppError `input-invalid` naming every wrong field. */
export function parseDemoScript(source: string): DemoScript {
  const read = scriptSchema.safeParse(parse(source));
  if (!read.success) {
    const fields = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new AppError('input-invalid', `The demonstration is wrong: ${fields.join('; ')}`);
  }
  const { messages, ...script } = read.data;
  const said = messages.flatMap(({ now, unit, role, text, confirm }) => {
    const message: DemoMessage = { at: now, speaker: { unit, role }, text };
    const confirmation = {
      ...message,
      at: new Date(now.getTime() + CONFIRMS_AFTER_MS),
      text: '确认',
    };
    return confirm ? [message, confirmation] : [message];
  });
  said.sort((a, b) => a.at.getTime() - b.at.getTime());
  return { ...script, messages: said };
}
