export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly text: string;
}

/** A log of the shape that pino has, kept for a test to read. */
export class RecordingLog {
  readonly lines: LogLine[] = [];

  info(fields: object, text: string): void {
    this.lines.push({ level: 'info', fields, text });
  }

  warn(fields: object, text: string): void {
    this.lines.push({ level: 'warn', fields, text });
  }

  error(fields: object, text: string): void {
    this.lines.push({ level: 'error', fields, text });
  }

  /** Everything in one text, to look for what must or must not be there. */
  asText(): string {
    return this.lines.map((line) => JSON.stringify(line)).join('\n');
  }
}
