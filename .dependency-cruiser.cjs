/**
 * The rooms of the house (docs/architecture.md): which folder may import which.
 * Everything not listed for a room is forbidden to it.
 */
const rooms = {
  kernel: [],
  message: ['kernel'],
  plan: ['kernel'],
  understanding: ['plan', 'kernel'],
  ledger: ['plan', 'kernel'],
  answers: ['ledger', 'plan', 'understanding', 'message', 'kernel'],
  digest: ['answers', 'ledger', 'plan', 'message', 'kernel'],
  conversation: ['digest', 'answers', 'ledger', 'understanding', 'plan', 'message', 'kernel'],
  channels: ['message', 'kernel'],
  model: ['understanding', 'answers', 'digest', 'plan', 'kernel'],
  store: ['plan', 'ledger', 'conversation', 'digest', 'message', 'kernel'],
  http: ['conversation', 'answers', 'digest', 'plan', 'ledger', 'message', 'kernel'],
  console: [],
  cli: [
    'kernel',
    'message',
    'plan',
    'understanding',
    'ledger',
    'answers',
    'digest',
    'conversation',
    'channels',
    'model',
    'store',
    'http',
  ],
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: '^src/',
    pathNot: [
      `^src/${room}/`,
      ...allowed.map((other) => `^src/${other}/`),
      ...(room === 'cli' ? ['^src/(wire|wire-glossary|wire-platforms|config|main)\\.ts$'] : []),
      ...(room === 'console' ? ['^src/http/api-types\\.ts$'] : []),
    ],
  },
}));

const onlyIn = (name, packages, path) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: path },
  to: { path: packages.map((pkg) => `(^|/)node_modules/${pkg}`) },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { pathNot: '^src/console/' },
      to: { couldNotResolve: true },
    },
    ...roomRules,
    {
      name: 'channels-apart',
      severity: 'error',
      from: { path: '^src/channels/([^/]+)/' },
      to: { path: '^src/channels/([^/]+)/', pathNot: '^src/channels/$1/' },
    },
    onlyIn('prisma-in-store', ['@prisma/'], '^src/store/'),
    onlyIn('koa-in-http', ['koa', '@koa/'], '^src/http/'),
    onlyIn('models-in-model', ['openai', 'langchain', '@langchain/'], '^src/model/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/store/generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'] },
  },
};
