import { createWorkCalendar } from '../../../src/plan/calendar/work-calendar.js';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config.js';
import { AdviceDesk } from '../../../src/conversation/advice-desk.js';
import { handleMessage } from '../../../src/conversation/handle-message.js';
import type { ConversationDeps } from '../../../src/conversation/handle-message.js';
import { renderText } from '../../../src/message/render-text.js';
import type { Opinion, OpinionRequest } from '../../../src/understanding/second-opinion.js';
import { openHouse } from '../../../src/wire.js';
import { modelLine, wireModel } from '../../../src/wire-model.js';
import { opines, startModelServer } from '../../fakes/model-server.js';
import type { ModelServer } from '../../fakes/model-server.js';
import { freshDatabase } from '../fresh-database.js';
import { serve } from '../http/serve.js';
import { storeFixture } from '../store/store-fixture.js';
import type { StoreFixture } from '../store/store-fixture.js';
import { inbound } from '../store/messages-and-outcomes.js';

const UNPLACED = '高新的企业这块现在是58家了';
const RIGHT = { indicator: '高新技术企业', number: '58家', measure: 'total', date: null };

describe('on a real database', () => {
  let fixture: StoreFixture;
  let answer: (opinion: Opinion | null) => void;
  let asked: OpinionRequest[];
  let deps: ConversationDeps;

  beforeEach(async () => {
    fixture = await storeFixture();
    asked = [];
    const thinking = new Promise<Opinion | null>((resolve) => {
      answer = resolve;
    });
    deps = {
      store: fixture.conversations,
      botName: '战报助手',
      calendar: createWorkCalendar(),
      desk: new AdviceDesk(
        (request) => {
          asked.push(request);
          return request.input.text === UNPLACED ? thinking : Promise.resolve(null);
        },
        () => Promise.resolve(null),
      ),
    };
  });
  afterEach(async () => {
    answer(null);
    await fixture.close();
  });

  it('no transaction waits for a model: messages of others are handled meanwhile', async () => {
    const slow = handleMessage(deps, inbound({ text: UNPLACED }));
    await expect.poll(() => asked.length).toBe(1);
    await fixture.workspaces.upsertMember(
      fixture.workspaceId,
      {
        account: { channel: 'test', userId: 'other' },
        name: '另一联络员',
        postings: [{ unit: '高新区', role: 'liaison' }],
        isAdmin: false,
      },
      new Date(),
    );
    const sender = { userId: 'other', displayName: '另一联络员' };
    const quick = await handleMessage(deps, inbound({ sender, text: '高企还差多少家？' }));
    expect(quick.map(renderText).join()).toContain('高新技术企业');
    answer(null);
    await slow;
  });

  it('a message delivered again while a model thinks is asked about and handled once', async () => {
    const message = inbound({ text: UNPLACED });
    const first = handleMessage(deps, message);
    const again = handleMessage(deps, message);
    await expect.poll(() => asked.length).toBe(1);
    answer(null);
    expect(await again).toEqual(await first);
    expect(await handleMessage(deps, message)).toEqual(await first);
    expect(asked).toHaveLength(1);
  });
});

describe('the whole house', () => {
  let server: ModelServer;
  beforeEach(async () => {
    server = await startModelServer(opines(RIGHT));
  });
  afterEach(async () => {
    await server.close();
  });

  it('tells how its model is doing, and which it is, in a word', async () => {
    const fresh = await freshDatabase();
    const config = loadConfig({
      DATABASE_URL: fresh.url,
      ZHANBAO_DATA_DIR: tmpdir(),
      OPENAI_BASE_URL: server.baseUrl,
      ZHANBAO_MODEL: 'qwen',
    });
    const house = await openHouse(config, { purpose: 'command', progress: () => undefined });
    const served = await serve(null, { modelState: () => house.modelStatus()?.state ?? 'off' });
    try {
      const health: unknown = await (await fetch(`${served.url}/healthz`)).json();
      expect(health).toEqual({ status: 'ok', model: 'closed' });
      expect(modelLine(config)).toContain('qwen');
      expect(server.seen).toHaveLength(0);
    } finally {
      await served.stop();
      await house.close();
      await fresh.drop();
    }
  });

  it('has no model unless one is configured', async () => {
    expect(await wireModel(loadConfig({}), null)).toBeNull();
    expect(modelLine(loadConfig({}))).toContain('未配置');
  });

  it('writes down each use by purpose, outcome, time and tokens, and no more', async () => {
    const lines: Record<string, unknown>[] = [];
    const log = {
      debug: (details: Record<string, unknown>) => lines.push(details),
      warn: (details: Record<string, unknown>) => lines.push(details),
    };
    const env = { OPENAI_BASE_URL: server.baseUrl, ZHANBAO_MODEL: 'qwen' };
    const wired = await wireModel(loadConfig(env), log);
    if (wired === null) throw new Error('no model');
    const fixture = await storeFixture();
    try {
      const { conversations: store } = fixture;
      const house = {
        store,
        botName: '战报助手',
        calendar: createWorkCalendar(),
        desk: wired.desk,
      };
      const replies = await handleMessage(house, inbound({ text: UNPLACED }));
      expect(replies.map(renderText).join()).toContain('是哪一种');
      expect(lines.map((line) => Object.keys(line).sort())).toEqual([
        ['durationMs', 'outcome', 'purpose', 'tokens'],
      ]);
    } finally {
      await fixture.close();
    }
  });
});
