import { clip, quoted } from '../../answers/phrases.js';
import { momentWords } from '../receipt-texts.js';
import type { NameEffect } from './name-effect.js';

/** Stored messages are quoted at this length at most. */
const QUOTE_CHARACTERS = 24;
/** More examples would fill the screen. */
const MAX_EXAMPLES = 3;

/** What could not be looked at, so that nobody takes it for looked at. */
function unreadWords({ erased, left }: NameEffect): string {
  return [
    ...(erased === 0 ? [] : [`另有${erased}条原文已清除，未核对`]),
    ...(left === 0 ? [] : [`更早的${left}条也有这个叫法，未逐条核对`]),
  ]
    .map((words) => `，${words}`)
    .join('');
}

/** Whether a forgotten name had been used; that it never was is only said where everything was looked at. */
export function usedBeforeLine(effect: NameEffect): string {
  const { checked, changes } = effect;
  const unread = unreadWords(effect);
  if (changes.length > 0) return `过去有${changes.length}条汇报用过它，已入库的数不变${unread}。`;
  if (unread === '') return '过去的汇报没有用过它。';
  return checked === 0
    ? `已入库的汇报都没有核对${unread}。`
    : `核对过的${checked}条汇报没有用过它${unread}。`;
}

/** What a name changes: the count first, then a few examples. */
export function effectLines(effect: NameEffect): readonly string[] {
  const { checked, left, changes } = effect;
  const unread = unreadWords(effect);
  if (checked === 0) return [`还没有已入库的汇报可供核对${unread}。`];
  if (changes.length === 0) return [`核对了已入库的${checked}条汇报，理解都不变${unread}。`];
  const rest = changes.length - MAX_EXAMPLES;
  return [
    `会改变过去${left === 0 ? '' : '至少'}${changes.length}条理解（核对了已入库的${checked}条${unread}；已入库的数不变，只影响以后）：`,
    ...changes
      .slice(0, MAX_EXAMPLES)
      .map(
        ({ text, before, after }) =>
          `· ${quoted(clip(text, QUOTE_CHARACTERS))}：${before} → ${after}`,
      ),
    ...(rest > 0 ? [`· 另有${rest}条`] : []),
  ];
}

/** What is said about names and learning them. */
export const namingTexts = {
  means: (word: string, thing: string) => `${quoted(word)} → ${thing}`,
  check: (no: number) => `【回执${no}】专班办公室，请核对：`,
  footer: (no: string, expiresAt: Date) =>
    `回“确认${no}”后生效，${momentWords(expiresAt)}前有效；不要了回“取消”。`,
  learned: '已记住：',
  forgotten: '已忘掉：',
  revoke: (no: number) => `不要了随时回“撤销简称${no}”。`,
  already: (word: string, thing: string) => `${quoted(word)}已经按${quoted(thing)}理解，不用再教。`,
  meansNow: (word: string, things: readonly string[], thing: string) =>
    `${quoted(word)}现在指${things.map(quoted).join('、')}，确认后改指${quoted(thing)}。`,
  meansToo: (word: string, things: readonly string[], thing: string) =>
    `${quoted(word)}现在也指${things.map(quoted).join('、')}，确认后只指${quoted(thing)}。`,
  ambiguous: (text: string, things: readonly string[]) =>
    `${quoted(text)}可以指${things.map(quoted).join('、')}，请写明是哪一项。`,
  noSuchThing: (text: string) =>
    `方案里没有${quoted(clip(text, QUOTE_CHARACTERS))}这项指标或单位，请写方案中的名称。`,
  onlyOffice: '叫法由专班办公室确定，您可以请专班办公室来教。',
  proposed: (word: string, thing: string) =>
    `已转专班办公室：建议把${quoted(word)}记作${quoted(thing)}。定下来之前请用方案中的名称报。`,
  proposedAlready: (word: string) => `${quoted(word)}这个叫法已有人建议，专班办公室正在定。`,
  declinedBefore: (word: string) =>
    `专班办公室已定：不记${quoted(word)}这个叫法，请用方案中的名称报。`,
  tooManyProposals: '待专班办公室确定的叫法已经很多，请稍后再提。',
  toOffice: (by: string, word: string, thing: string) =>
    `${by}建议把${quoted(word)}记作${quoted(thing)}。`,
  repeated: (word: string, thing: string) => `${quoted(word)}两次被更正为${quoted(thing)}。`,
  askRemember: (no: string) => `要记住这个叫法吗？回“记住${no}”即可，不要回“不用记${no}”。`,
  openHead: '待定的叫法，记住哪一个请回“记住”加编号：',
  openLine: (no: number, word: string, thing: string) => `记住${no}：${quoted(word)} → ${thing}`,
  noSuchProposal: (no: number) => `没有编号为${no}的待定叫法。`,
  declined: (word: string, thing: string) =>
    `好的，不把${quoted(word)}记作${quoted(thing)}，以后不再问。`,
  listHead: (count: number) => `学过的叫法（${count}个）：`,
  listCounted: (most: number) => `（用过的次数按最近${most}条汇报统计）`,
  listEmpty: '还没有学过叫法。专班办公室可以直接教，如“以后某某就是某项指标”。',
  listFooter: '不要的回“撤销简称”加编号。',
  noSuchName: '没有学过这个叫法，回“有哪些简称”查看。',
  ofThePlan: (word: string) => `${quoted(word)}是方案里就有的叫法，不是学来的，不能在这里忘掉。`,
  forgetOnlyOffice: '学过的叫法只有专班办公室可以撤销。',
} as const;
