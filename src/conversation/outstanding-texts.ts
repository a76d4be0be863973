import { quoted } from '../answers/phrases.js';
import type { Doubt, OmissionReason, OmittedFigure } from '../understanding/understanding.js';

const REASONS: Readonly<Record<OmissionReason, string>> = {
  target: '是目标数',
  plan: '是计划数',
  pending: '尚未认定',
  last_year: '是往年数',
  percent: '是比例',
  subcount: '是其中数',
  other_scope: '不是本县的数',
  other_quantity: '不是方案指标',
  old_value: '是更正前的数',
  unlikely: '看上去不是完成数，要计入请单独报这一项',
};

/** 申报5家：未计入（尚未认定） */
export function omittedLine({ text, reason }: OmittedFigure): string {
  return `${shorten(text)}：未计入（${REASONS[reason]}）`;
}

/** More would fill the screen; the rest is counted. */
const MAX_OMITTED_LINES = 6;

export function omittedLines(omitted: readonly OmittedFigure[]): readonly string[] {
  const lines = [...new Set(omitted.map(omittedLine))];
  const rest = lines.length - MAX_OMITTED_LINES;
  return rest <= 0 ? lines : [...lines.slice(0, MAX_OMITTED_LINES), `另有${rest}处数字未计入。`];
}

/** Users' words are quoted at this length at most, so that no reply grows with its question. */
const MAX_QUOTE_LENGTH = 24;

export function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  // By characters: half of an emoji is no text.
  const characters = Array.from(line);
  return characters.length <= MAX_QUOTE_LENGTH
    ? line
    : `${characters.slice(0, MAX_QUOTE_LENGTH).join('')}…`;
}

export function doubtLine({ kind, text }: Doubt): string {
  const said = quoted(shorten(text));
  switch (kind) {
    case 'impossible-date':
      return `${said}没有这一天，请核对日期后重报。`;
    case 'future-date':
      return `${said}还没有到，请核对日期后重报。`;
    case 'unreadable-number':
      return `${said}这个数看不懂，未计入，请核对后重报。`;
    case 'unknown-indicator':
      return `${said}不在方案指标内，未计入。`;
  }
}
