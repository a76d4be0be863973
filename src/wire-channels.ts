import { hostname } from 'node:os';
import { pid } from 'node:process';
import { newId } from './kernel/ids.js';
import type { MessageId } from './kernel/ids.js';
import type { Channel } from './message/channel.js';
import type { DirectoryPerson } from './message/directory.js';
import type { InboundMessage } from './message/inbound-message.js';
import type { GroupWebhook } from './message/outgoing.js';
import { CLAIM_TIMES } from './store/claim-times.js';
import type { ClaimTimes } from './store/claim-times.js';
import type { EvidenceFiles } from './store/evidence/evidence-files.js';
import { keepFiles } from './store/evidence/keep-files.js';
import { readKeptTables } from './store/evidence/read-kept-tables.js';
import { createIntake } from './store/intake/create-intake.js';
import { emptySpool } from './store/intake/empty-spool.js';
import { IntakeWorker } from './store/intake/intake-worker.js';
import { openTicket } from './store/intake/sealed-arrival.js';
import { Spool } from './store/intake/spool.js';
import { storeArrival } from './store/intake/store-arrival.js';
import type { ArrivalWork } from './store/intake/work-on-arrival.js';
import { LeaseKeeper } from './store/leader/keep-lease.js';
import type { LogSink } from './store/log-sink.js';
import { openSecretBox } from './store/open-secret-box.js';
import { createReplyShelf } from './store/outbox/create-reply-shelf.js';
import { Dispatcher } from './store/outbox/dispatcher.js';
import { PollLoop } from './store/poll-loop.js';
import type { SecretBox } from './store/secret-box.js';
import type { House } from './wire.js';
import { openEvidence } from './wire-evidence.js';
import type { EvidencePlace } from './wire-evidence.js';

/** A conversation or a send that takes longer at the end of the process is taken over by the next. */
const STOP_LIMIT_MS = 10_000;

export interface ChannelOptions extends EvidencePlace {
  /** `null`: a random one in the data folder. */
  readonly secretKey: string | null;
  readonly log: LogSink;
  /** By channel: the webhook of an office with a single group; absent: none. */
  readonly defaultWebhooks?: ReadonlyMap<string, GroupWebhook>;
  readonly times?: ClaimTimes;
  /** Where liaisons upload files; `null` or absent: nowhere. */
  readonly uploadPage?: string | null;
  /** How long the database is given to take an arrival. */
  readonly acceptLimitMs?: number;
}

export interface WiredChannels {
  readonly box: SecretBox;
  readonly evidence: EvidenceFiles;
  /** A message was stored by another way than a channel. */
  ring(): void;
  /** Takes messages in and sends; a channel that only one process may hold waits for its turn. */
  start(): void;
  /** Finishes what is under way, within a limit, and lets every connection go. */
  stop(): Promise<void>;
}

type ChannelHouse = Pick<House, 'apart' | 'outbox' | 'handle'> &
  Partial<Pick<House, 'isStillOwed'>>;

/**
 * Joins channels with the house: what they bring is stored and handled, what is to be said is sent.
 * To be started after the house was opened with the names of these channels, and before the callbacks
 * are served; to be stopped after those, and before the house is closed.
 */
export async function wireChannels(
  house: ChannelHouse,
  channels: readonly Channel[],
  options: ChannelOptions,
): Promise<WiredChannels> {
  const { dataDir, log, times = CLAIM_TIMES, uploadPage = null } = options;
  const { acceptLimitMs: limitMs } = options;
  const { apart: database, outbox } = house;
  const box = await openSecretBox(options.secretKey, dataDir);
  const evidence = await openEvidence(options);
  const byName = new Map(channels.map((channel) => [channel.name, channel]));
  const work: ArrivalWork = {
    database,
    outbox,
    log,
    times,
    handle: async (message, takenIn) => {
      const tables = await readKeptTables({ database, files: evidence }, message);
      const senderProfile = await profileOf(message, byName, log);
      return house.handle(message, { takenIn: { ...takenIn, tables }, senderProfile, uploadPage });
    },
    keepFiles: fileKeeper({ house, box, evidence, log }, byName),
  };
  const worker = new IntakeWorker(work, [...byName.keys()]);
  const { defaultWebhooks = new Map<string, GroupWebhook>() } = options;
  const { isStillOwed } = house;
  const sending = {
    ...{ database, box, log, times, channels: byName, defaultWebhooks },
    ...(isStillOwed === undefined ? {} : { isStillOwed }),
  };
  const dispatcher = new Dispatcher(sending);
  const spooling = await openSpool({ house, box, log, worker }, options);
  const connections = channels.map((channel) => connectionOf(channel, { house, log, times }));
  const patience = limitMs === undefined ? {} : { limitMs };
  for (const channel of channels) {
    channel.open(
      createIntake({ database, box, log, ...spooling.intake, ...patience }, channel),
      createReplyShelf({ database, box, log }, channel.name),
    );
  }
  return {
    box,
    evidence,
    ring: spooling.intake.onStored,
    start: () => {
      spooling.loop.start();
      worker.start();
      dispatcher.start(outbox);
      for (const connection of connections) connection.start();
    },
    stop: async () => {
      // Answers to what is under way still go out; what arrives meanwhile is stored for the next start.
      await worker.stop(STOP_LIMIT_MS);
      await dispatcher.stop(STOP_LIMIT_MS);
      await Promise.all(connections.map((connection) => connection.stop()));
      await Promise.all(channels.map((channel) => channel.close()));
      await spooling.loop.stop();
      evidence.close();
    },
  };
}

/** Who the sender is by the platform's address book; a message is handled just as well without. */
async function profileOf(
  { channel, sender }: InboundMessage,
  channels: ReadonlyMap<string, Channel>,
  log: LogSink,
): Promise<DirectoryPerson | null> {
  try {
    return (await channels.get(channel)?.directory?.lookUp(sender.userId)) ?? null;
  } catch (error) {
    log.warn({ err: error, channel }, 'the address book could not be asked');
    return null;
  }
}

interface Rooms {
  readonly house: ChannelHouse;
  readonly box: SecretBox;
  readonly log: LogSink;
}

function fileKeeper(
  { house, box, evidence, log }: Rooms & { readonly evidence: EvidenceFiles },
  channels: ReadonlyMap<string, Channel>,
): ArrivalWork['keepFiles'] {
  return async (message, attachments) => {
    const channel = channels.get(message.channel);
    if (channel === undefined) return [];
    const waiting = attachments.map((attachment) => ({
      name: attachment.name,
      open: () => openTicket(box, message, attachment),
    }));
    return await keepFiles(
      { database: house.apart, files: evidence, log },
      channel,
      message,
      waiting,
    );
  };
}

async function openSpool(
  { house, box, log, worker }: Rooms & { readonly worker: IntakeWorker },
  { dataDir, times = CLAIM_TIMES }: ChannelOptions,
): Promise<{
  readonly loop: PollLoop;
  readonly intake: Pick<Parameters<typeof createIntake>[0], 'spool' | 'onStored'>;
}> {
  const spool = await Spool.open(dataDir, box);
  const onStored = (): void => {
    worker.ring();
  };
  const empty = async (): Promise<'rest'> => {
    if (spool.isEmpty) return 'rest';
    await emptySpool(spool, (record) => storeArrival(house.apart, box, record), log);
    onStored();
    return 'rest';
  };
  const loop = new PollLoop(empty, {
    pollMs: times.pollMs,
    onError: (error) => {
      log.warn({ err: error }, 'the spool waits for the database');
    },
  });
  return { loop, intake: { spool, onStored } };
}

interface Connection {
  start(): void;
  stop(): Promise<void>;
}

/** Open all the time, or only while this process leads. */
function connectionOf(
  channel: Channel,
  { house, log, times }: Omit<Rooms, 'box'> & { readonly times: ClaimTimes },
): Connection {
  const onGained = (): void => {
    channel.connect();
  };
  const onLost = (): Promise<void> => channel.disconnect();
  if (!channel.capabilities.needsLeader) return { start: onGained, stop: onLost };
  const holder = `${hostname()} ${pid} ${newId<MessageId>()}`;
  return new LeaseKeeper({ database: house.apart, log, times, holder }, channel.name, {
    onGained,
    onLost,
  });
}
