/** Left-to-right and right-to-left overrides, zero-width characters, and controls other than newline and tab. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex -- these are what is to be taken out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Halves of characters that no encoding can hold. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** What can be shown as it is: no hidden characters, one kind of line break. */
export function visibleText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd');
}

/** A person's or a file's name on one line. */
export function visibleName(name: string): string {
  return visibleText(name).replace(/\s+/g, ' ').trim();
}

/**
 * Plain text in which nothing rings and nothing is a link but our own pages. Clients make links of bare
 * addresses by themselves, so the colon is widened.
 */
export function neutralPlain(text: string, ownUrl: string | null): string {
  return keepOwnLinks(visibleText(text), ownUrl, (rest) =>
    rest
      .replace(/:\/\//g, '：//')
      .replace(/\bwww\./gi, 'www．')
      .replace(/<(?=[a-z/@!])/gi, '＜')
      .replace(/@(?=all|所有人)/gi, '＠'),
  );
}

/**
 * The same for markdown. The platform's markdown is not known to honour backslashes, so characters with
 * a meaning become their wide twins, which look alike in Chinese text and mean nothing anywhere.
 */
export function neutralMarkdown(text: string, ownUrl: string | null): string {
  return keepOwnLinks(neutralPlain(text, ownUrl), ownUrl, (rest) =>
    rest
      .replace(/[*`[\]<|~\\]/g, wide)
      // Inside of a word an underscore means nothing, and file names are full of them.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿')
      .replace(/^[\t ]{4,}|^\t+/gm, '　')
      .replace(
        /^(\s{0,3})([#>]{1,20})/gm,
        (_all, indent: string, marks: string) => indent + wideAll(marks),
      )
      .replace(
        /^(\s{0,3})([-=+])(?=\s|$|\2)/gm,
        (_all, indent: string, mark: string) => indent + wide(mark),
      )
      // "3. " starts a list, which the client may count anew: the number would change.
      .replace(
        /^(\s{0,3}\d{1,9})([.)])(?=\s)/gm,
        (_all, digits: string, mark: string) => digits + wide(mark),
      ),
  );
}

/** From `!` to `~` the wide twin of a character stands at a fixed distance. */
const WIDE_DISTANCE = 0xfee0;

const wide = (character: string): string =>
  String.fromCharCode(character.charCodeAt(0) + WIDE_DISTANCE);

const wideAll = (characters: string): string => characters.replace(/[!-~]/g, wide);

/** Changes everything but links to our own pages. */
function keepOwnLinks(
  text: string,
  ownUrl: string | null,
  change: (rest: string) => string,
): string {
  if (ownUrl === null || !text.includes(ownUrl)) return change(text);
  const parts = text.split(ownUrl);
  return parts
    .map((part, index) => {
      if (index === 0) return change(part);
      const path = /^[\w\-./?=&%#~]{0,500}/.exec(part)?.[0] ?? '';
      // "…/host.evil" would be another host; only a path or the end may follow.
      if (path !== '' && !/^[/?#]/.test(path)) return change(ownUrl + part);
      return ownUrl + path + change(part.slice(path.length));
    })
    .join('');
}
