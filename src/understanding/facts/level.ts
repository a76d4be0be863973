import type { LexiconIndicator } from '../../plan/lexicon.js';
import { oncePer } from '../once-per.js';
import { findAll } from '../text/find-all.js';
import type { Attachment } from './attach.js';
import type { Figure } from './figures.js';

const LEVELS = ['县', '市', '省', '国家'] as const;
const LEVEL = /(县|市|省|国家)级/g;
/** 省级…, and 国省… for either of the two. */
const WANTED = /^(?:新增)?(?:国(?=省))?(县|市|省|国家)(?:级|(?<=国省))/;

function rank(word: string | undefined): number {
  return LEVELS.findIndex((level) => level === word);
}

/** The lowest level that the names of an indicator say; -1 when they say none. */
const wantedLevel = oncePer(({ names }: LexiconIndicator): number => {
  const said = names.map((name) => rank(WANTED.exec(name)?.[1])).filter((level) => level >= 0);
  return said.length === 0 ? -1 : Math.min(...said);
});

/** 市级企业技术中心5家 where the plan counts those of the province: of a lower level than the indicator's. */
export function isOfLowerLevel(
  { left }: Figure,
  { indicator, mention, rule }: Attachment,
  text: string,
): boolean {
  const wanted = wantedLevel(indicator);
  if (wanted < 0) return false;
  const before = text.slice(Math.max(0, mention.span.start - 4), mention.span.end);
  const name = left.findLastIndex((token) => token.kind === 'mention');
  const after = left.slice(name + 1).map((token) => token.text);
  const words = rule === 'goes-on' ? after.join('') : before + after.join('');
  const said = words.includes('级') ? findAll(LEVEL, words).at(-1)?.[1] : undefined;
  return said !== undefined && rank(said) < wanted;
}
