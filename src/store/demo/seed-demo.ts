import { AppError } from '../../kernel/errors.js';
import { asId } from '../../kernel/ids.js';
import type { GroupId, MessageId, WorkspaceId } from '../../kernel/ids.js';
import type { InboundMessage } from '../../message/inbound-message.js';
import type { Reply } from '../../message/reply.js';
import type { Plan } from '../../plan/model.js';
import type { WorkspaceStore } from '../workspace-store.js';
import { demoPeople, demoUserId } from './demo-people.js';
import type { DemoScript } from './demo-script.js';

export const DEMO_GROUP = asId<GroupId>('demo-group');

export interface DemoSeed {
  readonly workspaces: WorkspaceStore;
  /** The real conversation, so that every figure gets the birth certificate it would have in life. */
  readonly handle: (message: InboundMessage) => Promise<readonly Reply[]>;
  readonly plan: Plan;
  readonly script: DemoScript;
  /** The channel on which the demonstration's group and people are. */
  readonly channel: string;
  readonly botName: string;
  /** Told after each message: how many of how many. */
  readonly progress: (done: number, total: number) => void;
}

/**
 * Sets the demonstration up on a database without any workspace, or finishes one that was cut off:
 * until the end its clock stands at the beginning, and a message already handled is not handled again.
 * @returns the demonstration's workspace, or `null` when there is a real one instead.
 */
export async function seedDemo(seed: DemoSeed): Promise<WorkspaceId | null> {
  const { workspaces, script } = seed;
  const [first] = await workspaces.list();
  if (first !== undefined && !first.isDemo) return null;
  const isDone = first?.demoNow?.getTime() !== script.importedAt.getTime();
  if (first !== undefined && isDone) return first.id;
  const workspaceId = first?.id ?? (await createDemo(seed));
  await setUp(seed, workspaceId);
  for (const [index, message] of script.messages.entries()) {
    await seed.handle(toInbound(seed, index, message));
    seed.progress(index + 1, script.messages.length);
  }
  await workspaces.setDemoNow(workspaceId, script.clock);
  return workspaceId;
}

async function createDemo({ workspaces, script }: DemoSeed): Promise<WorkspaceId> {
  const { workspace: name, importedAt } = script;
  return await workspaces.create({ name, demoNow: importedAt, at: importedAt });
}

async function setUp(seed: DemoSeed, workspaceId: WorkspaceId): Promise<void> {
  const { workspaces, plan, script, channel } = seed;
  await workspaces.importPlan({
    workspaceId,
    workspaceName: script.workspace,
    plan,
    decisions: null,
    at: script.importedAt,
    importedBy: { memberId: null, unit: '专班办公室' },
  });
  await workspaces.bindGroup(workspaceId, {
    channel,
    groupId: DEMO_GROUP,
    name: script.group,
  });
  for (const person of demoPeople(plan, channel)) {
    await workspaces.upsertMember(workspaceId, person, script.importedAt);
  }
}

function toInbound(
  { plan, channel, botName }: DemoSeed,
  index: number,
  { at, speaker, text }: DemoScript['messages'][number],
): InboundMessage {
  const userId = demoUserId(speaker);
  const person = demoPeople(plan, channel).find(({ account }) => account.userId === userId);
  if (person === undefined) {
    throw new AppError(
      'invariant',
      `the demonstration knows no ${speaker.role} of ${speaker.unit}`,
    );
  }
  return {
    id: asId<MessageId>(`demo-${index + 1}`),
    channel,
    group: DEMO_GROUP,
    sender: { userId, displayName: person.name },
    text: `@${botName} ${text}`,
    sentAt: at,
    quotedMessageId: null,
    quotedText: null,
  };
}
