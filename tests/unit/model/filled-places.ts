import type { Placed } from '../../../src/answers/answer-tools.js';
import { asId } from '../../../src/kernel/ids.js';
import type { FactId } from '../../../src/kernel/ids.js';
import { fillPlaces } from '../../../src/model/placeholder-guard.js';

export const NAME = '高新技术企业';
export const fact = asId<FactId>('f1');
const placed = new Map<string, Placed>([
  [`${NAME}.current`, { text: '58家', cited: [fact] }],
  [`${NAME}.target`, { text: '66家', cited: [fact] }],
  [`${NAME}.gap`, { text: '8家', cited: [] }],
  [`${NAME}.light`, { text: '绿灯', cited: [] }],
  ['科技型中小企业.current', { text: '71家', cited: [] }],
  [`${NAME}.completion`, { text: '87.9%', cited: [] }],
  [`${NAME}.asOf`, { text: '6月30日', cited: [] }],
  [`${NAME}.owner`, { text: '县科工信局', cited: [] }],
  ['县科工信局.count', { text: '4项', cited: [] }],
  ['总体.绿灯.count', { text: '2项', cited: [] }],
  ['总体.绿灯.names', { text: '甲、乙', cited: [] }],
  ['总体.count', { text: '15项', cited: [] }],
  ['总体.elapsed', { text: '50%', cited: [] }],
  ['总体.lowest', { text: '甲（3.0%）', cited: [] }],
  ['任务3.title', { text: '强化人才引育', cited: [] }],
  ['任务3.state', { text: '推进中', cited: [] }],
  ['任务3.leads', { text: '县人社局', cited: [] }],
  ['任务4.title', { text: '聚力平台建设', cited: [] }],
  ['任务4.state', { text: '已完成', cited: [] }],
]);
const names = [
  NAME,
  '科技型中小企业',
  '省制造业单项冠军',
  '“一主一特”产业技术',
  '县科工信局',
  '强化人才引育',
  '聚力平台建设',
];
/** Fills a text of the model with what is placed here. */
export const fill = (text: string) => fillPlaces(text, { placed, names });
export const reasonOf = (text: string): string => {
  const filled = fill(text);
  return filled.kind === 'rejected' ? filled.reason : 'filled';
};
/** A text that would do, with something more in it. */
export const beside = (more: string): string => `${NAME}目前为{${NAME}.current}，${more}。`;
