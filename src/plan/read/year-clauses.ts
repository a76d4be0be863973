const LIST =
  /((?:20\d{2}年?[、—和至]){1,4}20\d{2}年)(.{0,80}?)分别([^、\d]{0,40})((?:[\d.]{1,20}[^\d.、，和]{1,20}[、和]?){1,12})/;

/** 2024年、2025年、2026年分别达到50家、60家、70家 as one clause a year. */
function unfoldList(clause: string): string[] {
  const match = LIST.exec(clause);
  if (!match) return [clause];
  const years = [...(match[1] ?? '').matchAll(/20\d{2}/g)].map(([year]) => year);
  const figures = (match[4] ?? '').split(/[、和]/).filter((part) => part !== '');
  if (years.length !== figures.length) return [clause];
  const before = clause.slice(0, match.index);
  // A limit stands once for all: 控制在21起、18起以内.
  const bound = /(?:以内|以下|以上|之内)$/.exec(figures.at(-1) ?? '')?.[0] ?? '';
  return years.map((year, i) => {
    const figure = figures[i] ?? '';
    const bounded = figure.endsWith(bound) ? figure : figure + bound;
    return `${year}年${before}${match[2] ?? ''}${match[3] ?? ''}${bounded}`;
  });
}

/** Longer than any clause that people write, so a list; read piece by piece. */
const MAX_CLAUSE = 600;

const NEXT_TIME =
  /[、和](?=(?:到|至|力争)?(?:20\d{2}年|第?[一二三四]季度|前[二三]季度|上半年|下半年|全年|\d{1,2}月(?:底|末|份)))/;

/** 2023年达到30%、2024年达到36% as one clause a year; a mere list of years stays whole. */
function splitAtTimes(clause: string): string[] {
  const parts = clause.split(NEXT_TIME);
  const figures = parts.every((part) =>
    /\d/.test(part.replace(/20\d{2}年|\d{1,2}月|“?十[一二三四]五”?/g, '')),
  );
  return parts.length > 1 && figures ? parts : [clause];
}

/** A clause that gives figures for several years or quarters as one clause for each. */
export function timedClauses(clause: string): string[] {
  if (clause.length > MAX_CLAUSE) return clause.split('、').flatMap(splitAtTimes);
  return unfoldList(clause).flatMap(splitAtTimes);
}

/** Years that a stretch of text is for, each once. */
export function yearsIn(text: string): number {
  return new Set([...text.matchAll(/20\d{2}(?=年)/g)].map(([year]) => year)).size;
}

const PART_OF_YEAR =
  '(?:第?[一二三]季度|前[二三]个?季度|上半年|\\d{1,2}月(?:底|末|份|\\d{1,2}日)?)(?:末|底)?(?:之?前|止)?';
/** 高新技术企业达到66家（6月底前完成30家）: what has to be reached on the way. */
const STEP_IN_BRACKETS = new RegExp(
  `（((?:其中|力争|确保)?[，：]?${PART_OF_YEAR}(?:完成|达到|达|实现|不少于)[^（）]{1,40})）(?=[，。；;\\n]|$)`,
  'g',
);

/** Steps in brackets as clauses of their own, where nothing behind them could be taken for theirs. */
export function stepsOutOfBrackets(paragraph: string): string {
  return paragraph.replace(STEP_IN_BRACKETS, '，$1');
}

const LONE_DATE = new RegExp(`^(?:力争|确保)?(?:到|至|截至)?${PART_OF_YEAR}$`);
const OWN_TIME = /季度|[上下]半年|全年|年底|年末|\d月|20\d{2}年/;

/** 到6月底，高企达到30家，科小达到40家: a date alone holds for the clauses up to the next one. */
export function withLoneDates(clauses: readonly string[]): readonly string[] {
  let date = '';
  return clauses.map((clause) => {
    const plain = clause.trim();
    if (LONE_DATE.test(plain)) {
      date = plain;
      return clause;
    }
    if (OWN_TIME.test(plain)) date = '';
    return /\d/.test(plain) ? date + plain : clause;
  });
}
