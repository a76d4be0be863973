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
