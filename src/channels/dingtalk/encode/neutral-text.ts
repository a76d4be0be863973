/** Overrides of the direction of writing, characters without width, controls but for the line end. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const LONE_SURROGATE = /\p{Cs}/gu;
/** From `!` to `~` the full-width form of a character stands at a fixed distance. */
const WIDE_DISTANCE = 0xfee0;

/**
 * Words of people as they stand, with nothing in them that DingTalk would make more of: no markdown,
 * no link, no call. It is not documented that a backslash is honoured, so a mark gets its full-width
 * form, which looks alike in Chinese text. Used for plain texts as well: clients make links of bare
 * addresses. Addresses below `ownUrl` stay.
 */
export function neutralText(text: string, ownUrl: string | null): string {
  const visible = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(LONE_SURROGATE, '\ufffd');
  if (ownUrl === null) return withoutMarks(visible);
  const [first = '', ...others] = visible.split(ownUrl);
  return others.reduce((done, rest) => done + afterOwnUrl(rest, ownUrl), withoutMarks(first));
}

/** A name on one line. */
export function neutralLine(text: string): string {
  return neutralText(text, null).replaceAll(/\s+/g, ' ').trim();
}

/** `https://ours.example` may be followed by a path only, for `https://ours.example.evil` is not ours. */
function afterOwnUrl(rest: string, ownUrl: string): string {
  const path = /^[\w\-./?=&%#]{0,500}/.exec(rest)?.[0] ?? '';
  if (path !== '' && !/^[/?#]/.test(path)) return withoutMarks(ownUrl + rest);
  return ownUrl + path + withoutMarks(rest.slice(path.length));
}

function withoutMarks(text: string): string {
  return (
    text
      .replaceAll('://', '：//')
      .replaceAll(/\bwww\./gi, 'www．')
      .replaceAll(/@(?=all|所有人)/gi, '＠')
      .replaceAll(/[*`[\]<|~\\]/g, wide)
      // Inside of a word an underscore means nothing, and names of files are full of them.
      .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿')
      .replaceAll(/^[ \t]{4,}/gm, '　')
      .replaceAll(/^( {0,3})([#>]{1,20})/gm, widenMarks)
      .replaceAll(/^( {0,3})([-=+])(?=\s|$|\2)/gm, widenMarks)
      // "3. " begins a list, which the client may count anew: the number would change.
      .replaceAll(/^( {0,3}\d{1,9})([.)])(?: +|$)/gm, widenMarks)
  );
}

const widenMarks = (_: string, before: string, marks: string): string =>
  before + Array.from(marks, wide).join('');

const wide = (mark: string): string => String.fromCharCode(mark.charCodeAt(0) + WIDE_DISTANCE);
