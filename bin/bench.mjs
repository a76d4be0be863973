import './check-node.mjs';

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { bootstrap } from './bootstrap.mjs';
import { root } from './stamps.mjs';

await bootstrap(process.stderr);
const { status } = spawnSync(
  process.execPath,
  [
    '--expose-gc',
    '--import',
    new URL('as-built.mjs', import.meta.url).href,
    join(root, 'bench', 'run.ts'),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
