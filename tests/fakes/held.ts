/** Something slow that ends when the test says so. */
export interface Held<Result> {
  /** What is slow. */
  readonly take: () => Promise<Result>;
  /** Resolves once it was begun. */
  readonly taken: Promise<void>;
  readonly give: (result: Result) => void;
}

export function held<Result = void>(): Held<Result> {
  let tell = (): void => undefined;
  let give: (result: Result) => void = () => undefined;
  const taken = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const given = new Promise<Result>((resolve) => {
    give = resolve;
  });
  return {
    taken,
    take: () => {
      tell();
      return given;
    },
    give: (result) => {
      give(result);
    },
  };
}
