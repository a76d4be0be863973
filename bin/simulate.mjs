import './check-node.mjs';

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { bootstrap } from './bootstrap.mjs';
import { root } from './stamps.mjs';
import { steps } from './steps.mjs';

const [name = '', ...rest] = process.argv.slice(2);
const simulators = join(root, 'tests', 'simulators');
const main = join(simulators, name, 'main.ts');
if (!/^[a-z]+$/.test(name) || !existsSync(main)) {
  const names = readdirSync(simulators).filter((one) =>
    existsSync(join(simulators, one, 'main.ts')),
  );
  console.error(`用法：npm run simulate -- ${names.join('|')}`);
  process.exit(2);
}
// A simulator shares no code with the product: it needs the packages, not the build.
await bootstrap(
  process.stderr,
  steps.filter(({ name: step }) => step === 'install'),
);
const child = spawn(process.execPath, ['--import', 'tsx', main, ...rest], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
