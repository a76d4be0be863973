/** A benchmark was asked for something that it does not know; the message says what it does. */
export class BenchUsageError extends Error {}
