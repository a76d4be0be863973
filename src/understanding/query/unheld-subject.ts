import { builtInGlossary } from '../../plan/glossary/built-in-glossary.js';
import { glossaryTable } from '../../plan/glossary/glossary-index.js';
import type { Lexicon } from '../../plan/lexicon.js';
import { scanNames } from '../../plan/name-table.js';
import type { UnheldName } from '../understanding.js';

/** What is asked of before a word of progress: 招商引资(工作)(完成|推进得)…. */
const BEFORE_PROGRESS =
  /(?:^|[，。;\s的把D])(?<topic>[\p{Script=Han}]{2,12}?)(?:工作|任务|项目|建设|行动|改革|指标)?(?:的)?(?:(?:完成|推进|进展|进度|落实|实施|开展)(?=得|了|情况|到|进度|多少|如何|怎|咋|啥|哪|几)|[搞做抓干]得(?=怎|咋|如何|啥))/u;
/** Words of time, place and the plan at large: with nothing else before it, everything is asked of. */
const AT_LARGE =
  /^(?:总体|整体|总的|全面|各项|各类|所有|全部|全县|全市|全区|全盘|目前|最近|现在|今年|本年|当前|近期|至今|上半年|下半年|我们|我县|咱们|大家|这个|那个|这些|具体|实际|主要|重点|工作|任务|指标|方案|计划|攻坚|专班|战役|行动|各|单位|部门|牵头|责任|年度|目标|到底|究竟|已经|都|的|下面?|面上|综合|整个|一下|介绍|汇报|说说|讲讲|通报|看看|报告|有关|相关|数据|情况|进度|进展|推进|落实|开展|汇总|掌握|了解|知道|给我|给|请|把|是|有){1,8}$/u;
/** Somebody's doings are no subject of a plan. */
const CAMPAIGN = /(?:攻坚[战仗]?|战役|行动|大会战)$/u;
const OF_PERSONS = /[你您他她咱我谁]/u;
const NUMBERED =
  /(?:第[0-9一二三四五六七八九十百]{1,4}(?:大?项|条)(?:重点)?(?:任务|工作)?|任务[0-9一二三四五六七八九十百]{1,4}(?![家个名项亿万年月日周期%.]))/u;

/** A name of public work in the text (招商引资) that no task of the plans speaks of. */
function publicWork(subject: string, lexicon: Lexicon): string | null {
  const names = scanNames(glossaryTable(builtInGlossary), subject).map(({ name }) => name);
  const held = (name: string): boolean => lexicon.tasks.some(({ text }) => text.includes(name));
  return names.find((name) => !held(name)) ?? null;
}

/** All its words stand in the plans, so that it may be a name for them as a whole. */
function isOfPlans(topic: string, lexicon: Lexicon): boolean {
  const isSaid = (at: number): boolean =>
    at >= 0 &&
    at + 2 <= topic.length &&
    lexicon.tasks.some(({ text }) => text.includes(topic.slice(at, at + 2)));
  return Array.from(topic).every((_, at) => isSaid(at) || isSaid(at - 1));
}

/**
 * What a question is about when no plan holds it: 招商引资 in a plan without it, 任务99 of nine. `null` when it is about
 * nothing in particular. Asked only of questions that name nothing of the plans.
 * @param subject see `QueryShape.subject`
 */
export function unheldSubject(subject: string, lexicon: Lexicon): UnheldName | null {
  const numbered = NUMBERED.exec(subject)?.[0];
  if (numbered !== undefined) return { kind: 'task-number', name: numbered };
  const work = publicWork(subject, lexicon);
  if (work !== null) return { kind: 'subject', name: work };
  const topic = BEFORE_PROGRESS.exec(subject)?.groups?.['topic'] ?? '';
  if (topic === '' || AT_LARGE.test(topic) || OF_PERSONS.test(topic)) return null;
  if (CAMPAIGN.test(topic)) return null;
  return isOfPlans(topic, lexicon) ? null : { kind: 'subject', name: topic };
}
