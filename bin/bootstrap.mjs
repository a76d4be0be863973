import './check-node.mjs';

import { pathToFileURL } from 'node:url';

import { lockBootstrap } from './bootstrap-lock.mjs';
import { explainFailure } from './failure-texts.mjs';
import { excerpt, runStep } from './run-step.mjs';
import { stamp } from './stamps.mjs';
import { steps } from './steps.mjs';

/**
 * Installs, generates and builds what is stale; does nothing and prints nothing when all is fresh.
 * @param progress the stream that each step is reported to
 * @param needed the steps that are wanted; all of them unless said
 * @throws never: what cannot be put right is printed in Chinese and ends the process with 1
 */
export async function bootstrap(progress, needed = steps) {
  try {
    if (!needed.some(isStale)) return;
    const release = await lockBootstrap(() => {
      progress.write('另一个终端正在安装或构建，等待其完成…\n');
    });
    for (const step of needed) if (isStale(step)) await perform(step, progress);
    release();
  } catch (error) {
    fail(
      `准备工作未能完成：${explainFailure('install', `npm error code ${error.code}`)}`,
      error.stack,
    );
  }
}

function isStale(step) {
  return !step.isDone(step.hash());
}

async function perform(step, progress) {
  progress.write(`${step.title}…`);
  const began = Date.now();
  // Taken before the work, so that a file saved while it runs makes the step stale again.
  const hash = step.hash();
  const output = await runStep(step);
  if (output !== undefined) {
    progress.write('失败\n');
    fail(`${step.title}失败：${explainFailure(step.name, output)}`, excerpt(output));
  }
  stamp(step.name, hash);
  progress.write(`完成（${((Date.now() - began) / 1000).toFixed(1)} 秒）\n`);
}

function fail(sentence, details) {
  process.stderr.write(`${details}\n\n${sentence}\n`);
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await bootstrap(process.stdout);
