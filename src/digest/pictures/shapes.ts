import type { EChartsOption } from 'echarts';
import type { Light } from '../../plan/light.js';
import { textWidth } from './fit-text.js';
import { BODY_PX, FONT_FAMILY, INK, LIGHT_STYLES, SMALL_PX } from './picture-style.js';

/** Something placed by hand; the drawing library takes it as it is. */
export type Shape = GraphicElement;

type Graphic = Extract<EChartsOption['graphic'], { elements?: unknown }>;
type GraphicElement = NonNullable<Graphic['elements']>[number];

interface TextStyle {
  readonly sizePx?: number;
  readonly isBold?: boolean;
  readonly ink?: string;
  readonly align?: 'left' | 'center' | 'right';
}

/** One line of text; `y` is its middle. */
export function textAt(x: number, y: number, text: string, style: TextStyle = {}): Shape {
  const { sizePx = BODY_PX, isBold = false, ink = INK, align = 'left' } = style;
  return {
    type: 'text',
    x,
    y,
    silent: true,
    style: {
      text,
      fontFamily: FONT_FAMILY,
      fontSize: sizePx,
      fontWeight: isBold ? 'bold' : 'normal',
      fill: ink,
      align,
      verticalAlign: 'middle',
    },
  };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function boxAt(box: Box, fill: string, cornerPx = 0): Shape {
  return { type: 'rect', silent: true, shape: { ...box, r: cornerPx }, style: { fill } };
}

const CHIP_HEIGHT = 52;
const CHIP_SPACE = 28;

/** How wide the mark of a light is with what is written in it. */
export function chipWidth(words: string): number {
  return textWidth(words, SMALL_PX) + CHIP_SPACE;
}

/** A light as a coloured mark with its word; `y` is its middle. */
export function chipAt(
  { x, y, width }: Omit<Box, 'height'>,
  light: Light,
  words = LIGHT_STYLES[light].word,
): readonly Shape[] {
  const { fill, ink } = LIGHT_STYLES[light];
  return [
    boxAt({ x, y: y - CHIP_HEIGHT / 2, width, height: CHIP_HEIGHT }, fill, 10),
    textAt(x + width / 2, y, words, { sizePx: SMALL_PX, isBold: true, ink, align: 'center' }),
  ];
}

interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly type: 'solid' | readonly number[];
}

/** A level line, as charts have them. */
export function lineAt(fromX: number, toX: number, y: number, stroke: Stroke): Shape {
  const { color, width, type } = stroke;
  return {
    type: 'line',
    silent: true,
    shape: { x1: fromX, x2: toX, y1: y, y2: y },
    style: { stroke: color, lineWidth: width, lineDash: type === 'solid' ? type : [...type] },
  };
}
