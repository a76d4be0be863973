import { MAX_FIGURE_FILE_BYTES } from './digest/figure-table/read-figure-file.js';
import type { ConsoleDeps, FigureDeps } from './http/http-deps.js';
import type { Channel } from './message/channel.js';
import type { EvidenceFiles } from './store/evidence/evidence-files.js';
import { readRecords } from './store/read-records.js';
import { readTexts } from './store/read-texts.js';
import type { SecretBox } from './store/secret-box.js';
import { FigureDesk } from './store/upload/figure-desk.js';
import { nowIn } from './store/workspace-clock.js';
import type { House } from './wire.js';

interface Signing {
  readonly channels: readonly Pick<Channel, 'name' | 'signIn'>[];
  readonly box: SecretBox;
  readonly evidence: EvidenceFiles;
  readonly publicUrl: string | null;
}

type Found = Awaited<ReturnType<ConsoleDeps['readFor']>>;

/** Signing in to the console; `null` where no platform lets people sign in. */
export function wireConsole(
  house: House,
  { channels, box, evidence, publicUrl }: Signing,
): ConsoleDeps | null {
  const signIns = channels.flatMap(({ name, signIn }) =>
    signIn === null ? [] : [{ channelName: name, signIn }],
  );
  if (signIns.length === 0) return null;
  return {
    signIns,
    publicUrl,
    secret: box.keyFor('console cookies'),
    now: () => new Date(),
    readFor: (channel, userId) => readFor(house, { channel, userId }),
    readTexts: async (workspace, ids) => {
      const view = await house.workspaces.readView(workspace, new Date());
      return await readTexts(house.database, view, ids);
    },
    botName: house.botName,
    readRecords: async (workspace, wanted) => {
      const view = await house.workspaces.readView(workspace, new Date());
      return await readRecords(house.database, view, wanted);
    },
    figures: wireFigures(house, evidence),
  };
}

function wireFigures(
  { apart: database, handle }: Pick<House, 'apart' | 'handle'>,
  files: EvidenceFiles,
): FigureDeps {
  const desk = new FigureDesk({ database, files, handle, clock: { now: () => new Date() } });
  return {
    maxFileBytes: MAX_FIGURE_FILE_BYTES,
    bring: (who, name, content) => desk.bring(who, name, content),
    press: (who, button) => desk.press(who, button),
  };
}

async function readFor(
  { workspaces }: House,
  account: { readonly channel: string; readonly userId: string },
): Promise<Found> {
  for (const workspace of await workspaces.list()) {
    const view = await workspaces.readView(workspace.id, nowIn(workspace));
    const member = view.members.find(({ accounts }) =>
      accounts.some(
        ({ channel, userId }) => channel === account.channel && userId === account.userId,
      ),
    );
    if (member !== undefined) return { member, view };
  }
  return null;
}
