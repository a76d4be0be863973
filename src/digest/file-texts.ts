import type { IsoDate } from '../kernel/dates.js';

/** Names of files, and what is said beside them. */
export const fileTexts = {
  ledger: (title: string, day: IsoDate) => `${title}台账${day}`,
  form: (title: string) => `${title}数据填报表`,
  pdf: {
    missing: '本机没有安装 LibreOffice，暂时不能生成 PDF。先给您可编辑的文件，打开后可另存为 PDF。',
    failed: 'PDF 生成失败。先给您可编辑的文件，打开后可另存为 PDF。',
    busy: '正在生成别的 PDF，请稍后再试。先给您可编辑的文件，打开后可另存为 PDF。',
  },
} as const;
