import { createInterface } from 'node:readline';
import { loadConfig } from '../config.js';
import { AppError } from '../kernel/errors.js';
import type { GroupWebhook } from '../message/outgoing.js';
import { openSecretBox } from '../store/open-secret-box.js';
import { removeGroupWebhook, setGroupWebhook } from '../store/outbox/group-webhooks.js';
import { inStatement } from '../store/transaction.js';
import { boundGroup, type GroupArguments } from './bind-group-command.js';
import { bindCommandTexts } from './bind-texts.js';
import { printLine, type CommandContext } from './command-context.js';
import { openDialogue } from './dialogue.js';
import { EXIT_INPUT, EXIT_OK } from './exit-codes.js';
import { pickWorkspace } from './pick-workspace.js';
import { withHouse } from './with-house.js';

/** The first two lines of the input. */
async function readTwoLines({ stdin }: CommandContext): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdin })) {
    lines.push(line.trim());
    if (lines.length === 2) break;
  }
  return lines;
}

async function askTwoLines(context: CommandContext): Promise<readonly string[]> {
  const dialogue = openDialogue(context);
  try {
    const address = await dialogue.ask(bindCommandTexts.askAddress);
    return [address, address === '' ? '' : await dialogue.ask(bindCommandTexts.askSecret)];
  } finally {
    dialogue.close();
  }
}

/** Where a webhook's key alone may be given. */
const CHANNEL_BY_KEY = 'wecom';
const KEY = /^[\w-]{16,128}$/;

/**
 * An address whose key is all that counts is kept as that key; any other as it is.
 * @throws AppError `input-invalid` for what is no address of a group's robot
 */
function addressFrom(given: string, channel: string): string {
  if (channel === CHANNEL_BY_KEY && KEY.test(given)) return given;
  const url = URL.canParse(given) ? new URL(given) : null;
  const key = url?.searchParams.get('key') ?? '';
  const token = url?.searchParams.get('access_token') ?? '';
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (isWeb && key + token !== '') return key === '' ? given : key;
  // Says nothing of what was given: it may be a secret that was pasted in the wrong place.
  throw new AppError('input-invalid', 'no address of a webhook', {
    userText: bindCommandTexts.badAddress,
  });
}

/** Never from the arguments: those are seen by everybody on the machine, and kept by the shell. */
async function readWebhook(context: CommandContext, channel: string): Promise<GroupWebhook | null> {
  const lines = context.interactive ? await askTwoLines(context) : await readTwoLines(context);
  const [address = '', secret = ''] = lines;
  if (address === '') return null;
  return { address: addressFrom(address, channel), secret: secret === '' ? null : secret };
}

/** `zhanbao bind webhook`: kept sealed, as the last way to speak in the group. */
export async function bindWebhookCommand(
  group: GroupArguments,
  options: { readonly remove: boolean; readonly workspace: string | null },
  context: CommandContext,
): Promise<number> {
  const { dataDir, secretKey } = loadConfig(context.env);
  return withHouse(context, async (house) => {
    const { workspace } = await pickWorkspace(house, options.workspace);
    const { channel, groupId } = await boundGroup(house, workspace.id, group);
    const key = { channel, groupId };
    if (options.remove) {
      const was = await inStatement(house.database, 'removing a webhook', (tx) =>
        removeGroupWebhook(tx, key),
      );
      printLine(context.stdout, bindCommandTexts.webhookRemoved(groupId, was));
      return EXIT_OK;
    }
    const webhook = await readWebhook(context, channel);
    if (webhook === null) {
      printLine(context.stderr, bindCommandTexts.noAddress);
      return EXIT_INPUT;
    }
    const box = await openSecretBox(secretKey, dataDir);
    await inStatement(house.database, 'keeping a webhook', (tx) =>
      setGroupWebhook(tx, box, key, webhook),
    );
    printLine(context.stdout, bindCommandTexts.webhookKept(groupId));
    return EXIT_OK;
  });
}
