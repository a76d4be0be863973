/** What is said about proposals, blockers, tasks and 年初数. */
export const workTexts = {
  noProposal: '目前没有等您采纳的建议数。',
  noSuchProposal: (no: number) => `没有编号为${no}的待采纳建议数。`,
  notYourProposal: (owner: string | null) =>
    `只有${owner === null ? '' : `牵头单位（${owner}）或`}专班办公室可以采纳。`,
  chooseProposal: '有多项建议数待采纳，请注明编号：',
  noBlocker: '目前没有由您办理的未解决困难。',
  noSuchBlocker: (no: number) => `没有编号为${no}的未解决困难。`,
  notYourBlocker: '只有提出单位、任务牵头单位、协调单位或专班办公室可以销号。',
  chooseBlocker: '有多项困难未解决，请注明编号：',
  closed: (no: number, how: 'solved' | 'coordinated') =>
    `困难${no}已销号（${how === 'solved' ? '已解决' : '已协调'}）。`,
  assigned: (no: number, coordinator: string) => `困难${no}由${coordinator}负责协调。`,
  officeAssigns: '由谁协调由专班办公室指定。',
  noSuchTask: (no: string) => `方案中没有任务${no}。`,
  noSuchIndicator: '没有看出是哪项指标，请写成“高新技术企业年初数50家”的样子。',
  onlyStocks: (name: string) => `${name}按当年累计计算，不需要年初数。`,
  notYourBase: (name: string, owner: string | null) =>
    `${name}的年初数由${owner ?? '牵头单位'}或专班办公室提供。`,
} as const;
