import { afterEach, describe, expect, it } from 'vitest';
import { dateOf, yearOf } from '../../../src/kernel/dates.js';
import { DEFAULT_SCHEDULE } from '../../../src/digest/schedule/plan-schedule.js';
import { weeklyPublications } from '../../../src/digest/schedule/publications.js';
import { createWorkCalendar } from '../../../src/plan/calendar/work-calendar.js';
import { readPng } from '../../fakes/read-png.js';
import type { Shown } from '../../simulators/shared/screens.js';
import type { Chats } from './chats.js';
import { DINGTALK_GROUP, DingtalkPeople, startDingtalk } from './dingtalk-people.js';
import { openOffice, type Office } from './office.js';
import { startWecom, WECOM_GROUP, WecomPeople } from './wecom-people.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than holidays last. */
const LOOK_AHEAD_MS = 21 * DAY_MS;

interface Platform {
  readonly office: Office;
  readonly chats: Chats;
  readonly channel: string;
  readonly group: string;
  /** Everything of the product in the group. */
  readonly shown: () => readonly Shown[];
}

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

async function opened(env: Readonly<Record<string, string>>): Promise<Office> {
  const office = await openOffice(env, yearOf(dateOf(nextDigest())));
  closings.push(() => office.close());
  return office;
}

async function wecom(): Promise<Platform> {
  const simulator = await startWecom();
  closings.push(() => simulator.stop());
  const office = await opened(simulator.env);
  await simulator.control.subscribed();
  await office.bind({ channel: 'wecom', group: WECOM_GROUP });
  const people = new WecomPeople(simulator);
  return {
    office,
    chats: people.chats,
    channel: 'wecom',
    group: WECOM_GROUP,
    shown: () => simulator.control.screens.of(WECOM_GROUP),
  };
}

async function dingtalk(): Promise<Platform> {
  const simulator = await startDingtalk();
  closings.push(() => simulator.stop());
  const office = await opened(simulator.env);
  await simulator.control.connected();
  await office.bind({ channel: 'dingtalk', group: DINGTALK_GROUP });
  const people = new DingtalkPeople(simulator);
  return {
    office,
    chats: people.chats,
    channel: 'dingtalk',
    group: DINGTALK_GROUP,
    shown: () => simulator.control.screens.of(DINGTALK_GROUP),
  };
}

/** When the next weekly digest of a plan falls due. */
function nextDigest(): Date {
  const now = new Date();
  const range = { from: dateOf(now), to: dateOf(new Date(now.getTime() + LOOK_AHEAD_MS)) };
  const coming = weeklyPublications(createWorkCalendar(), DEFAULT_SCHEDULE.weekly, range);
  return coming.find(({ dueAt }) => dueAt > now)!.dueAt;
}

const names = (all: readonly Shown[]): readonly string[] =>
  all.flatMap(({ files }) => files.map(({ name }) => name));

describe.each([
  ['WeCom', wecom],
  ['DingTalk', dingtalk],
])('the weekly digest on %s', (_name, start) => {
  it('comes by itself with board and trend as pictures, and its files, each once', async () => {
    const { office, chats, channel, group, shown } = await start();
    const dueAt = nextDigest();
    await office.sweepAt(new Date());
    const beforeNoon = new Date(dueAt.getTime() - 5 * HOUR_MS);
    await office.reportAt(beforeNoon, '高企58家', { channel, group });
    await office.sweepAt(dueAt);
    await chats.reads(group, '【周报】');
    await chats.next(group, (one) => names([one]).some((name) => name.endsWith('.xlsx')));
    await office.sweepAt(new Date(dueAt.getTime() + 60_000));
    const pictures = shown()
      .flatMap(({ files }) => files)
      .filter(({ bytes }) => bytes.subarray(1, 4).toString() === 'PNG');
    expect(pictures.map(({ bytes }) => readPng(bytes).width)).toEqual([1080, 1080]);
    const endings = names(shown()).map((name) => name.slice(-5));
    expect(endings.filter((ending) => ending === '.docx')).toHaveLength(1);
    expect(endings.filter((ending) => ending === '.xlsx')).toHaveLength(1);
    const words = shown().filter(({ text }) => text.includes('【周报】'));
    expect(words).toHaveLength(1);
  }, 60_000);
});
