import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import type { Config } from './config.js';
import { handleMessage, type ConversationDeps, type Known } from './conversation/handle-message.js';
import { stillOwed } from './conversation/periodic/still-owed.js';
import { runRound } from './conversation/periodic/run-round.js';
import type { ConversationStore } from './conversation/workspace.js';
import type { InboundMessage } from './message/inbound-message.js';
import type { MessageId } from './kernel/ids.js';
import type { Reply, WhileOwed } from './message/reply.js';
import type { Glossary } from './plan/glossary/glossary.js';
import { connect, type Database } from './store/connect.js';
import { createConversationStore, createStoreCaches } from './store/conversation-store.js';
import { LiveCalendar } from './store/live-calendar.js';
import { Outbox } from './store/outbox/outbox.js';
import { startEmbeddedPostgres } from './store/embedded/start-embedded-postgres.js';
import { workspaceOfReply } from './store/workspace-of-reply.js';
import type { WorkspaceRow } from './store/lock-workspace.js';
import { migrate } from './store/migrate.js';
import { nowIn } from './store/workspace-clock.js';
import { createWorkspaceStore, type WorkspaceStore } from './store/workspace-store.js';
import type { ModelStatus } from './model/model-status.js';
import { loadGlossary } from './wire-glossary.js';
import { platformUsage } from './wire-usage.js';
import { sweepEach } from './wire-sweep.js';
import { wireModel, type ModelLog, type WiredModel } from './wire-model.js';

/** Folder of the built console, next to the built server. */
export const CONSOLE_ROOT = fileURLToPath(new URL('../dist/console/', import.meta.url));

/** Each of their statements takes milliseconds. */
const APART_CONNECTIONS = 6;

/** Applied only to a database that is made now. */
const FIRST_MIGRATION = '0001_workspace.sql';

/** The database with the stores on it, for the server and for every command that needs figures. */
export interface House {
  readonly database: Database;
  /** Connections for what must not wait behind conversations: taking in, sending, leases. */
  readonly apart: Database;
  /** Where replies wait that a channel has to send. */
  readonly outbox: Outbox;
  readonly conversation: ConversationStore;
  readonly workspaces: WorkspaceStore;
  /** The database was made just now. */
  readonly isNew: boolean;
  /** As people call it in a group. */
  readonly botName: string;
  /** How the model is doing; `null` when none is configured. */
  readonly modelStatus: () => ModelStatus | null;
  /** One message in, its replies out. */
  readonly handle: (message: InboundMessage, known?: Known) => Promise<readonly Reply[]>;
  /** When offices work, with the days that were imported. */
  readonly calendar: LiveCalendar;
  /**
   * What the clock brings about in every workspace: receipts that expire, digests, reminders. `clock` may
   * hold a hand-set time.
   */
  readonly sweep: (clock?: (workspace: WorkspaceRow) => Date) => Promise<void>;
  /** Whether a reminder that waits to be sent still says something true. */
  readonly isStillOwed: (messageId: MessageId, owed: WhileOwed) => Promise<boolean>;
  /** Gives everything back, the embedded database included. */
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  /** `serve` holds the data folder alone; `command` joins a serving process. */
  readonly purpose: 'serve' | 'command';
  /** Told each step that takes time. */
  readonly progress: (line: string) => void;
  /** Where calls of a model and what fails beside an answer are written down; absent: nowhere. */
  readonly log?: ModelLog;
  /** Channels that send, by default those configured; replies on others are only read from the store. */
  readonly delivering?: ReadonlySet<string>;
  /** False only for throwaway data. */
  readonly durable?: boolean;
}

/** Logs carry ids and codes; never texts, secrets or numbers of persons. */
export function createLogger(config: Config): Logger {
  return pino({
    level: config.logLevel,
    base: null,
    redact: ['*.text', '*.token', '*.secret', '*.password', '*.authorization', '*.displayName'],
  });
}

function configuredChannels({ channels }: Config): ReadonlySet<string> {
  return new Set(
    Object.entries(channels).flatMap(([name, channel]) => (channel === null ? [] : [name])),
  );
}

async function openDatabase(
  config: Config,
  { purpose, progress, durable = true }: OpenOptions,
): Promise<DatabaseServer> {
  if (config.databaseUrl !== null) {
    return { url: config.databaseUrl, stop: () => Promise.resolve() };
  }
  return await startEmbeddedPostgres({ dataDir: config.dataDir, log: progress, purpose, durable });
}

/**
 * Opens the database, brings it to the newest schema and puts the stores on it.
 * @throws AppError `environment` with what the operator can do
 */
export async function openHouse(config: Config, options: OpenOptions): Promise<House> {
  const server = await openDatabase(config, options);
  try {
    const applied = await migrate(server.url);
    if (applied.length > 0) options.progress(`数据库结构已更新（${applied.length}步）`);
    const model = await wireModel(config, options.log ?? null);
    const glossary = await loadGlossary(config.glossaryFile);
    const isNew = applied.includes(FIRST_MIGRATION);
    const outbox = new Outbox(options.delivering ?? configuredChannels(config));
    const log = options.log ?? null;
    return assemble(config, server, { isNew, model, glossary, outbox, log });
  } catch (error) {
    await server.stop();
    throw error;
  }
}

interface DatabaseServer {
  readonly url: string;
  stop(): Promise<void>;
}

interface Parts {
  readonly isNew: boolean;
  readonly model: WiredModel | null;
  readonly glossary: Glossary;
  readonly outbox: Outbox;
  readonly log: ModelLog | null;
}

function assemble(
  config: Config,
  server: DatabaseServer,
  { isNew, model, glossary, outbox, log }: Parts,
): House {
  const database = connect(server.url);
  const apart = connect(server.url, APART_CONNECTIONS);
  const caches = createStoreCaches();
  const conversation = createConversationStore(database, caches, outbox);
  const workspaces = createWorkspaceStore(database, caches);
  const calendar = new LiveCalendar(database);
  const deps: ConversationDeps = {
    store: conversation,
    botName: config.botName,
    glossary,
    calendar: calendar.current,
    usage: platformUsage(config, apart),
    desk: model?.desk ?? null,
    onPictureFailed: (error) => log?.warn({ err: error }, 'a picture could not be drawn'),
  };
  return {
    database,
    apart,
    outbox,
    conversation,
    workspaces,
    calendar,
    botName: config.botName,
    isNew,
    modelStatus: () => model?.status() ?? null,
    handle: (message, known) => handleMessage(deps, message, known),
    sweep: async (clock = nowIn) => {
      await calendar.refresh();
      await sweepEach(
        await workspaces.list(),
        (workspace) => runRound(deps, workspace.id, clock(workspace)),
        log,
      );
    },
    isStillOwed: async (messageId, owed) => {
      const workspace = await workspaceOfReply(apart, messageId);
      if (workspace === null) return true;
      const now = nowIn(workspace);
      return stillOwed(deps, await workspaces.readView(workspace.id, now), now, owed);
    },
    close: async () => {
      // A message that waits for a model is decided on by rules and stored, not lost.
      await model?.desk.close();
      await database.$disconnect();
      await apart.$disconnect();
      await server.stop();
    },
  };
}
