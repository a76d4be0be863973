/** What the chat may do with its input field. */
export interface ComposerHandle {
  /** Puts a sentence into the field, to be read and sent by the visitor. */
  readonly fill: (sentence: string) => void;
  readonly focus: () => void;
}
