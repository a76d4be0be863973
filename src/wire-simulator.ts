import { SimulatorChannel } from './channels/simulator/simulator-channel.js';
import type { Config } from './config.js';
import type { SimulatorDeps } from './http/http-deps.js';
import { AppError } from './kernel/errors.js';
import type { WorkspaceId } from './kernel/ids.js';
import type { ChatLog } from './message/chat-message.js';
import { demoPeople } from './store/demo/demo-people.js';
import { DEMO_GROUP } from './store/demo/seed-demo.js';
import { createMessageLog } from './store/message-log.js';
import type { WorkspaceRow } from './store/lock-workspace.js';
import { nowIn } from './store/workspace-clock.js';
import type { House } from './wire.js';

/** The channel on which the simulator's group and people are. */
export const SIMULATOR_CHANNEL = 'simulator';

function noPlan(): AppError {
  return new AppError('not-found', 'no workspace to simulate', {
    userText: '还没有工作方案。请先运行 zhanbao plan import 导入方案，再刷新本页。',
  });
}

type ShownClock = Pick<WorkspaceRow, 'isDemo' | 'demoNow'>;

/**
 * The simulator shows the real workspace if there is one, else the demonstration. Which one that is
 * may change while the process serves: an import in another terminal ends the demonstration.
 */
class SimulatedWorkspace {
  /** Hand-set time of a real workspace, lost at the end of the process; a demonstration keeps its own. */
  #handSetNow: Date | null = null;
  #shown: ShownClock = { isDemo: false, demoNow: null };
  #preparedFor: WorkspaceId | null = null;

  constructor(
    private readonly house: House,
    /** Whether invented people and a hand-set time may enter a real ledger. */
    private readonly speaksForReal: boolean,
  ) {}

  now(): Date {
    return this.timeIn(this.#shown);
  }

  /** The workspace's own time, unless a hand has set it here. */
  timeIn(workspace: ShownClock): Date {
    return (workspace.isDemo ? null : this.#handSetNow) ?? nowIn(workspace);
  }

  async canSetClock(): Promise<boolean> {
    return (await this.current()).isDemo || this.speaksForReal;
  }

  async setNow(now: Date): Promise<void> {
    const workspace = await this.current();
    if (workspace.isDemo) {
      await this.house.workspaces.setDemoNow(workspace.id, now);
      this.#shown = { isDemo: true, demoNow: now };
    } else if (this.speaksForReal) {
      this.#handSetNow = now;
    } else {
      throw new AppError('forbidden', 'a real workspace has no clock of its own', {
        userText: '真实台账使用实际时间，不能改动。',
      });
    }
  }

  async current(): Promise<WorkspaceRow> {
    const [workspace] = await this.house.workspaces.list();
    if (workspace === undefined) throw noPlan();
    this.#shown = workspace;
    if (!workspace.isDemo && this.#preparedFor !== workspace.id) await this.#prepare(workspace.id);
    return workspace;
  }

  async #prepare(id: WorkspaceId): Promise<void> {
    const { workspaces } = this.house;
    const group = { channel: SIMULATOR_CHANNEL, groupId: DEMO_GROUP, name: '模拟工作群' };
    await workspaces.bindGroup(id, group);
    if (this.speaksForReal) {
      const { plans } = await workspaces.readView(id, this.now());
      const people = plans.flatMap((plan) => demoPeople(plan, SIMULATOR_CHANNEL));
      // Who starts without a posting may have been bound in the meantime, and stays so.
      for (const person of people.filter(({ postings }) => postings.length > 0)) {
        await workspaces.upsertMember(id, person, this.now());
      }
    }
    this.#preparedFor = id;
  }
}

export interface WiredSimulator {
  readonly deps: SimulatorDeps;
  /** Tells open pages that something happened without anybody having spoken. */
  readonly announce: () => void;
  /** What time it is in a workspace, a hand-set time included. */
  readonly clock: (workspace: WorkspaceRow) => Date;
}

/** What the simulator's page needs, on the store and the real conversation. */
export async function wireSimulator(
  house: House,
  { botName, simulator }: Config,
): Promise<WiredSimulator> {
  const simulated = new SimulatedWorkspace(house, simulator === 'full');
  const channel = new SimulatorChannel({ now: () => simulated.now() });
  await channel.start((message) => house.handle(message));
  const log = async (): Promise<ChatLog> =>
    createMessageLog(house.database, (await simulated.current()).id, SIMULATOR_CHANNEL);
  const clock = (workspace: WorkspaceRow): Date => simulated.timeIn(workspace);
  const deps: SimulatorDeps = {
    botName,
    now: () => simulated.now(),
    canSetClock: () => simulated.canSetClock(),
    setNow: async (now) => {
      await simulated.setNow(now);
      await house.sweep(clock);
      channel.announce();
    },
    readGroup: async () => {
      const groups = await house.workspaces.readGroups((await simulated.current()).id);
      const group = groups.find((candidate) => candidate.channel === SIMULATOR_CHANNEL);
      if (group === undefined) throw noPlan();
      return { id: group.groupId, name: group.name, channel: SIMULATOR_CHANNEL };
    },
    readView: async () =>
      house.workspaces.readView((await simulated.current()).id, simulated.now()),
    messages: {
      readAfter: async (afterSeq) => (await log()).readAfter(afterSeq),
      readNewest: async () => (await log()).readNewest(),
      read: async (id) => (await log()).read(id),
      readAttachment: async (id, index) => (await log()).readAttachment(id, index),
    },
    receive: (input) => channel.receive(input),
    onChange: (listener) => channel.onChange(listener),
  };
  return {
    deps,
    clock,
    announce: () => {
      channel.announce();
    },
  };
}
