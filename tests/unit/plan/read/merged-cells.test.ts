import { readFile } from 'node:fs/promises';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../src/plan/read/read-document.js';

async function workbook(range: string): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('清单');
  sheet.getCell('A1').value = '招商引资工作方案';
  sheet.mergeCells(range);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('merged cells of a workbook', () => {
  it('are refused before they fill the memory', async () => {
    await expect(readDocument(await workbook('A1:Z9000'), '清单.xlsx')).rejects.toMatchObject({
      code: 'input-invalid',
      userText: expect.stringContaining('合并单元格的范围过大') as string,
    });
  });

  it('are read in a plan as people write it', async () => {
    const file = new URL('../../../fixtures/plans/nanping-livelihood.xlsx', import.meta.url);
    const { blocks } = await readDocument(await readFile(file), 'nanping-livelihood.xlsx');
    expect(blocks.length).toBeGreaterThan(0);
  });
});
