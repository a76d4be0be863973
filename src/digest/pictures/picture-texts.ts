import type { IsoDate } from '../../kernel/dates.js';
import type { Light } from '../../plan/light.js';
import { formatDate } from '../../plan/format-figure.js';
import { LIGHT_STYLES } from './picture-style.js';

const lightCounts = (counts: readonly (readonly [Light, number])[]): string =>
  counts.map(([light, count]) => `${LIGHT_STYLES[light].word}${count}项`).join('、');

export const pictureTexts = {
  heldAt: (at: IsoDate, today: IsoDate) => `截至${formatDate(at, today)}`,
  lightCounts,
  restOf: (light: Light, count: number) => `另有${LIGHT_STYLES[light].word}${count}项：`,
  basis: '数字均来自已确认的台账，按各自截至日期判断。',
  board: {
    title: '进度看板',
    total: (count: number) => `共${count}项指标`,
    group: (words: string, count: number) => `${words} ${count}项`,
    otherTasks: '未归入任务',
    legend: '彩条为完成率，竖线为按时序应达的位置；“点”指百分点。',
    onPace: '与时序持平',
    ahead: (points: string) => `超前${points}点`,
    behind: (points: string) => `落后${points}点`,
    wholeReached: '已达应达数',
    done: '已完成年度目标',
    expired: '已过期',
    noBase: '缺年初数',
    noTarget: '目标未定量',
    aboveLimit: '已超控制数',
    nearLimit: '接近控制数',
    due: (date: string) => `${date}到期`,
    unreported: (owner: string) => `${owner}未报`,
    nobody: '责任单位待定',
    noFigure: '尚无数据',
    alt: (of: string, count: number, lights: string) =>
      `${of}进度看板：共${count}项指标，${lights}。`,
    fileName: (day: IsoDate) => `进度看板${day}.png`,
  },
  trend: {
    legend: { actual: '实报数', target: '目标', pace: '按时序应达' },
    target: (amount: string) => `目标${amount}`,
    limit: (amount: string) => `控制在${amount}以内`,
    completion: (share: string) => `完成${share}`,
    ofLimit: (share: string) => `相当于控制数的${share}`,
    month: (month: number) => `${month}月`,
    alt: (lines: readonly string[]) => `变化趋势图：${lines.join('；')}。`,
    fileName: (name: string, day: IsoDate) => `${name}趋势${day}.png`,
    severalNames: (first: string, count: number) => `${first}等${count}项`,
  },
  units: {
    title: '各单位指标亮灯情况',
    order: '按方案成员单位顺序排列，不作排名。',
    unitHead: '单位',
    total: (count: number) => `共${count}项`,
    cell: (light: Light, count: number) =>
      `${Array.from(LIGHT_STYLES[light].word)[0] ?? ''}${count}`,
    alt: (of: string, lines: readonly string[]) => `${of}各单位指标亮灯情况：${lines.join('；')}。`,
    altOf: (unit: string, lights: string) => `${unit}${lights}`,
    fileName: (day: IsoDate) => `各单位情况${day}.png`,
  },
} as const;
