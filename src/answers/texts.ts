import type { Light } from '../plan/light.js';
import type { RecordedTaskState } from '../ledger/ledger-entry.js';

export const LIGHT_WORDS: Readonly<Record<Light, string>> = {
  blue: '蓝灯',
  green: '绿灯',
  yellow: '黄灯',
  red: '红灯',
  grey: '灰灯',
  none: '未到期不亮灯',
};

/** Worst first: the order in which lights are reported. */
export const LIGHT_ORDER: readonly Light[] = ['red', 'yellow', 'grey', 'green', 'blue', 'none'];

export const TASK_STATE_WORDS: Readonly<Record<RecordedTaskState, string>> = {
  'not-started': '未启动',
  'under-way': '推进中',
  done: '已完成',
};

export const OFFICE_SET = '专班办公室核定';
export const NOT_REPORTED = '未报';
export const OWNER_UNDECIDED = '责任单位待定';
export const DONE = '已完成年度目标';
export const ERASED_TEXT = '（原文已按规定删除）';
export const PRIVATE_FOLLOWS = '名单已私发给您。';
export const NAMES_FOLLOW = '报送人已私发给您。';
export const FILE_FOLLOWS = '已私发给您。';

export const refusals = {
  unbound:
    '您还没有绑定单位，暂时不能查询。请私聊我发送“绑定 单位全称”，由专班办公室确认后即可使用。',
  unboundOff: '本群未开放未绑定人员查询。请私聊我发送“绑定 单位全称”，由专班办公室确认后即可使用。',
  unboundTopic:
    '这项内容只对已绑定单位的人员开放。指标进度、差额、目标和牵头单位可以直接问，例如“高企完成多少了”。',
  noPersons: '系统不对个人作任何统计和排名。可以问“各项指标完成率排个名”。',
  otherDuties: '您只能查看本单位的报送情况。',
  otherExport: '您只能导出本单位的台账。',
} as const;

export const nothing = {
  plan: '还没有导入工作方案，暂时无法回答。请联系专班办公室。',
  indicator: '方案中没有这项指标。可以问：',
  held: (name: string) => `方案中没有“${name}”这一项。`,
  canAsk: '可以问：',
  tasksAre: '共有任务：',
  task: '方案中没有这项任务。共有任务：',
  unit: '方案中没有这个单位。方案内单位：',
  whichUnit: '请说明要看哪个单位：',
  lagging: '目前没有落后时序进度的指标。',
  history: '没有查到符合条件的报送记录。',
  evidence: '没有可供核对的数字。请先问一项指标，例如“高企完成多少了”，再发“依据”。',
  owed: '本期没有应报事项。',
  blockers: '目前没有未解决的困难。',
} as const;
