import { addDays, monthStart } from '../../../../src/kernel/dates.js';
import { draw, startText } from './frame.js';
import type { Drawn, Frame, Phenomenon } from './frame.js';
import { isMoney, plainly } from './subject.js';

interface Slip {
  readonly items: readonly Drawn[];
  /** Index of the item that is wrong, and what it should be. */
  readonly wrong: number;
  readonly right: number;
  readonly asOf: string;
  readonly before: string;
}

function slip(frame: Frame): Slip | null {
  const { random, today } = frame;
  const items = draw(frame, 2);
  if (items.length < 2) return null;
  const wrong = random.int(0, 1);
  const value = items[wrong]?.value ?? 0;
  const right = Math.round((value + random.int(1, 3)) * 100) / 100;
  if (items.some((item) => item.value === right)) return null;
  const asOf = addDays(monthStart(today), -1);
  const figures = items.map(({ subject, name, value: said }) => `${name}${plainly(subject, said)}`);
  return {
    items,
    wrong,
    right,
    asOf,
    before: `截至${Number(asOf.slice(5, 7))}月底，${figures.join('，')}`,
  };
}

type Ways = (item: Drawn, place: string) => readonly (readonly [before: string, after: string])[];

function correction(name: string, ways: Ways): Phenomenon {
  return {
    name,
    make(frame) {
      const made = slip(frame);
      const item = made?.items[made.wrong];
      if (made === null || item === undefined) return null;
      const { subject } = item;
      const [before, after] = frame.random.pick(ways(item, made.wrong === 0 ? '一' : '二'));
      const isBare = /(?:改|是|改成)$/.test(before) && !isMoney(subject);
      const words = isBare ? String(made.right) : plainly(subject, made.right);
      const text = startText(frame).after(made.before).say(before);
      text.fact(subject, { value: made.right, words }, { asOf: made.asOf });
      return text.say(after).done(name);
    },
  };
}

export const corrections: readonly Phenomenon[] = [
  correction('correction with the wrong figure', (item) => {
    const old = plainly(item.subject, item.value);
    return [
      [`不是${old}是`, ''],
      [`不是${old}，是`, ''],
      [`${item.name}不是${old}，应为`, ''],
      [`更正：${item.name}应为`, `，不是${old}`],
      [`${old}改`, ''],
      [`${item.name}${old}改成`, ''],
      [`${item.name}报错了，应该是`, `，误报为${old}`],
    ];
  }),
  correction('correction by name', ({ name }) => [
    [name, '才对'],
    [`把${name}改成`, ''],
    [`刚才报错了，${name}应该是`, ''],
    [`${name}更正为`, '，其他不变'],
    [`更正一下，${name}`, ''],
  ]),
  correction('correction by place', (_, place) => [
    [`刚才那条第${place}个数改成`, ''],
    [`第${place}个数应该是`, ''],
    [`上一条第${place}个数据错了，应为`, ''],
  ]),
];
