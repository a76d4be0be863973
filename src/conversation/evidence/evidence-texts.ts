/** What is said about pictures and files that support a report. */
export const evidenceTexts = {
  count: (count: number) => `佐证${count}份`,
  attached: (no: number, count: number, total: number) =>
    `回执${no}已附佐证${count}份${total > count ? `（共${total}份）` : ''}。`,
  which:
    '收到文件，但看不出是哪次报送的佐证，未附。请引用那份回执或您的报送原文再发一次；报送后30分钟内直接发文件也可以。',
  closed: (no: number) => `回执${no}已撤销、过期或被替换，不能再附佐证。`,
  hiddenName: '（文件名已隐去）',
} as const;
