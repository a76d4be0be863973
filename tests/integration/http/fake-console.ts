import { evidenceKey } from '../../../src/conversation/workspace.js';
import type {
  EvidenceFile,
  Member,
  Posting,
  WorkspaceView,
} from '../../../src/conversation/workspace.js';
import type { ConsoleDeps, MemberAndView } from '../../../src/http/http-deps.js';
import { SettableClock } from '../../../src/kernel/clock.js';
import { asId } from '../../../src/kernel/ids.js';
import type { MessageId, WorkspaceId } from '../../../src/kernel/ids.js';
import { LoginPlatform } from '../../fakes/login-platform.js';
import { testMember } from '../../fakes/people.js';
import { busyCounty } from '../../unit/answers/asking.js';

/** By user id at the platform, with the name that only some may read. */
const PEOPLE: readonly (readonly [string, string, readonly Posting[]])[] = [
  ['kegongxin', '科工信甲', [{ unit: '县科工信局', role: 'liaison' }]],
  ['gaoxin', '高新区乙', [{ unit: '高新区', role: 'liaison' }]],
  ['leader', '分管领导丙', [{ unit: '县政府', role: 'leader' }]],
  ['office', '办公室丁', [{ unit: '县科工信局', role: 'office' }]],
  ['waiting', '待同意戊', []],
];

/** The console's other side, in memory: a busy county whose members come by two platforms. */
export class FakeConsole implements ConsoleDeps {
  readonly secret = 'a secret of the tests, long enough';
  readonly botName = '战报助手';
  publicUrl: string | null = null;
  readonly county = busyCounty();
  readonly askedTexts: (readonly [WorkspaceId, readonly MessageId[]])[] = [];
  isDropped = false;
  readonly clock = new SettableClock(new Date('2023-07-05T10:00:00+08:00'));
  readonly members = new Map<string, Member>(
    PEOPLE.map(([userId, name, postings]) => [
      userId,
      {
        ...testMember(userId, postings, 'one'),
        // As the ledger of the county names who reported for a unit.
        ...(postings[0]?.role === 'liaison'
          ? { id: asId<never>(`member-of-${postings[0].unit}`) }
          : {}),
        name,
      },
    ]),
  );
  readonly #platforms: readonly LoginPlatform[];

  private constructor(platforms: readonly LoginPlatform[]) {
    this.#platforms = platforms;
  }

  static async start(): Promise<FakeConsole> {
    const clock: { now: () => Date } = { now: () => new Date() };
    const people = [...PEOPLE.map(([userId]) => userId), 'nobody'];
    const now = (): Date => clock.now();
    const fake = new FakeConsole([
      await LoginPlatform.start({ label: '平台一', client: 'PlatformOne/', people, now }),
      await LoginPlatform.start({ label: '平台二', codeName: 'authCode', people, now }),
    ]);
    clock.now = () => fake.now();
    return fake;
  }

  get one(): LoginPlatform {
    return this.#platforms[0]!;
  }

  get two(): LoginPlatform {
    return this.#platforms[1]!;
  }

  get signIns(): ConsoleDeps['signIns'] {
    return [
      { channelName: 'one', signIn: this.one },
      { channelName: 'two', signIn: this.two },
    ];
  }

  /** Enters the address of the console at both platforms. */
  register(url: string): void {
    this.one.register(`${url}/login/one/return`);
    this.two.register(`${url}/login/two/return`);
  }

  now(): Date {
    return this.clock.now();
  }

  pass(minutes: number): void {
    this.clock.set(new Date(this.now().getTime() + minutes * 60_000));
  }

  readFor(channel: string, userId: string): Promise<MemberAndView | null> {
    const isKnown = channel === 'one' || channel === 'two';
    const member = isKnown && !this.isDropped ? this.members.get(userId) : undefined;
    return Promise.resolve(member === undefined ? null : { member, view: this.#view() });
  }

  readTexts(
    workspace: WorkspaceId,
    ids: readonly MessageId[],
  ): Promise<ReadonlyMap<MessageId, string>> {
    this.askedTexts.push([workspace, ids]);
    return Promise.resolve(new Map(ids.map((id) => [id, `消息${id}的原话`])));
  }

  async readRecords(
    workspace: WorkspaceId,
    { messages, evidence }: Parameters<ConsoleDeps['readRecords']>[1],
  ): ReturnType<ConsoleDeps['readRecords']> {
    const names = evidence.map((source) => [
      evidenceKey(source),
      [{ name: `消息${source.messageId}的证书.pdf` }],
    ]);
    const files = new Map(names as [string, readonly EvidenceFile[]][]);
    return { texts: await this.readTexts(workspace, messages), files };
  }

  async stop(): Promise<void> {
    for (const platform of this.#platforms) await platform.stop();
  }

  #view(): WorkspaceView {
    return {
      workspace: {
        id: asId('w1'),
        name: '某县科技创新工作专班',
        isDemo: false,
        settings: { unknownMayAsk: true, nameMissingInGroups: false },
      },
      plans: this.county.plans,
      members: [...this.members.values()],
      ledger: this.county.entries,
      receipts: [],
      groups: [],
      occasions: [],
      turns: [],
      waitingFiles: [],
      nextReceiptNo: 1,
    };
  }
}
