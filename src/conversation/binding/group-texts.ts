import { quoted } from '../../answers/phrases.js';

/** “科技创新工作群”, or what can be said of a group whose name is not known. */
export function groupWords(name: string): string {
  return name === '' ? '某群（平台未提供群名）' : quoted(name);
}

/** What is said about groups and the plans they belong to. */
export const groupTexts = {
  howToUse: (isAsked: boolean) =>
    isAsked
      ? '本群尚未绑定工作方案，暂不能使用。已请管理员审核；专班办公室人员也可在本群发“绑定本群”。'
      : '本群尚未绑定工作方案，暂不能使用。请专班办公室人员在本群发“绑定本群”。',
  request: (name: string, sender: string, code: string) =>
    `${sender}在${groupWords(name)}中首次使用本助手，请审核是否绑定该群。同意请回“同意绑定群 ${code}”，不同意回“拒绝绑定群 ${code}”。`,
  choose: (names: readonly string[]) =>
    `您负责多个工作方案，请注明绑定哪一个，如“绑定本群 ${names[0] ?? ''}”：`,
  bound: (plan: string) =>
    `已绑定本群（${plan}）。在群里@我即可报数、查询；未绑定单位的请发“我是某某单位联络员”。`,
  boundElsewhere: (name: string) => `已同意绑定${groupWords(name)}，群成员@我即可使用。`,
  already: '本群已绑定，无需重复绑定。',
  onlyInGroup: '请在要办理的群里@我发送。',
  refused: (name: string) =>
    `已拒绝绑定${groupWords(name)}，本助手在该群不再应答。如需恢复，可由专班办公室人员在群里发“绑定本群”。`,
  unbound: '已解除本群绑定，本助手在本群不再应答。如需恢复，可由专班办公室人员在本群发“绑定本群”。',
  noSuchRequest: (code: string) => `没有编号为${code}的绑定群申请。`,
} as const;
