export type Groups = Readonly<Record<string, string | undefined>>;

/** A fixed phrase and what it says. */
export interface Rule<Read> {
  readonly pattern: RegExp;
  readonly make: (groups: Groups) => Read;
}

/** The whole text must be the phrase. */
export function rule<Read>(pattern: string, make: (groups: Groups) => Read): Rule<Read> {
  return { pattern: new RegExp(`^(?:${pattern})$`, 'u'), make };
}
