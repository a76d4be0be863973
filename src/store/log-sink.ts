type LogLine = (details: Record<string, unknown>, message: string) => void;

/** The part of a pino logger that is used here. Lines hold ids and codes, never what people wrote. */
export interface LogSink {
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
}
