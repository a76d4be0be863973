/** One numbered line of a receipt with what is said about it. */
export interface FigureGroup {
  readonly head: string;
  readonly details: readonly FigureDetail[];
}

export interface FigureDetail {
  readonly text: string;
  /** Waits for an answer before the figure can be confirmed. */
  readonly isQuestion: boolean;
}

/** Indented lines belong to the line above them; a question among them begins with its mark. */
export function figureGroups(lines: readonly string[]): readonly FigureGroup[] {
  const groups: { head: string; details: FigureDetail[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last !== undefined && /^\s/.test(line)) {
      const text = line.trim();
      const isQuestion = /^[？?]/.test(text);
      last.details.push({ text: text.replace(/^[？?]\s*/, ''), isQuestion });
    } else {
      groups.push({ head: line, details: [] });
    }
  }
  return groups;
}
