import type { Light } from '../../plan/light.js';

/** Three times the width of a small phone's screen (360): every length here is a third of it there. */
export const PICTURE_WIDTH = 1080;
export const MARGIN = 40;
export const CONTENT_WIDTH = PICTURE_WIDTH - 2 * MARGIN;

export const FONT_FAMILY = 'Noto Sans Hans';

/** Nearly eleven pixels on that phone, the least that can be read in passing. */
export const SMALL_PX = 32;
export const BODY_PX = 38;
export const TITLE_PX = 50;

export const PAPER = '#ffffff';
export const INK = '#16191f';
/** On white 7 : 1, so that small captions stay legible in the sun. */
export const FAINT_INK = '#4a5160';
export const LINE = '#d5d9e0';
export const BAND = '#eef1f5';
export const ACTUAL = '#0b4fc4';
export const TARGET = '#b3121d';

interface LightStyle {
  /** Stands beside the colour, for those who do not see it and for prints in black and white. */
  readonly word: string;
  readonly fill: string;
  readonly ink: string;
}

/** White or black on each of them is at least 4.5 : 1. */
export const LIGHT_STYLES: Readonly<Record<Light, LightStyle>> = {
  red: { word: '红灯', fill: '#c4161c', ink: '#ffffff' },
  yellow: { word: '黄灯', fill: '#f5b90a', ink: '#16191f' },
  grey: { word: '灰灯', fill: '#656c79', ink: '#ffffff' },
  green: { word: '绿灯', fill: '#167a3a', ink: '#ffffff' },
  blue: { word: '蓝灯', fill: '#0b4fc4', ink: '#ffffff' },
  none: { word: '未到期', fill: '#dfe3ea', ink: '#16191f' },
};
