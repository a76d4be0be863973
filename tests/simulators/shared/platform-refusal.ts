/** The platform says no: the code and the words that the bot is told. */
export class PlatformRefusal extends Error {
  constructor(
    readonly code: number | string,
    readonly words: string,
  ) {
    super(`${code} ${words}`);
  }
}
