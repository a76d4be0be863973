import type { Table } from 'docx';
import type { DigestContent, DigestRow, DigestTask } from '../content/digest-content.js';
import { documentTexts } from './document-texts.js';
import { ruledTable, type CellRow, type Column } from './table.js';

/** Together as wide as the text area of a page that is turned: 225 mm. */
const COLUMNS: readonly Column[] = [
  { title: '序号', widthMm: 11, align: 'center' },
  { title: '任务', widthMm: 26, align: 'left' },
  { title: '指标', widthMm: 24, align: 'left' },
  { title: '目标', widthMm: 16, align: 'center' },
  { title: '完成', widthMm: 17, align: 'center' },
  { title: '完成率', widthMm: 16, align: 'center' },
  { title: '时序', widthMm: 14, align: 'center' },
  { title: '牵头单位', widthMm: 20, align: 'left' },
  { title: '责任单位', widthMm: 22, align: 'left' },
  { title: '进展', widthMm: 34, align: 'left' },
  { title: '问题', widthMm: 25, align: 'left' },
];

const NO_INDICATOR: DigestRow = {
  indicator: documentTexts.noIndicator,
  target: documentTexts.nothing,
  value: documentTexts.nothing,
  completion: documentTexts.nothing,
  pace: documentTexts.nothing,
  light: '',
};

/** 时序50.0% under the heading 时序 says the word twice. */
const withoutWord = (pace: string) => pace.replace(/^时序/u, '');

function rowsOf(task: DigestTask): readonly CellRow[] {
  const rows = task.rows.length > 0 ? task.rows : [NO_INDICATOR];
  return rows.map((row, index) => {
    const once = (text: string) => (index === 0 ? { text, rows: rows.length } : null);
    const each = (text: string) => ({ text, rows: 1 });
    return [
      once(String(task.no)),
      once(task.title),
      each(row.indicator),
      each(row.target),
      each(row.value),
      each(row.completion),
      each(withoutWord(row.pace)),
      once(task.leads),
      once(task.responsibles),
      once(task.progress),
      once(task.problems),
    ];
  });
}

/** Every task with its indicators; what concerns the whole task stands once beside them. */
export function digestTable({ tasks }: DigestContent): Table {
  return ruledTable(COLUMNS, tasks.flatMap(rowsOf));
}
