import { quoted } from '../../answers/phrases.js';

/** What is said about which indicator a figure belongs to. */
export const assignTexts = {
  hint: (example: string) => `如果是方案里的某项指标，请回“是”加指标名称，如“是${example}”。`,
  unknown: (words: readonly string[]) =>
    `没有看出${words.map(quoted).join('、')}是方案里的哪项指标，未计入。`,
  unread: (figures: readonly string[]) =>
    `${figures.map(quoted).join('、')}没有看出是哪项指标，未计入。`,
  isAlready: (line: number, name: string) => `第${line}项已经是${quoted(name)}。`,
  noSuchLine: (line: number) => `没有第${line}项，请按回执中的序号回复。`,
  otherUnit: (figure: string, name: string) =>
    `${figure}的单位和${quoted(name)}对不上，请直接重报。`,
  whichWord: (words: readonly string[], target: string) =>
    `${words.map(quoted).join('、')}都没有看出是哪项指标，请写明，如“${words[0] ?? ''}是${target}”。`,
  noFigure: (word: string, target: string) =>
    `按${quoted(target)}仍没有读出${quoted(word)}的数，请用${quoted(target)}直接重报。`,
} as const;
