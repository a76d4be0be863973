import exceljs from 'exceljs';
import type { CellValue, Workbook } from 'exceljs';

type Rows = readonly (readonly CellValue[])[];

export async function bytesOf(workbook: Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A workbook of one sheet. */
export async function workbookOf(rows: Rows, name = 'Sheet1'): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet(name).addRows(rows.map((row) => [...row]));
  return await bytesOf(workbook);
}
