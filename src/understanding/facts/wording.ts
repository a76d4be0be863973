/** What stands around a figure, as it is written. */
export interface Wording {
  /** The text before the figure. */
  readonly before: string;
  readonly after: string;
  /** The text before the indicator's name. */
  readonly named: string;
  /** The text behind it. */
  readonly behind: string;
  /** The indicator has a fact already. */
  readonly stated: boolean;
}
