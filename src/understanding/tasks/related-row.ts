/** Words in a message that speak of what a plan is likely to word as `concepts`. */
export interface RelatedWords {
  readonly said: readonly string[];
  readonly concepts: readonly string[];
}

/** Both as words parted by spaces. */
export function row(said: string, concepts: string): RelatedWords {
  return { said: said.split(' '), concepts: concepts.split(' ') };
}
