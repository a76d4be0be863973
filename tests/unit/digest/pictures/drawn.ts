import {
  readIndicator,
  allSubjects,
  todayOf,
  type Reading,
} from '../../../../src/answers/subjects.js';
import { drawSvg, type Drawing } from '../../../../src/digest/pictures/draw-svg.js';
import { textWidth } from '../../../../src/digest/pictures/fit-text.js';
import { asId } from '../../../../src/kernel/ids.js';
import type { Indicator, Plan } from '../../../../src/plan/model.js';
import { askers, contextOf } from '../../answers/asking.js';
import { County, indicator, plan } from '../../ledger/county.js';

/** One line of text in a drawing, with the box that it needs. */
export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The texts that were placed by hand: those of axes and points belong to the drawing library. */
export function placedTexts({ option }: Drawing): readonly DrawnText[] {
  const { elements = [] } = option.graphic as { elements?: readonly unknown[] };
  return elements.flatMap((element) => {
    const { type, x, y, style } = element as {
      type: string;
      x: number;
      y: number;
      style: { text: string; fontSize: number; align: 'left' | 'center' | 'right' };
    };
    if (type !== 'text') return [];
    const width = textWidth(style.text, style.fontSize);
    const left = x - width * { left: 0, center: 0.5, right: 1 }[style.align];
    const half = style.fontSize / 2;
    return [{ text: style.text, left, right: left + width, top: y - half, bottom: y + half }];
  });
}

/** Pairs of texts that would run into one another. */
export function overlaps(texts: readonly DrawnText[]): readonly string[] {
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => `${one.text} × ${other.text}`),
  );
}

/** All words of a drawing as they stand in its SVG. */
export async function wordsOf(drawing: Drawing): Promise<string> {
  const svg = await drawSvg(drawing);
  const found = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, text]) => text ?? '');
  return found.join('\n');
}

export function readAll(county: County): readonly Reading[] {
  const context = contextOf(county, askers.office);
  const today = todayOf(context);
  return allSubjects(context, today).map((subject) => readIndicator(context, subject, today));
}

/** As many indicators as wanted, with figures that give every light. */
export function manyIndicators(count: number): { readonly plan: Plan; readonly county: County } {
  const shares = ['20', '45', '60', '100', null] as const;
  const indicators: readonly Indicator[] = Array.from({ length: count }, (_, index) =>
    indicator({
      shortName: index === 3 ? `第${index}项${'名称很长的指标'.repeat(6)}` : `第${index}项指标`,
      target: '100',
      unit: index % 2 === 0 ? '家' : '亿元',
      id: asId(`many-${index}`),
    }),
  );
  const large = { ...plan, indicators };
  const county = new County([large]).on('2023-06-30');
  for (const [index, of] of indicators.entries()) {
    const share = shares[index % shares.length];
    if (share != null) county.total(share, '2023-06-30', { of });
  }
  return { plan: large, county };
}
