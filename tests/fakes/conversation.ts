import type { AdviceDesk } from '../../src/conversation/advice-desk.js';
import { handleMessage } from '../../src/conversation/handle-message.js';
import { runRound } from '../../src/conversation/periodic/run-round.js';
import { createWorkCalendar, type WorkCalendar } from '../../src/plan/calendar/work-calendar.js';
import { nothingFound } from '../../src/conversation/taken-in.js';
import type { PictureDeps } from '../../src/conversation/with-pictures.js';
import { readSentTable } from '../../src/conversation/import/read-sent-table.js';
import type { Member, Posting } from '../../src/conversation/workspace.js';
import type { MakePdf } from '../../src/digest/documents/convert-to-pdf.js';
import { asId } from '../../src/kernel/ids.js';
import type { GroupId, MessageId, WorkspaceId } from '../../src/kernel/ids.js';
import { foldLedger } from '../../src/ledger/ledger-state.js';
import type { LedgerState } from '../../src/ledger/ledger-state.js';
import type { DirectoryPerson } from '../../src/message/directory.js';
import { renderText } from '../../src/message/render-text.js';
import type { Reply } from '../../src/message/reply.js';
import type { Plan } from '../../src/plan/model.js';
import { InMemoryConversationStore } from './in-memory-conversation-store.js';
import { testMember, testMessage } from './people.js';
import { samplePlan } from './sample-plan.js';

/** What the bot said to one message. */
export interface Heard {
  /** Of the message that was said. */
  readonly id: MessageId;
  readonly replies: readonly Reply[];
  /** All texts, one after the other. */
  readonly text: string;
  readonly buttons: readonly string[];
}

/** What the bot said without having been spoken to. */
export interface Pushed {
  /** A group's id or a person's name. */
  readonly to: string;
  readonly reply: Reply;
  readonly text: string;
  readonly buttons: readonly string[];
}

export interface SayOptions {
  readonly at?: string;
  readonly privately?: boolean;
  readonly group?: GroupId;
  readonly quotedText?: string;
  readonly quotedMessageId?: MessageId;
  readonly channel?: string;
  readonly displayName?: string;
  readonly groupName?: string;
  readonly files?: readonly string[];
  /** Spreadsheets that come with it, read as taking in reads them. */
  readonly tables?: readonly { readonly name: string; readonly content: Uint8Array }[];
  readonly senderProfile?: DirectoryPerson;
  readonly uploadPage?: string;
  /** What is told of files that were not kept. */
  readonly notes?: readonly string[];
}

export const GROUP = asId<GroupId>('g1');
export const SECOND_GROUP = asId<GroupId>('g2');

/** A work group with people in it, driven through `handleMessage` on the in-memory store. */
export class Conversation {
  readonly store = new InMemoryConversationStore();
  readonly workspaceId: WorkspaceId;
  now = '2023-07-05T10:00:00+08:00';
  calendar: WorkCalendar = createWorkCalendar();
  /** Where a model is asked; `null`: rules alone decide. */
  desk: AdviceDesk | null = null;
  /** What makes a .pdf; as on a machine without LibreOffice. */
  makePdf: MakePdf = () => Promise.resolve({ kind: 'missing' });
  /** How pictures are drawn, where that is not the product's way. */
  pictures: PictureDeps = {};

  private constructor(workspaceId: WorkspaceId, store: InMemoryConversationStore) {
    this.workspaceId = workspaceId;
    this.store = store;
  }

  static async open(
    people: Readonly<Record<string, readonly Posting[]>> = PEOPLE,
    plans: readonly Plan[] = [samplePlan()],
  ): Promise<Conversation> {
    const store = new InMemoryConversationStore();
    const id = await store.addWorkspace('攸县', plans);
    await store.bindGroup(id, GROUP);
    await store.bindGroup(id, SECOND_GROUP);
    for (const [name, postings] of Object.entries(people)) {
      await store.putMember(id, testMember(name, postings));
    }
    return new Conversation(id, store);
  }

  async say(who: string, text: string, options: SayOptions = {}): Promise<Heard> {
    this.now = options.at ?? this.now;
    const { privately, group, senderProfile, uploadPage, notes, tables = [], ...fields } = options;
    const message = testMessage({
      ...fields,
      userId: who,
      text,
      at: this.now,
      ...(tables.length === 0 ? {} : { files: tables.map(({ name }) => name) }),
      group: privately === true ? null : (group ?? GROUP),
    });
    const replies = await handleMessage(
      {
        store: this.store,
        botName: '战报助手',
        calendar: this.calendar,
        desk: this.desk,
        makePdf: this.makePdf,
        ...this.pictures,
      },
      message,
      {
        ...(senderProfile === undefined ? {} : { senderProfile }),
        ...(uploadPage === undefined ? {} : { uploadPage }),
        takenIn: {
          ...nothingFound,
          notes: notes ?? [],
          tables: await Promise.all(tables.map(readSentTable)),
        },
      },
    );
    return {
      id: message.id,
      replies,
      text: replies.map(renderText).join('\n'),
      buttons: replies.flatMap(({ buttons }) => buttons.map((button) => button.text)),
    };
  }

  /** What the clock brings about at a moment. */
  async tick(at: string): Promise<readonly Pushed[]> {
    this.now = at;
    const now = new Date(at);
    const { calendar, pictures, store } = this;
    const deps = { store, botName: '战报助手', calendar, ...pictures };
    const replies = await runRound(deps, this.workspaceId, now);
    const { members } = this.store.read(this.workspaceId);
    return replies.map((reply) => {
      const { to } = reply;
      const person =
        to.kind === 'member' ? members.find(({ id }) => id === to.memberId) : undefined;
      return {
        to: to.kind === 'other-group' ? to.groupId : (person?.name ?? to.kind),
        reply,
        text: renderText(reply),
        buttons: reply.buttons.map((button) => button.text),
      };
    });
  }

  /** Says something and confirms what comes back. */
  async report(who: string, text: string, at?: string): Promise<Heard> {
    await this.say(who, text, at === undefined ? {} : { at });
    return this.say(who, '确认');
  }

  get ledger(): LedgerState {
    const { ledger, plans } = this.store.read(this.workspaceId);
    return foldLedger(ledger, plans);
  }

  get events(): readonly string[] {
    return this.store.read(this.workspaceId).ledger.map(({ event }) => event.kind);
  }

  member(name: string): Member {
    const found = this.store.read(this.workspaceId).members.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no member ${name}`);
    return found;
  }
}

/** Invented people by role; no real person's name. */
export const PEOPLE: Readonly<Record<string, readonly Posting[]>> = {
  甲: [{ unit: '县科工信局', role: 'liaison' }],
  乙: [{ unit: '高新区', role: 'liaison' }],
  丙: [{ unit: '县人社局', role: 'liaison' }],
  丁: [{ unit: '县科工信局', role: 'liaison' }],
  主任: [{ unit: '专班办公室', role: 'office' }],
  县长: [{ unit: '县人民政府', role: 'leader' }],
};
