/** What is said about pictures and files that support a report. */
export const evidenceTexts = {
  count: (count: number) => `佐证${count}份`,
  attached: (no: number, count: number, total: number) =>
    `回执${no}已附佐证${count}份${total > count ? `（共${total}份）` : ''}。`,
  waits: (name: string | null, count: number) =>
    `已收到${name === null ? '文件' : `文件《${name}》`}${count > 1 ? `等${count}个` : ''}。请在30分钟内回复它对应的事项，例如“截至6月底高企58家”，即附作佐证；如属已报事项，请引用那份回执或报送原文再发一次。`,
  closed: (no: number) => `回执${no}已撤销、过期或被替换，不能再附佐证。`,
  hiddenName: '（文件名已隐去）',
} as const;
