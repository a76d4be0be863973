/** A person as the platform's address book knows him. */
export interface DirectoryPerson {
  readonly name: string;
  /** Names of departments, nearest first. */
  readonly departments: readonly string[];
}

export interface Directory {
  /**
   * @returns `null` when the person is unknown or outside of what may be seen.
   * @throws AppError `platform` when nothing could be found out now
   */
  lookUp(userId: string): Promise<DirectoryPerson | null>;
}
