import { understand } from '../../understanding/understand.js';
import type { Understanding } from '../../understanding/understanding.js';
import { cleanText } from '../clean-text.js';
import { choosePosting, postingsOf } from '../posting.js';
import type { BoundSituation } from '../situation.js';
import { thingsNamed } from './named-things.js';

/** Light words between a name and its figure. */
const LIGHT =
  '(?:总额|总数|数量|累计|完成|达到|达|实现|现在|现有|目前|新增|认定|登记|入库|引进|共有|共|为|是|已|有|了|约|[: ])';
/** Where, when and whose, before the name. */
const LEAD =
  '(?:(?:截至|截止|到)[^,;]{0,12}?(?:[底日号末天前周]|月(?![底末]))|本周|上周|本月|上月|今年|目前|现在|我县|全县|我局|我区|本单位|报一下|报告|汇报|[: ]){0,4}';
const FIGURE =
  '[\\d一二三四五六七八九十百千]{1,8}(?:\\.\\d{1,6})?(?:[万亿]?元|[万亿]|[家个项名人户件份笔台套处座所吨亩%])';
const STATEMENT = new RegExp(
  `^${LEAD}(?<word>[\\p{Script=Han}A-Za-z]{2,12}?)${LIGHT}{0,3}${FIGURE}[了啦]?$`,
  'u',
);
const HEAD = new RegExp(
  `^(?<word>[^\\d一二三四五六七八九十百千]{2,20}?)${LIGHT}{0,4}[\\d一二三四五六七八九十百千]`,
  'u',
);

/** Understands a text as the speaker's, said at that time and by itself. */
export function understandAlone(situation: BoundSituation, text: string, now: Date): Understanding {
  const who = choosePosting(situation) ?? postingsOf(situation.member)[0];
  const sender = { unit: who?.unit ?? null, role: who?.role ?? ('liaison' as const) };
  return understand({ text, now, sender, context: [] }, situation.lexicon);
}

/** 科创企业71家: clauses said like a figure of an indicator whose name nobody knows. */
function statements(text: string, situation: BoundSituation): readonly string[] {
  const names = { plans: situation.view.plans, lexicon: situation.lexicon };
  return cleanText(text, situation.botName)
    .split(/[,;、。!\n]/u)
    .flatMap((clause) => STATEMENT.exec(clause.trim())?.groups?.['word'] ?? [])
    .filter((word) => thingsNamed(word, names).length === 0);
}

/**
 * Words of a message that stand where an indicator's name should: those the reader stumbled over, else
 * those that are followed by a figure in a clause of their own.
 */
export function unknownWords(
  situation: BoundSituation,
  text: string,
  understood: Understanding,
): readonly string[] {
  const stumbled = understood.doubts
    .filter(({ kind }) => kind === 'unknown-indicator')
    .flatMap((doubt) => HEAD.exec(doubt.text)?.groups?.['word'] ?? []);
  const said = understood.facts
    .map(({ span }) => text.slice(span.start, span.end))
    .concat(understood.omitted.map((figure) => figure.text));
  const open = statements(text, situation).filter(
    (word) => !said.some((words) => words.includes(word)),
  );
  return [...new Set([...stumbled, ...open])];
}

/** Whether the message is nothing but such statements, so that it is a report nobody could read. */
export function isOnlyUnknownWords(situation: BoundSituation): boolean {
  const clauses = cleanText(situation.text, situation.botName)
    .split(/[,;、。!\n]/u)
    .filter((clause) => clause.trim() !== '');
  return clauses.length > 0 && statements(situation.text, situation).length === clauses.length;
}
