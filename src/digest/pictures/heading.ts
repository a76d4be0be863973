import { wrapText } from './fit-text.js';
import { BODY_PX, CONTENT_WIDTH, FAINT_INK, MARGIN, SMALL_PX, TITLE_PX } from './picture-style.js';
import { textAt, type Shape } from './shapes.js';

/** Shapes with the place below them. */
export interface Placed {
  readonly shapes: readonly Shape[];
  readonly bottom: number;
}

const TITLE_LINE = 76;
const OF_LINE = 54;
const MOST_OF_LINES = 3;

/** What a picture is, of what, and what else is to be known of it, from the top. */
export function headingAt(
  top: number,
  title: string,
  of: string,
  notes: readonly string[],
): Placed {
  const ofTop = top + TITLE_LINE;
  const lines = wrapText(of, BODY_PX, CONTENT_WIDTH, MOST_OF_LINES);
  const below = paragraphAt(ofTop + lines.length * OF_LINE + 4, notes);
  return {
    shapes: [
      textAt(MARGIN, top + TITLE_LINE / 2, title, { sizePx: TITLE_PX, isBold: true }),
      ...lines.map((line, index) =>
        textAt(MARGIN, ofTop + (index + 0.5) * OF_LINE, line, { isBold: true }),
      ),
      ...below.shapes,
    ],
    bottom: below.bottom,
  };
}

const NOTE_LINE = 46;
const MOST_NOTE_LINES = 12;

/** Small text over the whole width, each part on lines of its own. */
export function paragraphAt(top: number, parts: readonly string[]): Placed {
  const lines = parts.flatMap((part) => wrapText(part, SMALL_PX, CONTENT_WIDTH, MOST_NOTE_LINES));
  const shapes = lines.map((line, index) =>
    textAt(MARGIN, top + (index + 0.5) * NOTE_LINE, line, { sizePx: SMALL_PX, ink: FAINT_INK }),
  );
  return { shapes, bottom: top + lines.length * NOTE_LINE };
}
