import type { LightRule } from '../../plan/light-rules.js';

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
  pacingHow: '专班办公室可以说“高企按季度推进”“高企按时序推进”“高企按方案推进”。',
  noPace: (names: readonly string[]) => `${names.join('、')}一年一算，没有推进节奏，未作修改。`,
  isRatio: (names: readonly string[]) =>
    `${names.join('、')}是比重，不逐月累加，只按方案推进，未作修改。`,
  pacings: {
    linear: '按时序均匀推进',
    quarters: '按季度推进（季末应达到相应比例）',
    milestones: '按方案节点推进',
    none: '到期一次考核',
  },
  asPlanned: '按方案推进',
} as const;
