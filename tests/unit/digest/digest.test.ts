import { describe, expect, it } from 'vitest';
import type { AnswerContext, Attachment } from '../../../src/answers/answer.js';
import { composeDigest } from '../../../src/digest/content/compose-digest.js';
import { digestBlocks } from '../../../src/digest/content/digest-blocks.js';
import type {
  DigestContent,
  DigestNotes,
  DigestScope,
} from '../../../src/digest/content/digest-content.js';
import { digestPublished } from '../../../src/digest/digest-published.js';
import type { IsoDate } from '../../../src/kernel/dates.js';
import { asId, type BlockerId } from '../../../src/kernel/ids.js';
import { renderText } from '../../../src/message/render-text.js';
import { askers, busyCounty, contextOf, inGroup, stock } from '../answers/asking.js';
import { County, indicator, plan, talents } from '../ledger/county.js';

const everything: DigestScope = { period: null, units: null };

function contentOf(
  county: County,
  { scope = everything, ...context }: Partial<AnswerContext> & { scope?: DigestScope } = {},
  notes: DigestNotes = {},
): DigestContent {
  const [content] = composeDigest(
    scope,
    { ...contextOf(county, askers.office), ...context },
    notes,
  );
  return content!;
}

function textOf(content: DigestContent): string {
  return renderText({ to: { kind: 'group' }, blocks: digestBlocks(content), buttons: [] });
}

const digest = (county: County, context: Parameters<typeof contentOf>[1] = {}) =>
  textOf(contentOf(county, context));

describe('weekly digest (发本周周报)', () => {
  it('has lights, changes of the week, what is behind, who reported, and blockers with age', () => {
    const text = digest(busyCounty());
    expect(text).toContain('【周报】某县科技创新攻坚方案（7月3日至7月5日）');
    expect(text).toContain('共7项指标，红灯1项、黄灯1项、灰灯3项、绿灯1项');
    expect(text).toContain('高新技术企业 57家→58家（+1家），截至6月30日，县科工信局');
    expect(text).toMatch(/技术合同登记额 .*38\.1%.*落后时序进度11.9个百分点.*红灯.*6月30日/u);
    expect(text).toContain('应报单位2个');
    expect(text).toContain('已10天，尚未明确协调单位');
    expect(text.split('\n').length).toBeLessThan(30);
  });

  it('is split between sections where a channel must split it, and has a table of what is behind', () => {
    const blocks = digestBlocks(contentOf(busyCounty()));
    expect(blocks.map(({ type }) => type)).toContain('table');
    for (const block of blocks) {
      if (block.type === 'text') expect(Buffer.byteLength(block.text)).toBeLessThan(2048);
    }
  });

  it('never passes over indicators without a light as if nothing were behind', () => {
    const text = digest(new County().on('2023-07-04'));
    expect(text).toMatch(/三、需要关注：已报指标没有落后时序进度的，另有\d项未报或无法判断。/u);
    expect(digest(busyCounty())).toContain('· 另有3项未报或无法判断。');
  });

  it('a unit whose report waits for its confirmation is not said to have kept silent', () => {
    const county = new County().on('2023-07-04');
    const awaiting = [{ unit: '县人社局', on: '2023-07-04' as IsoDate }];
    const text = digest(county, { awaiting });
    expect(text).toContain('已报待确认1个、未报1个');
    expect(text).toContain('已报待确认：县人社局。');
    expect(text).not.toMatch(/未报：.*县人社局/u);
  });

  it('a first figure of the week is said to be the first', () => {
    const county = new County().on('2023-07-04');
    county.total('12', '2023-06-30', { of: talents, unit: '县人社局' });
    expect(digest(county)).toContain('硕士以上人才 首次报数→12名');
  });

  it('names the units that owe in private, in a group only where switched on', () => {
    expect(digest(busyCounty())).toContain('部分已报：县科工信局');
    const shared = contentOf(busyCounty(), { asker: inGroup(askers.office) });
    expect(shared.duties.names).toBeNull();
    expect(textOf(shared)).toContain('应报单位2个');
    expect(textOf(shared)).not.toContain('部分已报：');
    const settings = { unknownMayAsk: true, nameMissingInGroups: true };
    expect(digest(busyCounty(), { asker: inGroup(askers.office), settings })).toContain(
      '部分已报：县科工信局',
    );
  });

  it('a liaison’s digest holds own indicators only', () => {
    const scope = { period: null, units: ['县人社局'] };
    const text = digest(busyCounty(), { scope, asker: askers.liaison });
    expect(text).toContain('共1项指标');
    expect(text).not.toContain('技术合同登记额');
  });

  it('says what the schedule and the office add, before any figure', () => {
    const notes = { lines: ['本期合并第47、48周'], office: ' 请对照节点加快推进 ' };
    const content = contentOf(busyCounty(), {}, notes);
    expect(content.notes).toEqual(['本期合并第47、48周', '请对照节点加快推进']);
    expect(textOf(content).split('\n')[1]).toBe('本期合并第47、48周');
    expect(contentOf(busyCounty(), {}, { office: '  ' }).notes).toEqual([]);
  });

  it('a blocker that somebody coordinates names who does', () => {
    const county = busyCounty();
    county.write({
      kind: 'blocker-assigned',
      blockerId: asId<BlockerId>('b1'),
      coordinator: '县财政局',
    });
    expect(digest(county)).toContain('已10天，由县财政局协调');
  });

  it('carries one line 更正说明 when a correction changed a published figure, and only once', () => {
    const county = new County().on('2023-06-29');
    const wrong = county.total('57', '2023-06-29', { of: stock });
    const publish = () => {
      const context = contextOf(county, inGroup(askers.office));
      const event = digestPublished(publicDigest, context);
      county.write(event!, '专班办公室');
    };
    publish();
    expect(digest(county)).not.toContain('更正说明');
    county.on('2023-07-04').correct(wrong, '58', '2023-06-29', { of: stock });
    expect(digest(county)).toContain('更正说明：高新技术企业6月29日数由57家更正为58家。');
    publish();
    expect(digest(county)).not.toContain('更正说明');
  });

  it('says 约 in 更正说明', () => {
    const county = new County().on('2023-06-29');
    const vague = county.total('60', '2023-06-29', { of: stock, approx: true });
    county.write(digestPublished(publicDigest, contextOf(county, inGroup(askers.office)))!);
    county.on('2023-07-04').correct(vague, '58', '2023-06-29', { of: stock });
    expect(digest(county)).toContain('6月29日数由约60家更正为58家');
  });

  const publicDigest: Attachment = { kind: 'digest', period: null, units: null, isPrivate: false };

  it('only a digest sent to a group publishes figures', () => {
    const shared = contextOf(busyCounty(), inGroup(askers.office));
    expect(digestPublished(publicDigest, shared)).toMatchObject({
      kind: 'digest-published',
      period: { from: '2023-07-03', to: '2023-07-05' },
    });
    expect(digestPublished({ ...publicDigest, isPrivate: true }, shared)).toBeNull();
    expect(digestPublished({ ...publicDigest, kind: 'export' }, shared)).toBeNull();
    const alone = contextOf(busyCounty(), askers.office);
    expect(digestPublished(publicDigest, alone)).toBeNull();
  });
});

describe('monthly bulletin (通报) and half-year summary (半年总结)', () => {
  const bulletin: DigestScope = { kind: 'bulletin', period: null, units: null };

  it('cover the newest month and half-year that are over', () => {
    const days = (scope: DigestScope) => contentOf(busyCounty(), { scope }).days;
    expect(days(bulletin)).toEqual({ from: '2023-06-01', to: '2023-06-30' });
    expect(days({ ...bulletin, kind: 'half-year' })).toEqual({
      from: '2023-01-01',
      to: '2023-06-30',
    });
  });

  it('tell the changes of the month as known now', () => {
    const content = contentOf(busyCounty(), { scope: bulletin });
    expect(content.changes).toContainEqual({
      indicator: '高新技术企业',
      before: '55家',
      after: '58家',
      difference: '+3家',
      asOf: '2023-06-30',
      by: '县科工信局',
    });
    expect(textOf(content)).toContain('【通报】某县科技创新攻坚方案（6月1日至6月30日）');
  });

  it('count a figure as stale that is not of the month’s end, as chat does once the month is over', () => {
    const county = new County().on('2023-06-04');
    county.total('55', '2023-06-03', { of: stock });
    expect(contentOf(county, { scope: bulletin }).staleCount).toBe(1);
    const june = { from: '2023-06-01', to: '2023-06-30' } as const;
    const lastDay = new Date('2023-06-30T18:00:00+08:00');
    const early = contentOf(county, { scope: { ...bulletin, period: june }, now: lastDay });
    expect(early.staleCount).toBe(0);
  });

  it('a month that still runs ends today', () => {
    const july = { from: '2023-07-01', to: '2023-07-31' } as const;
    const { days } = contentOf(busyCounty(), { scope: { ...bulletin, period: july } });
    expect(days).toEqual({ from: '2023-07-01', to: '2023-07-05' });
  });
});

describe('what comes next', () => {
  const stepped = indicator({
    shortName: '技改项目',
    pacing: { kind: 'milestones', steps: [{ at: '2023-07-15', value: '40' }] },
  });
  const settled = indicator({
    shortName: '研发投入强度',
    pacing: { kind: 'none', due: '2023-07-14' },
    target: '3',
    unit: '%',
  });
  const nearEnd = { ...plan, indicators: [stepped, settled] };
  const county = () => new County([nearEnd]).on('2023-07-04');

  it('holds due dates, milestones and month ends, earliest first', () => {
    expect(contentOf(county()).deadlines).toEqual([
      { on: '2023-07-14', text: '研发投入强度到期，目标3%' },
      { on: '2023-07-15', text: '技改项目应达40家' },
    ]);
    const scope: DigestScope = { kind: 'bulletin', period: null, units: null };
    expect(contentOf(county(), { scope }).deadlines.at(-1)).toEqual({
      on: '2023-07-31',
      text: '7月底数据节点，请按时报送7月数据',
    });
  });

  it('leaves out what is reached already', () => {
    const ahead = county();
    ahead.total('41', '2023-07-03', { of: stepped });
    expect(contentOf(ahead).deadlines.map(({ text }) => text)).toEqual([
      '研发投入强度到期，目标3%',
    ]);
  });

  it('says that the plan ends', () => {
    const now = new Date('2023-12-20T16:00:00+08:00');
    expect(contentOf(county(), { now }).deadlines.map(({ text }) => text)).toContain(
      '方案期限届满',
    );
  });
});

describe('the table of tasks', () => {
  it('has every task in the plan’s order, with its indicators, units, progress and problems', () => {
    const { tasks } = contentOf(busyCounty());
    expect(tasks.map(({ no, title }) => `${no} ${title}`)).toEqual([
      '1 3. 科技型企业培育',
      '2 4. 科技成果开发',
      '3 7. 创新平台建设',
      '4 9. 人才发展环境',
    ]);
    expect(tasks[0]).toMatchObject({ leads: '县科工信局', responsibles: '高新区、县财政局' });
    expect(tasks[0]?.rows[0]).toEqual({
      indicator: '高新技术企业',
      target: '66家',
      value: '58家',
      completion: '87.9%',
      pace: '时序50.0%',
      light: '绿灯',
    });
    expect(tasks[1]?.problems).toContain('已10天，尚未明确协调单位');
    expect(tasks[3]?.progress).toContain('7月3日');
  });

  it('puts goals that no task carries at its end', () => {
    const loose = indicator({ shortName: '散目标', taskNo: null });
    const { tasks } = contentOf(new County([{ ...plan, indicators: [loose] }]).on('2023-07-04'));
    expect(tasks.at(-1)).toMatchObject({ no: 5, title: '其他指标', leads: '县科工信局' });
  });

  it('says in words how lights are decided', () => {
    expect(contentOf(busyCounty()).lightRule.words).toContain('落后10个百分点以内的亮黄灯');
  });
});
