/** Marks that end what a place can belong to. */
const BREAK = /[，。；：！？\n{}]/u;

/** Words that must, or must not, lead to a place of a kind: a true figure under a wrong name is a wrong one. */
const LEADS: Readonly<
  Record<string, { readonly must?: RegExp; readonly mustNot?: RegExp } | undefined>
> = {
  current: {
    mustNot: /(?:目标|任务数?|控制数|差距?|缺口|差额|剩余?|完成率|截[至止]到?)[为是有的]{0,2}$/u,
  },
  target: { must: /目标|任务数|控制数/u, mustNot: /(?:差|缺口|完成率|截[至止])[为是有]{0,2}$/u },
  gap: { must: /差|缺口|剩|缺/u },
  completion: { must: /完成/u, mustNot: /(?:差|缺口|目标[为是]?)$/u },
  asOf: { must: /截[至止]|日期|时间/u },
  owner: { must: /由|负责|牵头|数源|单位|报送/u },
};

interface Place {
  readonly key: string;
  readonly at: number;
}

/** `高新技术企业.current` is of 高新技术企业, and a current figure. */
function partsOf(key: string): { readonly subject: string; readonly kind: string } {
  const dot = key.lastIndexOf('.');
  return { subject: key.slice(0, dot), kind: key.slice(dot + 1) };
}

/** The subject named last before a position; the longer one where two end at the same place. */
function lastNamed(text: string, at: number, subjects: readonly string[]): string | null {
  const before = text.slice(0, at);
  let found: { readonly subject: string; readonly end: number } | null = null;
  for (const subject of subjects) {
    const start = before.lastIndexOf(subject);
    const end = start + subject.length;
    if (start === -1) continue;
    const isNearer =
      found === null ||
      end > found.end ||
      (end === found.end && subject.length > found.subject.length);
    if (isNearer) found = { subject, end };
  }
  return found?.subject ?? null;
}

function leadOf(text: string, at: number): string {
  let start = at;
  while (start > 0 && !BREAK.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start, at);
}

/**
 * Whether each place stands under the name of what it is a figure of, and under words that fit it:
 * 科技型中小企业现有{高新技术企业.current} and 目标为{高新技术企业.current} would both be wrong.
 * @param text with its places
 * @param named subjects whose name must stand before their places, nearer than any other
 */
export function areRightPlaces(
  text: string,
  places: readonly Place[],
  named: readonly string[],
): boolean {
  // Names inside places are no names in the text.
  const bare = text.replace(/\{[^{}\n]{1,80}\}/gu, (place) => `{${' '.repeat(place.length - 2)}}`);
  return places.every(({ key, at }) => {
    const { subject, kind } = partsOf(key);
    if (!named.includes(subject)) return true;
    if (lastNamed(bare, at, named) !== subject) return false;
    const lead = leadOf(bare, at);
    const { must, mustNot } = LEADS[kind] ?? {};
    return (must?.test(lead) ?? true) && !(mustNot?.test(lead) ?? false);
  });
}
