import {
  AlignmentType,
  convertMillimetersToTwip,
  DocumentGridType,
  Footer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type ISectionOptions,
  type ISectionPropertiesOptions,
} from 'docx';
import { FONTS, HALF_POINTS } from './fonts.js';

/**
 * A4 as GB/T 9704-2012 lays it out: margins of 37 mm above and 28 mm at the binding, and between
 * them a text area of 156 by 225 mm.
 */
const A4_MM = { width: 210, height: 297 } as const;
const MARGINS_MM = { top: 37, right: 26, bottom: 35, left: 28 } as const;
export const TEXT_AREA_MM = {
  width: A4_MM.width - MARGINS_MM.left - MARGINS_MM.right,
  height: A4_MM.height - MARGINS_MM.top - MARGINS_MM.bottom,
} as const;

const LINES_PER_PAGE = 22;
const CHARACTERS_PER_LINE = 28;

/** Rounded down: 22 lines that are a hair too high would be 21. */
export const LINE_TWIPS = Math.floor(
  convertMillimetersToTwip(TEXT_AREA_MM.height) / LINES_PER_PAGE,
);
/** Width of one of the 28 characters of a line. */
export const CHARACTER_TWIPS = convertMillimetersToTwip(TEXT_AREA_MM.width) / CHARACTERS_PER_LINE;

/**
 * What a character of 3号 is set closer to the next, in twips, so that 28 fill a line. Said of the
 * words themselves: a grid of characters narrower than the type makes LibreOffice give two cells to each.
 */
export const CLOSER_TWIPS = Math.floor(CHARACTER_TWIPS - HALF_POINTS.three * 10);

/** The foot stands outside of the text area, its line 7 mm below it. */
const FOOT_MM = 25;
const LANDSCAPE_FOOT_MM = 15;

const mm = (value: number) => convertMillimetersToTwip(value);

/** — 1 —, one character in from the outer edge: odd pages right, even pages left. */
function pageNumber(alignment: 'left' | 'right'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: alignment === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [alignment]: Math.round(CHARACTER_TWIPS), firstLine: 0 },
        spacing: { line: 240, lineRule: 'auto' },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: FONTS.pageNumber,
            size: HALF_POINTS.four,
          }),
        ],
      }),
    ],
  });
}

const footers = (): NonNullable<ISectionOptions['footers']> => ({
  default: pageNumber('right'),
  even: pageNumber('left'),
});

const PORTRAIT: ISectionPropertiesOptions = {
  page: {
    size: { width: mm(A4_MM.width), height: mm(A4_MM.height) },
    margin: {
      top: mm(MARGINS_MM.top),
      right: mm(MARGINS_MM.right),
      bottom: mm(MARGINS_MM.bottom),
      left: mm(MARGINS_MM.left),
      footer: mm(FOOT_MM),
    },
  },
  grid: { type: DocumentGridType.LINES, linePitch: LINE_TWIPS },
};

/** The same page turned by a quarter, so that its binding is above. */
const LANDSCAPE: ISectionPropertiesOptions = {
  page: {
    size: {
      width: mm(A4_MM.width),
      height: mm(A4_MM.height),
      orientation: PageOrientation.LANDSCAPE,
    },
    margin: {
      top: mm(MARGINS_MM.left),
      right: mm(MARGINS_MM.top),
      bottom: mm(MARGINS_MM.right),
      left: mm(MARGINS_MM.bottom),
      footer: mm(LANDSCAPE_FOOT_MM),
    },
  },
};

/** Pages of a document, upright or turned for a wide table, with their page numbers. */
export function pages(
  orientation: 'portrait' | 'landscape',
  children: ISectionOptions['children'],
): ISectionOptions {
  return {
    properties: orientation === 'portrait' ? PORTRAIT : LANDSCAPE,
    footers: footers(),
    children,
  };
}
