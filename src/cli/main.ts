import { processEnvironment } from '../config.js';
import { reportError } from './report-error.js';
import { runProgram } from './program.js';

const context = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: {},
  interactive: process.stdin.isTTY && process.stdout.isTTY,
};

try {
  process.exitCode = await runProgram(process.argv.slice(2), {
    ...context,
    env: processEnvironment(),
  });
} catch (error) {
  process.exitCode = reportError(error, context);
}
