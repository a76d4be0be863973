/** What `zhanbao export` says. */
export const exportTexts = {
  documents: '台账 ledger、周报 weekly、通报 bulletin、半年总结 half-year',
  noSuchDocument: (given: string) =>
    `没有“${given}”这种内容，可导出：台账 ledger、周报 weekly、通报 bulletin、半年总结 half-year。`,
  noSuchFormat: (given: string, formats: readonly string[]) =>
    `不能导出为“${given}”，可选：${formats.join('、')}。`,
  noSuchPeriod: (given: string) =>
    `看不懂期间“${given}”。可写 2023-06、2023-06-01..2023-06-30、6月、上半年、第二季度。`,
  noSuchUnit: (given: string, units: readonly string[]) =>
    `方案中没有“${given}”这个单位。方案内单位：${units.join('、')}`,
  nothing: '还没有可以导出的内容。',
  folderNeeded: '有多个方案，要写出多个文件，--out 请写一个已有的文件夹。',
  notWritten: (file: string) => `文件写不进去，请检查文件夹和权限：${file}`,
  written: (file: string) => `已导出：${file}`,
} as const;
