import './check-node.mjs';

import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { bootstrap } from './bootstrap.mjs';
import { root } from './stamps.mjs';
import { countTests, printCounts } from './test-summary.mjs';

const report = join(root, 'node_modules', '.cache', 'zhanbao', 'test-report.json');
const OWN_SETTINGS = /^(PORT|HOST|DATABASE_URL|ZHANBAO_(?!TEST_).*)$/;

await bootstrap(process.stdout);
rmSync(report, { force: true });

// The tests choose their own ports and databases; what is set for the real service must not reach them.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !OWN_SETTINGS.test(name)),
);
const vitest = spawn(
  process.execPath,
  [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...process.argv.slice(2),
  ],
  { cwd: root, env, stdio: 'inherit' },
);
// Ctrl-C reaches vitest by itself; we only wait for it to clear up.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => vitest.kill('SIGTERM'));

const status = await new Promise((resolve) => {
  vitest.once('exit', (code) => resolve(code ?? 1));
});
if (existsSync(report)) {
  const counts = countTests([report]);
  // An error outside any test fails the run as well.
  printCounts(status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);
}
process.exitCode = status;
