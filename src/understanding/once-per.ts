/**
 * The same function, but computed once for each object, for as long as the object lives: several passes ask for the
 * same thing of one lexicon.
 * @param make pure, so that who asks first makes no difference
 */
export function oncePer<Key extends object, Value extends object | string | number | boolean>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** What keeps what was found out about it, for as long as it lives. */
export interface Remembering {
  /** By the place of what was asked (`oncePerMessage`). A changed copy must not share it. */
  readonly remembered: unknown[];
}

let places = 0;

/** As `oncePer`, for what lives shortly and is asked many things: it keeps the answers itself. */
export function oncePerMessage<
  Key extends Remembering,
  Value extends object | string | number | boolean,
>(make: (key: Key) => Value): (key: Key) => Value {
  const place = places;
  places += 1;
  return (key) => {
    const before = key.remembered[place] as Value | undefined;
    if (before !== undefined) return before;
    const made = make(key);
    key.remembered[place] = made;
    return made;
  };
}

interface Answer {
  readonly text: string;
  /** `null` as long as nobody has asked. */
  holds: boolean | null;
}

/**
 * As `oncePer`, for texts: one rule after the other asks the same of a text, and of a clause between, so that the last
 * two answers are kept.
 * @param holds pure
 */
export function oncePerText(holds: (text: string) => boolean): (text: string) => boolean {
  let latest: Answer = { text: '', holds: null };
  let earlier: Answer = { text: '', holds: null };
  return (text) => {
    if (latest.text !== text) {
      [latest, earlier] = [earlier, latest];
      if (latest.text !== text) latest = { text, holds: null };
    }
    const answer = latest;
    answer.holds ??= holds(text);
    return answer.holds;
  };
}
