import type { DecimalText } from '../../kernel/decimal.js';
import { formatDate, formatFigure } from '../../plan/format-figure.js';
import type { LightRule } from '../../plan/light-rules.js';
import type { MilestoneStep } from '../../plan/model.js';

/** What is said about how a plan's figures are judged. */
export const ruleTexts = {
  onlyOffice: '只有专班办公室可以修改亮灯规则和推进节奏。',
  noSuchPlan: (title: string) => `没有名为《${title}》的方案。`,
  lights: (title: string, { words }: LightRule) => `《${title}》${words}`,
  lightsChanged: '亮灯规则已修改，已有数据按新规则判断：',
  choices: (labels: readonly string[]) =>
    `可选：${labels.join('、')}。专班办公室可以说“亮灯规则改为${labels[1] ?? ''}”。`,
  noSuchRule: '没有这种亮灯规则，未作修改。',
  ranks: '注意：三色规则要给单位排名次，请确认本县要求这样做。',
  unknownIndicator: (name: string) => `方案里没有“${name}”这项指标，未作修改。`,
  pacingChanged: (names: readonly string[], how: string) => `${names.join('、')}已改为${how}。`,
  pacingHead: (title: string) => `《${title}》推进节奏：`,
  pacingLine: (how: string, names: readonly string[]) => `· ${how}：${names.join('、')}`,
  pacingHow:
    '专班办公室可以说“高企按季度推进”“高企按时序推进”“高企里程碑：6月底30家，年底66家”“高企按方案推进”。',
  steps: (steps: readonly MilestoneStep[], unit: string) =>
    steps.map(({ at, value }) => `${formatDate(at)}${formatFigure(value, unit)}`).join('、'),
  milestonesLine: (indicator: string, steps: string, isOffice: boolean) =>
    `· ${isOffice ? '按里程碑推进（专班办公室设定）' : '按方案节点推进'}：${indicator}${steps}`,
  milestonesSet: (indicator: string, steps: string) =>
    `${indicator}已改为按里程碑推进：${steps}。已有数据按新节点判断。`,
  milestonesUndo: (indicator: string) => `要恢复方案的节奏，请说“取消${indicator}里程碑”。`,
  endDiffers: (end: DecimalText, target: DecimalText, unit: string) =>
    `注意：最后一个节点${formatFigure(end, unit)}与目标${formatFigure(target, unit)}不一致，请核对。`,
  stepOutside: (day: string) => `“${day}”不在方案期限内或没有这一天，未作修改。`,
  stepUnreadable: (value: string, unit: string) =>
    `“${value}”看不出是多少${unit}，未作修改。请写成“6月底30${unit}”的样子。`,
  stepsFall: '里程碑要一个比一个晚、数字不减，且不超过后面的目标，未作修改。',
  severalIndicators: (names: readonly string[]) =>
    `${names.join('、')}都可能是这项指标，请写明是哪一项，未作修改。`,
  limitHasNoPace: (indicator: string) => `${indicator}是控制类指标，没有推进节奏，未作修改。`,
  noMilestones: '没有专班办公室设定的里程碑，未作修改。',
  noPace: (names: readonly string[]) => `${names.join('、')}一年一算，没有推进节奏，未作修改。`,
  isRatio: (names: readonly string[]) =>
    `${names.join('、')}是比重，不逐月累加，只按方案推进，未作修改。`,
  pacings: {
    linear: '按时序均匀推进',
    quarters: '按季度推进（季末应达到相应比例）',
    none: '到期一次考核',
  },
  asPlanned: '按方案推进',
} as const;
