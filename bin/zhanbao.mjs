#!/usr/bin/env node
import './check-node.mjs';

import { bootstrap } from './bootstrap.mjs';

// Other commands print results that scripts read: what is said on the way must not mix with them.
await bootstrap(process.argv[2] === 'start' ? process.stdout : process.stderr);
await import('../dist/cli/main.js');
