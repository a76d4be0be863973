/** What `zhanbao aliases` says. */
export const aliasesTexts = {
  noWorkspace: '还没有工作方案。请先运行 zhanbao plan import 导入方案。',
  none: '还没有学过叫法。',
  head: (count: number) => `学过的叫法（${count}个）：`,
  line: (name: {
    readonly no: number;
    readonly word: string;
    readonly target: string;
    readonly version: number;
    readonly day: string;
    readonly isInPlan: boolean;
  }) =>
    `${name.no}. “${name.word}” → ${name.target}（第${name.version}版，${name.day}${name.isInPlan ? '' : '，方案中已无此项'}）`,
  written: (count: number, file: string) => `已写出${count}个叫法：${file}`,
  unreadable: '文件不是叫法清单：应为 zhanbao aliases export 写出的 JSON。',
  tooMany: (most: number) => `文件中的叫法超过${most}个，一个都没有导入，请分成几个文件。`,
  imported: (learned: number, known: number) =>
    `已记住${learned}个叫法${known === 0 ? '' : `，另有${known}个本来就认得`}。`,
  refused: (count: number) => `${count}个没有采用：`,
} as const;
