import type { WorkspaceSettings } from '../conversation/workspace.js';
import { newId } from '../kernel/ids.js';
import type { WorkspaceId } from '../kernel/ids.js';
import { settingsSchema } from './json/member-schemas.js';
import { storableText, toJson } from './json/storable.js';
import type { Transaction } from './transaction.js';

export interface NewWorkspace {
  readonly name: string;
  /** When set, it is a demonstration (演示) for good, and its clock stands here. */
  readonly demoNow: Date | null;
  readonly at: Date;
}

/** Semantics, "Who may know what". */
const DEFAULT_SETTINGS: WorkspaceSettings = { unknownMayAsk: true, nameMissingInGroups: false };

export async function createWorkspace(
  tx: Transaction,
  { name, demoNow, at }: NewWorkspace,
): Promise<WorkspaceId> {
  const id = newId<WorkspaceId>();
  await tx.workspace.create({
    data: {
      id,
      name: storableText(name),
      isDemo: demoNow !== null,
      demoNow,
      settings: toJson(settingsSchema, DEFAULT_SETTINGS, 'settings'),
      createdAt: at,
    },
  });
  return id;
}
