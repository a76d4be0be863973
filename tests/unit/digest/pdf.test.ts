import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeDigest } from '../../../src/digest/content/compose-digest.js';
import { convertToPdf } from '../../../src/digest/documents/convert-to-pdf.js';
import { digestDocument } from '../../../src/digest/documents/digest-document.js';
import { ledgerSheets } from '../../../src/digest/workbook/ledger-sheets.js';
import { writeWorkbook } from '../../../src/digest/workbook/write-workbook.js';
import { askers, busyCounty, contextOf } from '../answers/asking.js';

const hasOffice = (process.env['PATH'] ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'soffice')));
/** LibreOffice may never have started on this machine. */
const SLOW = 120_000;
const MM_PER_POINT = 25.4 / 72;

const context = contextOf(busyCounty(), askers.office);
const everything = { period: null, units: null };

interface Word {
  readonly text: string;
  /** From the left and upper edges of the page. */
  readonly xMm: number;
  readonly yMm: number;
}

async function pagesOf(pdf: Uint8Array) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  return await Promise.all(
    Array.from({ length: document.numPages }, async (_page, index) => {
      const page = await document.getPage(index + 1);
      const [, , width, height] = page.view as [number, number, number, number];
      const { items } = await page.getTextContent();
      const words = items.flatMap((item): Word[] =>
        'str' in item && item.str.trim() !== ''
          ? [
              {
                text: item.str,
                xMm: (item.transform[4] as number) * MM_PER_POINT,
                yMm: (height - (item.transform[5] as number)) * MM_PER_POINT,
              },
            ]
          : [],
      );
      return { widthMm: width * MM_PER_POINT, heightMm: height * MM_PER_POINT, words };
    }),
  );
}

async function made(content: Uint8Array, ending: '.docx' | '.xlsx') {
  const result = await convertToPdf(content, ending, { timeoutMs: SLOW });
  if (result.kind !== 'made') throw new Error(`no .pdf: ${result.kind}`);
  return await pagesOf(result.content);
}

describe.skipIf(!hasOffice)('a .pdf by LibreOffice (skipped where soffice is not in PATH)', () => {
  it(
    'of a digest has A4 pages, text within its margins, and page numbers below it',
    async () => {
      const [content] = composeDigest(everything, context);
      const pages = await made(await digestDocument(content!), '.docx');
      const upright = pages.filter(({ widthMm, heightMm }) => widthMm < heightMm);
      const turned = pages.filter(({ widthMm, heightMm }) => widthMm > heightMm);
      expect(upright.length).toBe(2);
      expect(turned.length).toBeGreaterThanOrEqual(1);
      for (const [index, { widthMm, heightMm, words }] of upright.entries()) {
        expect([Math.round(widthMm), Math.round(heightMm)]).toEqual([210, 297]);
        const number = words.find(({ text, yMm }) => yMm > 262 && /\d|—/u.test(text));
        expect(number).toBeDefined();
        expect(number!.xMm > 105).toBe(index % 2 === 0);
        const body = words.filter(({ yMm }) => yMm <= 262);
        for (const { xMm, yMm } of body) {
          expect(xMm).toBeGreaterThan(27.5);
          expect(xMm).toBeLessThan(185);
          expect(yMm).toBeGreaterThan(37);
        }
        // Lines of body text stand 225 mm / 22 apart.
        const lines = [...new Set(body.map(({ yMm }) => Math.round(yMm * 10) / 10))].sort(
          (a, b) => a - b,
        );
        const gaps = lines.slice(1).map((line, at) => line - lines[at]!);
        expect(gaps.filter((gap) => Math.abs(gap - 225 / 22) < 0.3).length).toBeGreaterThan(5);
      }
      const all = upright.flatMap(({ words }) => words.map(({ text }) => text)).join('');
      expect(all.replace(/\s/gu, '')).toContain('推进情况周报');
    },
    SLOW,
  );

  it(
    'of a ledger has landscape pages that are one sheet wide',
    async () => {
      const pages = await made(await writeWorkbook(ledgerSheets(everything, context)), '.xlsx');
      expect(pages.every(({ widthMm, heightMm }) => widthMm > heightMm)).toBe(true);
      expect(pages.length).toBeLessThanOrEqual(5);
      expect(pages[0]?.words.map(({ text }) => text).join('')).toContain('高新技术企业');
    },
    SLOW,
  );
});

describe('without LibreOffice, or with one that hangs', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhanbao-pdf-test-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('says that it is missing', async () => {
    const program = join(folder, 'none');
    const made = await convertToPdf(Buffer.from(''), '.docx', { program });
    expect(made).toEqual({ kind: 'missing' });
  });

  it('ends a program that takes too long, and all that it has started', async () => {
    const program = join(folder, 'soffice');
    const started = join(folder, 'started');
    await writeFile(program, `#!/bin/sh\nsleep 600 &\necho $! > ${started}\nwait\n`);
    await chmod(program, 0o755);
    const made = await convertToPdf(Buffer.from(''), '.docx', { program, timeoutMs: 1_000 });
    expect(made).toEqual({ kind: 'failed' });
    const pid = (await readFile(started, 'utf8')).trim();
    const state = () => execFileSync('ps', ['-o', 'stat=', '-p', pid]).toString().trim();
    // Gone, or a zombie that nobody has collected yet.
    await expect.poll(() => isGone(state)).toBe(true);
  });
});

function isGone(state: () => string): boolean {
  try {
    return state().startsWith('Z');
  } catch {
    return true;
  }
}
