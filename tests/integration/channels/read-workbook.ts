import ExcelJS from 'exceljs';
import type { Shown } from '../../simulators/shared/screens.js';

/** The words of every cell of the workbook that a member was sent; fails for other bytes. */
export async function readWorkbook({ files }: Shown): Promise<string> {
  const [file] = files;
  if (file === undefined) throw new Error('no file on the screen');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(file.bytes).buffer);
  const cells: string[] = [];
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => cells.push(cell.text));
    });
  });
  return cells.join('\n');
}
