import { formatDate } from '../../plan/format-figure.js';
import type { IsoDate } from '../../kernel/dates.js';

function rowWords(rows: readonly number[]): string {
  return `第${rows.join('、')}行`;
}

/** What is said about a table of figures that was sent in. */
export const importTexts = {
  head: (file: string, sheet: string, count: number) =>
    `已读“${file}”的工作表“${sheet}”，共${count}项数据，请逐项核对。`,
  unreadable: (file: string, problem: string) => `“${file}”未导入：${problem}`,
  nothing: (file: string) => `“${file}”中没有可以入库的数据，未保存任何数据。`,
  nothingNew: (file: string, same: number) =>
    `“${file}”中的${same}项数据都与已入库的相同，无需更新。`,
  onlyReporters: '只有专班办公室和各单位联络员可以按表导入数据。',
  tooMany: (limit: number, count: number) =>
    `表中有${count}项数据，一次最多导入${limit}项，未保存任何数据。请分几张表发送。`,
  problemsHead: '以下各行没有列入：',
  more: (count: number) => `其余${count}行从略，改好后把这些行重新发来即可。`,
  same: (count: number) => `另有${count}项与已入库的相同，不再列出。`,
  blank: (count: number) => `另有${count}行没有填数，未作处理。`,
  hidden: (count: number) => `隐藏的${count}行没有读。`,
  otherSheets: (sheets: readonly string[]) =>
    `工作表“${sheets.join('”“')}”没有读，如需导入请单独发送。`,
  otherFiles: (names: readonly string[]) =>
    `一次只导入一张表，“${names.join('”“')}”只作为佐证保存。`,
  undated: (count: number, date: IsoDate) =>
    `${count}行没有写截至日期，按${formatDate(date)}计；不对请回“日期改成…”。`,
  rows: rowWords,
  unknownName: (rows: readonly number[], name: string) =>
    `${rowWords(rows)}“${name}”：不认识这项指标，请改用方案中的名称，或先发“${name}就是某项指标”教我。`,
  noName: (rows: readonly number[]) => `${rowWords(rows)}：没有指标名称，请补上。`,
  broken: (rows: readonly number[], name: string) =>
    `${rowWords(rows)}“${name}”：当前数是没有结果的公式、错误值，或与上一行合并，请直接填数。`,
  unreadableValue: (rows: readonly number[], name: string, value: string) =>
    `${rowWords(rows)}“${name}”：“${value}”看不出是哪一个数，请只填一个数。`,
  wrongUnit: (rows: readonly number[], name: string, value: string, unit: string) =>
    `${rowWords(rows)}“${name}”：“${value}”的单位不对，这项指标按${unit}报。`,
  badDate: (rows: readonly number[], name: string, date: string) =>
    `${rowWords(rows)}“${name}”：日期“${date}”看不懂或不存在，请写成 2023-06-30 的样子。`,
  notYours: (rows: readonly number[], name: string, owner: string | null) =>
    owner === null
      ? `${rowWords(rows)}“${name}”：牵头单位还没有定，请由专班办公室导入。`
      : `${rowWords(rows)}“${name}”：这项指标由${owner}报，未列入；如是本单位的分项，请发消息报送。`,
} as const;
