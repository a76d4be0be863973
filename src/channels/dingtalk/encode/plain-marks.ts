/** Marks at the beginning of a line that would make it a heading or a quote. */
const LINE_MARKS: Readonly<Record<string, string>> = { '#': '＃', '>': '＞' };
const MARKS: Readonly<Record<string, string>> = { '*': '＊', '`': '｀', '<': '＜', '~': '～' };

/**
 * Words of people as DingTalk's markdown shows them unchanged. Marks get their full-width form, since
 * it is not documented that a backslash is understood; a link's brackets are drawn apart, so that no
 * member can make the bot show a link.
 */
export function withPlainMarks(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(
          /^(\s{0,3})([#>])/,
          (_, space: string, mark: string) => space + (LINE_MARKS[mark] ?? mark),
        )
        .replace(/[*`<]|~(?=~)|(?<=~)~/g, (mark) => MARKS[mark] ?? mark)
        .replaceAll('](', '] ('),
    )
    .join('\n');
}
