import { AlignmentType, LineRuleType, Paragraph, TextRun, type IParagraphOptions } from 'docx';
import { FONTS, HALF_POINTS } from './fonts.js';
import { CHARACTER_TWIPS, CLOSER_TWIPS, LINE_TWIPS } from './page.js';

const characters = (count: number) => Math.round(count * CHARACTER_TWIPS);

/** Lines of a title are wider apart than those of 3号 text, yet whole lines of the grid. */
const TITLE_LINE_TWIPS = Math.round(LINE_TWIPS * 1.2);

interface Style {
  readonly font?: (typeof FONTS)[keyof typeof FONTS];
  readonly size?: number;
}

function paragraph(text: string, options: IParagraphOptions, style: Style = {}): Paragraph {
  const { font = FONTS.body, size = HALF_POINTS.three } = style;
  const closer = size === HALF_POINTS.three ? { characterSpacing: CLOSER_TWIPS } : {};
  return new Paragraph({
    spacing: { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    // Every page is filled to its 22 lines.
    widowControl: false,
    ...options,
    children: text === '' ? [] : [new TextRun({ text, font, size, ...closer })],
  });
}

/** 2号 小标宋, centred. */
export function titleLine(text: string): Paragraph {
  const spacing = { line: TITLE_LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
  const options = { alignment: AlignmentType.CENTER, spacing, keepNext: true };
  return paragraph(text, options, { font: FONTS.title, size: HALF_POINTS.two });
}

/** Below the title, 楷体 and centred: the days that a report covers. */
export function subtitle(text: string): Paragraph {
  return paragraph(text, { alignment: AlignmentType.CENTER }, { font: FONTS.subheading });
}

export function blankLine(keepNext = false): Paragraph {
  return paragraph('', { keepNext });
}

/** 主送, flush left with a full-width colon. */
export function recipientLine(recipient: string): Paragraph {
  return paragraph(`${recipient}：`, { alignment: AlignmentType.LEFT });
}

/** Body text, indented by two characters. */
export function body(text: string, keepNext = false): Paragraph {
  const indent = { firstLine: characters(2) };
  return paragraph(text, { alignment: AlignmentType.JUSTIFIED, indent, keepNext });
}

/** Flush left, for what stands outside of the body. */
export function flush(text: string, font: Style['font'] = FONTS.body): Paragraph {
  return paragraph(text, { alignment: AlignmentType.LEFT }, { font });
}

/** First level: 一、 in 黑体. */
export function heading(text: string): Paragraph {
  const options = { indent: { firstLine: characters(2) }, keepNext: true };
  return paragraph(text, options, { font: FONTS.heading });
}

const widthOf = (text: string) =>
  Array.from(text).reduce((sum, one) => sum + (/[0-9 ]/u.test(one) ? 0.5 : 1), 0);

/** The date ends four characters from the edge; who signs stands above, centred over it. */
const DATE_INDENT = 4;

/** Signing body and date (2023年7月5日) at the end, never alone on a page. */
export function signature(signer: string, date: string): readonly Paragraph[] {
  const over = DATE_INDENT + (widthOf(date) - widthOf(signer)) / 2;
  const right = (count: number, keepNext: boolean) => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: characters(Math.max(0, count)) },
    keepNext,
    keepLines: true,
  });
  return [
    blankLine(true),
    paragraph(signer, right(over, true)),
    paragraph(date, right(DATE_INDENT, false)),
  ];
}
