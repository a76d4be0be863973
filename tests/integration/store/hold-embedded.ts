/** Runs as a process of its own: opens the data folder given, says so, and stays until it is ended. */
import { AppError } from '../../../src/kernel/errors.js';
import { startEmbeddedPostgres } from '../../../src/store/embedded/start-embedded-postgres.js';

const [dataDir = '', purpose = 'serve'] = process.argv.slice(2);

try {
  const database = await startEmbeddedPostgres({
    dataDir,
    purpose: purpose === 'command' ? 'command' : 'serve',
    log: () => undefined,
    durable: false,
  });
  process.once('SIGTERM', () => {
    void database.stop().then(() => process.exit(0));
  });
  // Leaves without stopping anything by itself, as a program does that has come to its end too early.
  process.once('SIGUSR2', () => process.exit(7));
  setInterval(() => undefined, 60_000);
  console.log(JSON.stringify({ url: database.url }));
} catch (error) {
  console.log(JSON.stringify({ refused: error instanceof AppError ? error.userText : 'bug' }));
}
