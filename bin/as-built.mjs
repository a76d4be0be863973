import { register } from 'node:module';

/** Lets TypeScript be run as `npm run build` would compile it, so that what is measured is what is served. */
register('./as-built-hooks.mjs', import.meta.url);
