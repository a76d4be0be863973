const FORM = '可发“填报表”取得空表';

/** Why a file with figures could not be read, and what to do. */
export const figureFileTexts = {
  notATable: `这不是 Excel 或 CSV 表格，请用 .xlsx 或 .csv（${FORM}）。`,
  oldFormat: '请在 Excel 或 WPS 中另存为 .xlsx 后重发。',
  tooLarge: (megabytes: number) => `文件超过${megabytes}MB，请只保留要导入的那张表。`,
  tooManyRows: (limit: number) =>
    `表格超过${limit}行，未导入。导入表每项指标一行，请只保留要导入的行。`,
  damaged: '表格已损坏，打不开，请重新另存为 .xlsx 后重发。',
  badCsv: 'CSV 文件的引号或分隔符有误，读不出表格，请另存为 .xlsx 后重发。',
  noHeader: `没有找到表头。表头要有“指标”和“当前数”两列，可加“单位”“截至日期”“说明”（${FORM}）。`,
  csvSheet: 'CSV',
} as const;
