import type { Scope } from './scope.js';

/** A heading is a short line without figures: 三、下一步打算. */
const MAX_HEADING_LENGTH = 24;
const HEADING_MARK = /^(?:\(?[一二三四五六七八九十\d]{1,3}[、.)]|[#*【■●])/;
const FIGURE = /\d[家个名项人%亿万]/;
const PLANNED =
  /下一步|下步|下阶段|下一阶段|打算|计划|安排|思路|举措|下半年(?:工作)?(?:重点|打算)|展望/;
const TARGETS =
  /^(?:年度|全年|主要|工作|考核|总体){0,4}(?:目标|任务目标|指标任务|目标任务|任务数)(?:任务)?$/;
const LAST_YEAR = /去年|上年|往年/;

function headingScope(line: string): Partial<Scope> {
  const words = line
    .replace(/^[\s(（【#*]*[一二三四五六七八九十\d]{0,3}[、.)）]?/, '')
    .replace(/(?<![:：。】\s])[:：。】\s]+$/, '');
  if (PLANNED.test(words)) return { plan: 'section' };
  if (TARGETS.test(words)) return { target: 'section' };
  return LAST_YEAR.test(words) ? { past: 'section' } : {};
}

/** 一、 stands above (一), that above 1. and (1); a heading without number stands highest. */
function levelOf(line: string): number {
  if (/^\(\d/.test(line)) return 3;
  if (/^\d/.test(line)) return 2;
  return line.startsWith('(') ? 1 : 0;
}

function isHeading(line: string): boolean {
  if (line === '' || line.length > MAX_HEADING_LENGTH || FIGURE.test(line)) return false;
  return HEADING_MARK.test(line) || /[:：】]$/.test(line);
}

/** 四、下步打算。组织引才活动，…: the first words of a numbered paragraph head all of it. */
const OPENS_PARAGRAPH = /^\(?[一二三四五六七八九十]{1,2}[、)][^，。:;\n\d]{2,10}[。:](?=.)/u;

function headOf(line: string): string {
  return OPENS_PARAGRAPH.exec(line)?.[0] ?? line;
}

/** What the heading above a line means for its figures, by the index at which the line starts. */
export function sectionScopes(text: string): ReadonlyMap<number, Partial<Scope>> {
  const scopes = new Map<number, Partial<Scope>>();
  let current: Partial<Scope> = {};
  let level = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const bare = headOf(line.trim());
    const scope = isHeading(bare) ? headingScope(bare) : null;
    if (scope !== null && (Object.keys(scope).length > 0 || levelOf(bare) <= level)) {
      current = scope;
      level = levelOf(bare);
    }
    scopes.set(start, current);
    start += line.length + 1;
  }
  return scopes;
}
