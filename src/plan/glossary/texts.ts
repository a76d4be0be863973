/** What the office reads about its glossary file. */
export const glossaryTexts = {
  columns: (line: number, found: number): string =>
    `第${String(line)}行：应为“全称 | 简称 | 计量单位 | 类别”4栏，现有${String(found)}栏`,
  line: (line: number, problem: string): string => `第${String(line)}行：${problem}`,
  tooLong: (max: number): string => `简称表超过${String(max)}行，请删减`,
  problems: (problems: readonly string[]): string =>
    `简称表有${String(problems.length)}处问题：\n${problems.join('\n')}`,
};
