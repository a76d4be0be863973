export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly text: string;
}

/** A log of the shape that pino has, kept for a test to read. */
export class RecordingLog {
  readonly lines: LogLine[] = [];
  readonly #waiting = new Set<() => void>();

  info(fields: object, text: string): void {
    this.#add({ level: 'info', fields, text });
  }

  warn(fields: object, text: string): void {
    this.#add({ level: 'warn', fields, text });
  }

  error(fields: object, text: string): void {
    this.#add({ level: 'error', fields, text });
  }

  /** The first line after `skip` others that begins so, as soon as it is there. */
  line(beginning: string, skip = 0, timeoutMs = 10_000): Promise<LogLine> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`no line "${beginning}" in the log:\n${this.asText()}`));
      }, timeoutMs);
      const look = (): void => {
        const found = this.lines.filter(({ text }) => text.startsWith(beginning))[skip];
        if (!found) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Everything in one text, to look for what must or must not be there. */
  asText(): string {
    return this.lines.map((line) => JSON.stringify(line)).join('\n');
  }

  #add(line: LogLine): void {
    this.lines.push(line);
    for (const look of [...this.#waiting]) look();
  }
}
