import { Document, Packer, type ISectionOptions } from 'docx';
import { FONTS, fontTable, HALF_POINTS } from './fonts.js';

const FONT_TABLE_PATH = 'word/fontTable.xml';

const run = { font: FONTS.body, size: HALF_POINTS.three };
/** Word takes the size of the ground from this style rather than from the defaults. */
const ground = { id: 'Normal', name: 'Normal', quickFormat: true, run };

/** A .docx of these sections, with 3号 仿宋 as its ground and page numbers that mirror. */
export async function packDocument(
  title: string,
  creator: string,
  sections: readonly ISectionOptions[],
): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator,
    lastModifiedBy: creator,
    description: '',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run } }, paragraphStyles: [ground] },
    sections,
  });
  const fonts = [{ path: FONT_TABLE_PATH, data: fontTable() }];
  return new Uint8Array(await Packer.toBuffer(document, undefined, fonts));
}
