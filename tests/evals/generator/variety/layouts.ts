import { addDays, monthStart } from '../../../../src/kernel/dates.js';
import { closingDay, stretch } from './days.js';
import { draw, startText } from './frame.js';
import type { Drawn, Frame, Phenomenon } from './frame.js';
import { plainly, somehow } from './subject.js';

const said = ({ subject, value }: Drawn): { value: number; words: string } => ({
  value,
  words: plainly(subject, value),
});

/** 一、…；二、… with a plan that must not be taken. */
const weeklyReport: Phenomenon = {
  name: 'official report with headings',
  make(frame) {
    const { random, today } = frame;
    const [first, second, third] = draw(frame, 3);
    if (first === undefined || second === undefined || third === undefined) return null;
    const date = closingDay(random, today);
    const { asOf } = date;
    const text = startText(frame).say(random.pick(['【工作周报】\n', '工作进展情况汇报\n', '']));
    text.say(random.pick(['一、总体进展\n', '一、本周工作情况\n', '（一）主要指标\n']));
    text
      .marked('date', date.words, [0, 1])
      .say(`${first.name}达到`)
      .fact(first.subject, said(first), { asOf });
    text
      .say(random.pick(['，', '；']))
      .say(second.name)
      .say(random.pick(['完成', '达', '为', '']));
    text.fact(second.subject, said(second), { asOf }).say('。');
    text.say(random.pick(['走访企业12家，召开调度会3次。\n', '工作有序推进。\n', '\n']));
    text.say(
      random.pick(['二、存在问题\n个别项目进度偏慢。\n', '二、存在的困难\n资金压力较大。\n']),
    );
    text.say(random.pick(['三、下一步打算\n', '三、下步工作计划\n', '三、下一步工作安排\n']));
    text.say(
      `力争年底前${third.name}达到${plainly(third.subject, third.value)}，${first.name}再新增5${first.subject.unit}。`,
    );
    return text.done(weeklyReport.name);
  },
};

/** A table with the columns in any usual order, set with one of the usual marks. */
function table(
  frame: Frame,
  name: string,
  join: (cells: readonly string[]) => string,
): ReturnType<Phenomenon['make']> {
  const { random, today } = frame;
  const rows = draw(frame, random.int(2, 4));
  const last = addDays(monthStart(today), -1);
  const month = Number(last.slice(5, 7));
  const header = random.pick([
    { columns: ['目标', '完成'], asOf: today },
    { columns: ['全年目标', '累计完成', '完成率'], asOf: today },
    { columns: ['年度目标', `1-${month}月完成`], asOf: last },
    { columns: ['目标', `${month}月底完成数`, '完成率'], asOf: last },
    { columns: ['目标', '去年同期', '目前完成'], asOf: today },
  ]);
  const text = startText(frame).say(random.pick(['', '进展情况：\n']));
  const named = random.pick(['指标', '指标名称', '项目']);
  text.say(join([named, '单位', ...header.columns]));
  for (const row of rows) {
    const before = [row.name, row.subject.unit];
    const cells = header.columns.map((column) =>
      /目标|同期/.test(column)
        ? String(Math.min(99, row.value + 1))
        : column === '完成率'
          ? '81.5%'
          : null,
    );
    const at = cells.indexOf(null);
    const lead = join([...before, ...cells.slice(0, at).map(String), '@']);
    text.say(`\n${lead.slice(0, lead.indexOf('@'))}`);
    text.fact(row.subject, { value: row.value, words: String(row.value) }, { asOf: header.asOf });
    const rest = cells.slice(at + 1).map(String);
    const tail = join(['@', ...rest]);
    text.say(tail.slice(tail.indexOf('@') + 1));
  }
  return text.done(name);
}

const tables: readonly Phenomenon[] = [
  {
    name: 'table with tabs',
    make: (frame) => table(frame, 'table with tabs', (cells) => cells.join('\t')),
  },
  {
    name: 'table with pipes',
    make: (frame) => table(frame, 'table with pipes', (cells) => `| ${cells.join(' | ')} |`),
  },
  {
    name: 'table with wide spaces',
    make: (frame) => table(frame, 'table with wide spaces', (cells) => cells.join('    ')),
  },
  {
    name: 'table with commas',
    make: (frame) => table(frame, 'table with commas', (cells) => cells.join(',')),
  },
];

const newAndTotalTable: Phenomenon = {
  name: 'table of new and total',
  make(frame) {
    const { random, today } = frame;
    const rows = draw(frame, 3);
    const mark = random.pick(['\t', ' | ']);
    const text = startText(frame).say(['指标', '本月新增', '累计'].join(mark));
    for (const { subject, name, value } of rows) {
      const isNew = random.int(1, 9);
      text.say(`\n${name}${mark}`);
      text.fact(subject, { value: isNew, words: String(isNew) }, { asOf: today, measure: 'delta' });
      text.say(mark).fact(subject, { value, words: String(value) }, { asOf: today });
    }
    return text.done(newAndTotalTable.name);
  },
};

const sharedVerb: Phenomenon = {
  name: 'list with shared verb and unit',
  make(frame) {
    const { random, today, subjects } = frame;
    const unit = random.pick(subjects).unit;
    const same = { ...frame, subjects: subjects.filter((subject) => subject.unit === unit) };
    const items = draw(same, 3);
    if (items.length < 2) return null;
    const date = closingDay(random, today);
    const all = items.map((_, index) => index);
    const text = startText(frame).marked('date', date.words, all);
    const names = items.map(({ name }) => name);
    text.say(
      random.pick([names.join('、'), `${names.slice(0, -1).join('、')}和${names.at(-1) ?? ''}`]),
    );
    text.say(random.pick(['分别为', '分别达到', '分别完成', '分别是', '累计分别达']));
    items.forEach(({ subject, value }, index) => {
      const isLast = index === items.length - 1;
      const words = isLast
        ? plainly(subject, value)
        : random.pick([String(value), plainly(subject, value)]);
      text.fact(subject, { value, words }, { asOf: date.asOf }).say(isLast ? '' : '、');
    });
    return text.say(random.pick(['。', ''])).done(sharedVerb.name);
  },
};

const pairLines: Phenomenon = {
  name: 'name and figure set apart',
  make(frame) {
    const { random, today } = frame;
    const gap = random.pick(['，', '  ', '：', ' - ', '=', '   ']);
    const text = startText(frame);
    for (const item of draw(frame, 3)) {
      text.say(item.name + gap).fact(item.subject, said(item), { asOf: today });
      text.say(gap === '，' ? '，' : '\n');
    }
    return text.done(pairLines.name);
  },
};

const numbered: Phenomenon = {
  name: 'numbered lines',
  make(frame) {
    const { random, today } = frame;
    const style = random.pick<(no: number) => string>([
      (no) => `${no}.`,
      (no) => `${no}、`,
      (no) => `（${no}）`,
      (no) => '①②③④'.charAt(no - 1),
      () => '- ',
      () => '●',
    ]);
    const period = stretch(random, today);
    const text = startText(frame).say(random.pick(['报送如下：\n', '进展：\n', '']));
    draw(frame, 3).forEach((item, index) => {
      const isNew = random.int(1, 9);
      text.say(style(index + 1) + period.words + random.pick(['新增', '新增'])).say(item.name);
      text.fact(
        item.subject,
        { value: isNew, words: plainly(item.subject, isNew) },
        { asOf: period.asOf, measure: 'delta' },
      );
      text.say('，').marked('measure', '累计', [text.facts.length]).say('达到');
      text.fact(
        item.subject,
        { ...said(item), words: somehow(random, item.subject, item.value) },
        { asOf: period.asOf },
      );
      text.say('；\n');
    });
    return text.done(numbered.name);
  },
};

export const layouts: readonly Phenomenon[] = [
  weeklyReport,
  ...tables,
  newAndTotalTable,
  sharedVerb,
  pairLines,
  numbered,
];
