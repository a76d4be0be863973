import type { IsoDate } from '../../kernel/dates.js';
import { fullDate, letterTexts } from './document-texts.js';
import { packDocument } from './pack-document.js';
import { pages, TEXT_AREA_MM } from './page.js';
import {
  blankLine,
  body,
  flush,
  heading,
  recipientLine,
  signature,
  titleLine,
} from './paragraphs.js';
import { ruledTable } from './table.js';

/** What a supervision letter (督办单) says. A person decides that it is issued. */
export interface SupervisionContent {
  /** Our own running number, never the office's document number. */
  readonly serial: string;
  readonly planTitle: string;
  /** The unit it goes to. */
  readonly recipient: string;
  /** What has to be done, a sentence each. */
  readonly matters: readonly string[];
  /** How the figures stand, as answers word them. */
  readonly figures: readonly string[];
  readonly deadline: IsoDate;
  readonly signer: string;
  readonly issuedOn: IsoDate;
}

const LABEL_MM = 40;

function receiptPart(serial: string) {
  const columns = [
    { title: letterTexts.receipt, widthMm: LABEL_MM, align: 'center' },
    {
      title: letterTexts.receiptSerial(serial),
      widthMm: TEXT_AREA_MM.width - LABEL_MM,
      align: 'left',
    },
  ] as const;
  const rows = letterTexts.receiptRows.map((label) => [
    { text: label, rows: 1 },
    { text: '', rows: 1 },
  ]);
  return ruledTable(columns, rows);
}

/**
 * A supervision letter as .docx: number left open for the office, our serial, recipient, matter,
 * figures, deadline, and a part to sign and return. It has no red heading and no seal.
 */
export async function supervisionLetter(content: SupervisionContent): Promise<Uint8Array> {
  const { serial, planTitle, recipient, matters, figures, deadline, signer, issuedOn } = content;
  const until = fullDate(deadline);
  const list = (items: readonly string[]) =>
    items.map((item, index) => body(items.length === 1 ? item : `${index + 1}. ${item}`));
  return await packDocument(`${letterTexts.title}${serial}`, signer, [
    pages('portrait', [
      titleLine(letterTexts.title),
      blankLine(),
      flush(letterTexts.number),
      flush(letterTexts.serial(serial)),
      blankLine(),
      recipientLine(recipient),
      body(letterTexts.opening(planTitle, until)),
      heading(letterTexts.matter),
      ...list(matters),
      heading(letterTexts.figures),
      ...list(figures),
      heading(letterTexts.demands),
      body(letterTexts.demand(until), true),
      ...signature(signer, fullDate(issuedOn)),
      blankLine(),
      receiptPart(serial),
    ]),
  ]);
}
