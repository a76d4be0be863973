import type { DocumentText } from './document-text.js';
import { normalText } from './normal-text.js';
import { markOf } from './numbering.js';

const TITLE_END =
  /(方案|计划|规划|办法|意见|清单|任务书|要点|安排|台账|一览表|责任分解表|分解表|任务分解|任务表|责任状|目标任务|举措|措施|目录|指标表|行动|实事|分工)(（[^）]{0,80}）|\([^)]{0,80}\))?$/;
const NOT_TITLE =
  /^(附件|附表|附：|抄送|主送|发文|索引号|发布|来源|浏览|密级|特急|加急|[（(].*[）)]$|.{0,12}[〔[]\d{4}[〕\]]\s*\d+号)|：$/;
/** Lines from the top in which a title is looked for: past a letterhead and a notice. */
const TITLE_WINDOW = 60;
const MAX_TITLE = 70;

function fromNotice(line: string): string | null {
  const match = /关于(?:印发|下发|发布)\s*[《〈](.{4,60}?)[》〉]/.exec(line);
  return match?.[1] ?? null;
}

function isTitleLine(line: string): boolean {
  const text = line.trim();
  return (
    text.length >= 4 &&
    text.length <= MAX_TITLE &&
    TITLE_END.test(text) &&
    !NOT_TITLE.test(text) &&
    !/[。；，！]/.test(text) &&
    markOf(normalText(text)) === null
  );
}

/** A title broken by sense over two or three lines. */
function withLinesBefore(lines: readonly string[], index: number): string {
  let title = (lines[index] ?? '').trim();
  for (let before = index - 1; before >= 0 && before >= index - 2; before -= 1) {
    const line = (lines[before] ?? '').trim();
    const belongs =
      line.length >= 3 &&
      line.length <= 30 &&
      !/[。；，：！]/.test(line) &&
      !NOT_TITLE.test(line) &&
      !isTitleLine(line) &&
      markOf(normalText(line)) === null &&
      !/^\d{4}年\d+月/.test(line);
    if (!belongs) break;
    title = line + title;
  }
  return title;
}

function compact(title: string): string {
  return title
    .replace(/(?<=[\u4E00-\u9FFF]) +(?=[\u4E00-\u9FFF\d])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function fromFileName(fileName: string): string {
  return fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');
}

/** Cells spread over a whole row above the header are a table's title. */
function firstLines(document: DocumentText): string[] {
  const lines: string[] = [];
  for (const block of document.blocks) {
    if (lines.length >= TITLE_WINDOW) break;
    if (block.kind === 'paragraph')
      lines.push(...block.text.split('\n').filter((l) => l.trim() !== ''));
    else {
      for (const row of block.rows.slice(0, 3)) {
        const cells = new Set(row.map((cell) => cell.trim()).filter((cell) => cell !== ''));
        if (cells.size === 1) lines.push([...cells][0] ?? '');
      }
    }
  }
  return lines;
}

/** The document's title; the file's name when it has none. `found` is false then. */
export function titleOf(document: DocumentText): {
  readonly title: string;
  readonly found: boolean;
} {
  const lines = firstLines(document);
  const numbered = lines.findIndex((line) => markOf(normalText(line)) !== null && line.length > 3);
  const top = numbered < 0 ? lines : lines.slice(0, Math.max(numbered, 1));
  const notice = top.map(fromNotice).find((title) => title !== null) ?? null;
  if (notice !== null) return { title: compact(notice), found: true };
  const index = top.findIndex(isTitleLine);
  if (index >= 0) return { title: compact(withLinesBefore(top, index)), found: true };
  const short = top.find(
    (line) =>
      line.trim().length >= 6 &&
      line.trim().length <= 40 &&
      !/[。；，：]/.test(line) &&
      !NOT_TITLE.test(line.trim()),
  );
  if (short !== undefined) return { title: compact(short), found: true };
  return { title: fromFileName(document.fileName), found: false };
}

/** The line （2024—2026年） below a title, which belongs to it; empty when there is none. */
export function yearsBelow(lines: readonly string[], title: string): string {
  const bare = (text: string): string => text.replace(/\s/g, '');
  const at = lines.findLastIndex((line) => line.length >= 4 && bare(title).endsWith(bare(line)));
  const next = lines[at + 1] ?? '';
  return at >= 0 && /^（[^）]{0,80}20\d{2}[^）]{0,80}）$/.test(next) && !/号/.test(next)
    ? next
    : '';
}

/** The county, city or district at the head of a title (攸县), or `null`. */
export function placeOf(title: string): string | null {
  const match =
    /^(?:中共)?([\u4E00-\u9FFF]{1,5}?(?:自治县|自治州|县|市|区|旗|州|镇|乡))(?!区|级|委|域|场|长)/.exec(
      title.replace(/^关于/, ''),
    );
  const place = match?.[1] ?? null;
  return place !== null && place.length >= 2 && !/^(全|各|我|本|该)/.test(place) ? place : null;
}
