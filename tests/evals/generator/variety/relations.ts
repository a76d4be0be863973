import { addDays, monthStart, yearOf } from '../../../../src/kernel/dates.js';
import { lunarDay } from '../../../../src/understanding/dates/lunar-day.js';
import { closingDay, iso } from './days.js';
import { draw, startText } from './frame.js';
import type { Frame, Phenomenon } from './frame.js';
import { isMoney, plainly } from './subject.js';

const partAndGrowth: Phenomenon = {
  name: 'parts, growth and last year beside the figure',
  make(frame) {
    const { random, today } = frame;
    const [item] = draw(frame, 1);
    if (item === undefined) return null;
    const { subject, name, value } = item;
    const date = closingDay(random, today);
    const small = isMoney(subject) ? '0.37' : '3';
    const text = startText(frame).marked('date', date.words, [0]).say(`${name}达到`);
    text.fact(subject, { value, words: plainly(subject, value) }, { asOf: date.asOf });
    text.say(
      random.pick([
        `，同比增长12.5%`,
        `，同比增加${small}${subject.unit}`,
        `，较去年同期多${small}${subject.unit}`,
        `（去年同期${plainly(subject, value + 1)}）`,
        `，完成年度目标的83.2%`,
        `，其中城关镇${small}${subject.unit}`,
        `，距目标还差${small}${subject.unit}`,
        `，全年目标${plainly(subject, value + 9)}`,
        `，增幅居全市第3位`,
        `，预计年底可达${plainly(subject, value + 8)}`,
        `，另有${small}${subject.unit}正在申报`,
      ]),
    );
    return text.say('。').done(partAndGrowth.name);
  },
};

const sinceLastMonth: Phenomenon = {
  name: 'increase since last month',
  make(frame) {
    const { random, today } = frame;
    const [item] = draw(frame, 1);
    if (item === undefined) return null;
    const { subject, name, value } = item;
    const last = addDays(monthStart(today), -1);
    const text = startText(frame)
      .marked('date', `截至${Number(last.slice(5, 7))}月底，`, [0, 1])
      .say(name);
    text
      .say(random.pick(['达到', '', '共']))
      .fact(subject, { value, words: plainly(subject, value) }, { asOf: last });
    text.say(random.pick(['，较上月增加', '，较上月底新增', '，比上月净增']));
    const isNew = random.int(1, 9);
    text.fact(
      subject,
      { value: isNew, words: plainly(subject, isNew) },
      { asOf: last, measure: 'delta' },
    );
    return text.done(sinceLastMonth.name);
  },
};

const countyAndPart: Phenomenon = {
  name: 'own part and county figure',
  make(frame) {
    const { random, today } = frame;
    const [item] = draw(frame, 1);
    if (item === undefined) return null;
    const { subject, name, value } = item;
    const own = Math.max(1, Math.round(value / 3));
    const text = startText(frame);
    const ownFirst = random.pick([true, false]);
    const county = (): unknown =>
      text
        .say('全县')
        .say(name)
        .fact(subject, { value, words: plainly(subject, value) }, { asOf: today });
    const part = (): unknown =>
      text
        .say(random.pick(['我局', '我区', '我镇', '本单位']))
        .say(name)
        .fact(
          subject,
          { value: own, words: plainly(subject, own) },
          { asOf: today, scope: 'unit' },
        );
    for (const step of ownFirst ? [part, county] : [county, part]) {
      if (text.text !== '') text.say('，');
      step();
    }
    return text.done(countyAndPart.name);
  },
};

const onBehalf: Phenomenon = {
  name: 'on behalf of another unit',
  make(frame) {
    const { random, today, lexicon, unit } = frame;
    const other = lexicon.units.find(({ name }) => name !== unit && /[局办中心委]$/.test(name));
    const [item] = draw(frame, 1);
    if (item === undefined || other === undefined) return null;
    const text = startText(frame);
    text.say(
      random.pick([`代${other.name}报：`, `受${other.name}委托，`, `帮${other.name}报一下，`]),
    );
    text.say(item.name).say(random.pick(['达到', '累计', '']));
    text.fact(
      item.subject,
      { value: item.value, words: plainly(item.subject, item.value) },
      { asOf: today },
    );
    return text.done(onBehalf.name);
  },
};

const severalDates: Phenomenon = {
  name: 'several dates',
  make(frame) {
    const { random, today } = frame;
    const [item, other] = draw(frame, 2);
    if (item === undefined || other === undefined) return null;
    const last = addDays(monthStart(today), -1);
    const before = addDays(monthStart(last), -1);
    const month = (day: string): number => Number(day.slice(5, 7));
    const earlier = Math.round((item.value - 2) * 100) / 100;
    const text = startText(frame);
    if (random.pick([true, false])) {
      text.say(item.name).marked('date', `${month(before)}月底`, [0]);
      text.fact(
        item.subject,
        { value: earlier, words: plainly(item.subject, earlier) },
        { asOf: before },
      );
      text.say('，').marked('date', `${month(last)}月底`, [1]);
      text.fact(
        item.subject,
        { value: item.value, words: plainly(item.subject, item.value) },
        { asOf: last },
      );
    } else {
      text.marked('date', `截至${month(last)}月底`, [0]).say(item.name);
      text.fact(
        item.subject,
        { value: item.value, words: plainly(item.subject, item.value) },
        { asOf: last },
      );
      text.say('；').marked('date', '截至昨天', [1]).say(other.name);
      text.fact(
        other.subject,
        { value: other.value, words: plainly(other.subject, other.value) },
        { asOf: addDays(today, -1) },
      );
    }
    return text.done(severalDates.name);
  },
};

/** Words for days, each with a message day on which it can be said and the day that it means. */
function calendarWords(
  year: number,
): readonly { words: string; today: string; asOf: string | null }[] {
  const before = (day: string | null): string | null =>
    day === null ? null : addDays(day as ReturnType<typeof iso>, -1);
  return [
    { words: '国庆前', today: iso(year, 10, 9), asOf: iso(year, 9, 30) },
    { words: '截至国庆节前，', today: iso(year, 10, 9), asOf: iso(year, 9, 30) },
    { words: '“五一”前', today: iso(year, 5, 8), asOf: iso(year, 4, 30) },
    { words: '五一假期后', today: iso(year, 5, 8), asOf: iso(year, 5, 8) },
    { words: '中秋节前', today: iso(year, 10, 20), asOf: before(lunarDay(year, 8, 15)) },
    { words: '端午前', today: iso(year, 7, 5), asOf: before(lunarDay(year, 5, 5)) },
    { words: '元宵节前', today: iso(year, 3, 20), asOf: before(lunarDay(year, 1, 15)) },
    { words: '春节后', today: iso(year, 3, 20), asOf: iso(year, 3, 20) },
    { words: '月底', today: iso(year, 7, 3), asOf: iso(year, 6, 30) },
    { words: '上月末', today: iso(year, 7, 3), asOf: iso(year, 6, 30) },
    { words: '截至6月上旬，', today: iso(year, 7, 3), asOf: iso(year, 6, 10) },
    { words: '截至6月中旬', today: iso(year, 7, 3), asOf: iso(year, 6, 20) },
    { words: '截至6月下旬', today: iso(year, 7, 3), asOf: iso(year, 6, 30) },
    { words: '季末', today: iso(year, 7, 3), asOf: iso(year, 6, 30) },
    { words: '二季度末', today: iso(year, 7, 3), asOf: iso(year, 6, 30) },
    { words: '上半年', today: iso(year, 7, 3), asOf: iso(year, 6, 30) },
    { words: '前三季度', today: iso(year, 10, 9), asOf: iso(year, 9, 30) },
    { words: '前5个月', today: iso(year, 7, 3), asOf: iso(year, 5, 31) },
    { words: '年初至今', today: iso(year, 7, 3), asOf: iso(year, 7, 3) },
    { words: '今年以来，', today: iso(year, 7, 3), asOf: iso(year, 7, 3) },
    { words: '截至上周五，', today: iso(year, 7, 3), asOf: null },
  ];
}

const calendar: Phenomenon = {
  name: 'lunar, holiday and calendar words',
  make(frame) {
    const { random } = frame;
    const said = random.pick(
      calendarWords(yearOf(frame.today)).filter(({ asOf }) => asOf !== null),
    );
    const [item] = draw(frame, 1);
    if (item === undefined || said.asOf === null) return null;
    const text = startText({ ...frame, today: said.today as Frame['today'] });
    text
      .say(said.words)
      .say(item.name)
      .say(random.pick(['达到', '累计', '已完成']));
    text.fact(
      item.subject,
      { value: item.value, words: plainly(item.subject, item.value) },
      { asOf: said.asOf },
    );
    return text.done(calendar.name);
  },
};

const reportAndQuestion: Phenomenon = {
  name: 'report and question in one',
  make(frame) {
    const { random, today } = frame;
    const [item, other] = draw(frame, 2);
    if (item === undefined || other === undefined) return null;
    const date = closingDay(random, today);
    const text = startText(frame).marked('date', date.words, [0]).say(item.name).say('达到');
    text.fact(
      item.subject,
      { value: item.value, words: plainly(item.subject, item.value) },
      { asOf: date.asOf },
    );
    text
      .say('。')
      .say(
        random.pick([
          `另外问下${other.name}还差多少？`,
          `${other.name}目标是多少？`,
          `顺便问一下${other.name}完成多少了？`,
        ]),
      );
    return text.done(reportAndQuestion.name);
  },
};

const forwarded: Phenomenon = {
  name: 'forwarded',
  make(frame) {
    const { random, today } = frame;
    const [item] = draw(frame, 1);
    if (item === undefined) return null;
    const date = closingDay(random, today);
    const text = startText(frame);
    const [before, after] = random.pick([
      ['转业务股：“', '”'],
      ['> ', '\n以上请收'],
      ['「', '」'],
      ['业务股报来：', ''],
    ] as const);
    text.say(before).marked('date', date.words, [0]).say(item.name).say('累计');
    text.fact(
      item.subject,
      { value: item.value, words: plainly(item.subject, item.value) },
      { asOf: date.asOf },
    );
    return text.say(after).done(forwarded.name);
  },
};

export const relations: readonly Phenomenon[] = [
  partAndGrowth,
  sinceLastMonth,
  countyAndPart,
  onBehalf,
  severalDates,
  calendar,
  reportAndQuestion,
  forwarded,
];
