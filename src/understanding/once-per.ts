/**
 * The same function, but computed once for each object, for as long as the object lives: several passes ask for the
 * same thing of one message.
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
