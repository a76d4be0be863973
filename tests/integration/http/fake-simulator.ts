import { SimulatorChannel } from '../../../src/channels/simulator/simulator-channel.js';
import type { Member, Posting, WorkspaceView } from '../../../src/conversation/workspace.js';
import type { SimulatorDeps, SimulatorGroup } from '../../../src/http/http-deps.js';
import { SettableClock } from '../../../src/kernel/clock.js';
import type { IsoDate } from '../../../src/kernel/dates.js';
import type { DecimalText } from '../../../src/kernel/decimal.js';
import { asId, newId } from '../../../src/kernel/ids.js';
import type { GroupId, MessageId } from '../../../src/kernel/ids.js';
import { CHAIN_START, sealEntry } from '../../../src/ledger/hash-chain.js';
import type { LedgerEntry, Standing } from '../../../src/ledger/ledger-entry.js';
import type { InboundMessage } from '../../../src/message/inbound-message.js';
import type { ChatLog, ChatMessage } from '../../../src/message/chat-message.js';
import { shownBlock } from '../../../src/message/shown-reply.js';
import type { Block, Button, Reply } from '../../../src/message/reply.js';
import { indicatorOf, samplePlan } from '../../fakes/sample-plan.js';

const CHANNEL = 'simulator';

function member(userId: string, name: string, posting: Posting): Member {
  return {
    id: asId(`member-${userId}`),
    name,
    postings: [posting],
    requested: null,
    isAdmin: false,
    accounts: [{ channel: CHANNEL, userId }],
    leave: null,
    helpedOn: null,
  };
}

interface FigureGiven {
  readonly value: DecimalText;
  readonly asOf: IsoDate;
  readonly unit: string;
  readonly standing?: Standing;
  readonly messageId?: MessageId;
}

/**
 * The server's other side, in memory: it remembers every message once and answers it with what the
 * test laid ready; figures come into the ledger only by `record`.
 */
export class FakeSimulator implements SimulatorDeps {
  readonly botName = '战报助手';
  readonly handled: InboundMessage[] = [];
  readonly plan = samplePlan();
  nextReply: { readonly blocks: readonly Block[]; readonly buttons: readonly Button[] } = {
    blocks: [{ type: 'text', text: '收到，请核对。' }],
    buttons: [{ label: '确认', text: '确认' }],
  };
  /** Keeps no text of the next messages, as for small talk. */
  keepsText = true;
  readonly #clock = new SettableClock(new Date('2023-07-05T10:00:00+08:00'));
  readonly #channel = new SimulatorChannel(this.#clock);
  readonly #log: ChatMessage[] = [];
  readonly #blocks = new Map<string, readonly Block[]>();
  readonly #ledger: LedgerEntry[] = [];
  readonly #members = [
    member('kegongxin', '科工信局联络员', { unit: '县科工信局', role: 'liaison' }),
    member('gaoxin', '高新区联络员', { unit: '高新区', role: 'liaison' }),
    member('leader', '分管县领导', { unit: '县政府', role: 'leader' }),
    member('office', '专班办公室', { unit: '专班办公室', role: 'office' }),
  ];

  readonly messages: ChatLog = {
    readAfter: (afterSeq) => Promise.resolve(this.#log.filter(({ seq }) => seq > afterSeq)),
    readNewest: () => Promise.resolve([...this.#log]),
    read: (id) => Promise.resolve(this.#log.find((message) => message.id === id) ?? null),
    readAttachment: (id, index) => {
      const block = this.#blocks.get(id)?.[index];
      const hasBytes = block?.type === 'picture' || block?.type === 'file';
      return Promise.resolve(hasBytes ? block : null);
    },
  };

  static async start(): Promise<FakeSimulator> {
    const fake = new FakeSimulator();
    await fake.#channel.start((message) => fake.#handle(message));
    return fake;
  }

  now(): Date {
    return this.#clock.now();
  }

  canSetClock(): Promise<boolean> {
    return Promise.resolve(true);
  }

  setNow(now: Date): Promise<void> {
    this.#clock.set(now);
    this.#channel.announce();
    return Promise.resolve();
  }

  readGroup(): Promise<SimulatorGroup> {
    return Promise.resolve({ id: asId<GroupId>('g1'), name: '科技创新工作群', channel: CHANNEL });
  }

  readView(): Promise<WorkspaceView> {
    return Promise.resolve({
      workspace: {
        id: asId('w1'),
        name: '攸县科技创新工作专班',
        isDemo: true,
        settings: { unknownMayAsk: true, nameMissingInGroups: false },
      },
      plans: [this.plan],
      members: this.#members,
      ledger: this.#ledger,
      receipts: [],
      groups: [],
      occasions: [],
      turns: [],
      waitingFiles: [],
      nextReceiptNo: 1,
    });
  }

  receive(input: Parameters<SimulatorDeps['receive']>[0]): Promise<void> {
    return this.#channel.receive(input);
  }

  onChange(listener: () => void): () => void {
    return this.#channel.onChange(listener);
  }

  /** Makes a figure official and tells the page. */
  record(shortName: string, figure: FigureGiven): void {
    const { value, asOf, unit, standing = 'county', messageId } = figure;
    const indicator = indicatorOf(this.plan, shortName);
    const fact = {
      id: newId<ReturnType<typeof asId<never>>>(),
      indicatorId: indicator.id,
      planId: this.plan.id,
      planVersion: this.plan.version,
      measure: 'total' as const,
      ...{ value, from: null, asOf, approx: false, standing, unit, byOffice: false },
    };
    const source =
      messageId === undefined ? null : { channel: CHANNEL, messageId, textHash: '0'.repeat(64) };
    const entry = {
      event: { kind: 'fact-recorded' as const, fact },
      at: this.now(),
      memberId: null,
      unit,
      source,
      receiptId: null,
    };
    const last = this.#ledger.at(-1);
    this.#ledger.push(sealEntry(last?.hash ?? CHAIN_START, this.#ledger.length + 1, entry));
    this.#channel.announce();
  }

  #handle(message: InboundMessage): Promise<readonly Reply[]> {
    const { id, group, sender, text, quotedMessageId } = message;
    if (!this.#log.some((known) => known.id === id)) {
      this.handled.push(message);
      const place = { group, at: this.now() };
      const { blocks, buttons } = this.nextReply;
      const seq = this.#log.length + 1;
      this.#log.push({
        ...{ kind: 'said', seq, id, ...place, quotedId: quotedMessageId, userId: sender.userId },
        text: this.keepsText ? text : null,
      });
      this.#log.push({
        ...{ kind: 'replied', seq: seq + 1, id: asId(`reply-${id}`), ...place, quotedId: id },
        userId: group === null ? sender.userId : null,
        reply: { to: { kind: 'group' }, buttons, blocks: blocks.map(shownBlock) },
      });
      this.#blocks.set(`reply-${id}`, blocks);
    }
    return Promise.resolve([]);
  }
}
