import type { Lexicon } from '../../plan/lexicon.js';
import type { TaskRef } from '../../plan/model.js';
import { scoreTasks } from '../tasks/score-tasks.js';

/** Four characters of a task's own words name it (科技金融); three only with more beside them (特派员). */
const NAMING_LENGTH = 4;
const SHORT_NAMING_LENGTH = 3;
const SHORT_NAMING_SCORE = 1.9;

/** How far the best task must lead, so that words shared by two tasks name neither. */
const LEAD = 1.2;

/** 平台那项, 人才这块: what stands before is meant as a name, however short. */
const POINTED = /(?:那|这)(?:一)?(?:项|块|条|个任务|块工作|项工作|摊子)/u;
const POINTED_SCORE = 0.8;

/** Frame words of questions; several of them stand in task texts too. */
const FRAME =
  /[\p{Script=Han}]{0,6}攻坚(?:仗|战|行动)|工作方案|方案|任务|工作(?!站)|情况|进展|进度|完成|总体|整体|全县|各项|单位|部门|牵头|负责|责任|指标|目标|具体|要求|内容|怎么|如何|什么|哪个|哪些|多少|现在|目前|最近|推进|开展|落实/gu;

/** The task that a question names by its subject (科技金融融合那一项), or nothing. */
export function readTaskSubject(rest: string, lexicon: Lexicon): readonly TaskRef[] {
  const [best, second] = scoreTasks(rest.replace(FRAME, ' '), lexicon);
  if (!best) return [];
  const named =
    (POINTED.test(rest) && best.score >= POINTED_SCORE) ||
    best.longest >= NAMING_LENGTH ||
    (best.longest >= SHORT_NAMING_LENGTH && best.score >= SHORT_NAMING_SCORE);
  return named && best.score >= (second?.score ?? 0) * LEAD ? [best.ref] : [];
}
