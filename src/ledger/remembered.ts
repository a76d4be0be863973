/** What is worked out from an object that never changes: once, for as long as anybody holds it. */
export function remembered<Source extends object, Value>(
  work: (source: Source) => Value,
): (source: Source) => Value {
  const known = new WeakMap<Source, { readonly value: Value }>();
  return (source) => {
    const found = known.get(source) ?? { value: work(source) };
    known.set(source, found);
    return found.value;
  };
}
