import { createInterface } from 'node:readline';
import { loadConfig } from '../config.js';
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

/** An address whose key is all that counts is kept as that key; any other as it is. */
function keyOf(address: string): string {
  const key = URL.canParse(address) ? new URL(address).searchParams.get('key') : null;
  return key ?? address;
}

/** Never from the arguments: those are seen by everybody on the machine, and kept by the shell. */
async function readWebhook(context: CommandContext): Promise<GroupWebhook | null> {
  const lines = context.interactive ? await askTwoLines(context) : await readTwoLines(context);
  const [address = '', secret = ''] = lines;
  if (address === '') return null;
  return { address: keyOf(address), secret: secret === '' ? null : secret };
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
    const webhook = await readWebhook(context);
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
