import { readFile } from 'node:fs/promises';
import { parsePlanYaml } from './plan/load-plan-file.js';
import { parseDemoScript } from './store/demo/demo-script.js';
import { seedDemo } from './store/demo/seed-demo.js';
import type { House } from './wire.js';
import { SIMULATOR_CHANNEL } from './wire-simulator.js';

const SAMPLE = new URL('../plans/youxian-2023/', import.meta.url);

async function readSample(file: string): Promise<string> {
  return readFile(new URL(file, SAMPLE), 'utf8');
}

/**
 * Sets up the demonstration on the very first start, or finishes one that was cut off. Once it was
 * cleared, or a plan imported, it does not come back.
 */
export async function loadDemo(
  house: House,
  botName: string,
  progress: (line: string) => void,
): Promise<void> {
  const workspaces = await house.workspaces.list();
  if (workspaces.length === 0 && !house.isNew) return;
  if (house.isNew) progress('首次启动，正在装入演示数据（虚构的半年汇报）…');
  await seedDemo({
    workspaces: house.workspaces,
    handle: (message) => house.handle(message),
    plan: parsePlanYaml(await readSample('plan.yaml')),
    script: parseDemoScript(await readSample('demo-messages.yaml')),
    channel: SIMULATOR_CHANNEL,
    botName,
    progress: (done, total) => {
      if (done === total) progress(`演示数据已装入（${total}条消息）`);
    },
  });
}
